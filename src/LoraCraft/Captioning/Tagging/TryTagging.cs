using LoraCraft.Captioning.Running;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Tagging;

/// <param name="Models">Whole paths of their folders.</param>
/// <param name="Image">Its number; the first one in the scope when absent, or when it is not in the scope.</param>
/// <param name="After">Instead of it: the next one in the scope after this, and after the last the first again.</param>
public sealed record TryTaggingRequest(IReadOnlyList<string> Models, TagChoice? Choice = null, int? Image = null, Scope? Scope = null, int? After = null);

/// <param name="Picture">SHA-256.</param>
/// <param name="Tags">The most probable ones that models see, chosen or not: characters first, then general ones, then ratings.</param>
/// <param name="Answer">The chosen ones with commas, as a run would take them; empty when there is none.</param>
/// <param name="Milliseconds">That looking took, with opening models that were not open.</param>
public sealed record TaggingTrial(int Image, string Name, string Picture, IReadOnlyList<SeenTag> Tags, string Answer, long Milliseconds);

/// <summary>Shows what models see in one image, without changing anything.</summary>
internal static class TryTagging
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/tagging:try", async Task<Ok<TaggingTrial>> (
            long dataset, TryTaggingRequest request, TaggerDesk desk, AnswerCache cache, IEventStore store, IScopes scopes, IBlobStore blobs, IImaging imaging,
            PictureLimits limits, TimeProvider clock, CancellationToken cancel) =>
        {
            var folders = TagImages.Folders(request.Models);
            var choice = TagImages.Chosen(request.Choice);
            var subject = store.Read(s => Subjects.One(s, dataset, Chosen(s, dataset, request, scopes), request.Scope, scopes));
            var begun = clock.GetTimestamp();
            try
            {
                using var answers = new TagAnswers(await desk.Use(folders, cancel).ConfigureAwait(false), choice, cache, blobs, imaging, limits, clock);
                var seen = answers.See(subject, cancel);
                return TypedResults.Ok(new TaggingTrial(
                    subject.Number, subject.Name, subject.Picture, seen, TagChooser.Text(seen), (long)clock.GetElapsedTime(begun).TotalMilliseconds));
            }
            catch (Exception failed) when (failed is TaggerException or PictureRefusedException)
            {
                throw new RefusedException(Refusal.Conflict(failed.Message));
            }
        }).WithName("tryTagging");

    /// <summary>Null = the first one in the scope.</summary>
    private static int? Chosen(IReadSession session, long dataset, TryTaggingRequest request, IScopes scopes)
    {
        if (request.After is { } after)
            return scopes.Resolve(session, dataset, request.Scope ?? new()).SkipWhile(number => number <= after).Cast<int?>().FirstOrDefault();
        return request is { Image: { } image, Scope: { } scope } && !scopes.Resolve(session, dataset, scope).Contains(image) ? null : request.Image;
    }
}
