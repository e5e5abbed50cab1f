using System.Text.RegularExpressions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions;

/// <param name="Edit">What to do.</param>
/// <param name="Scope">To which images; all when absent.</param>
public sealed record EditTextsRequest(Edit Edit, Scope? Scope = null);

/// <summary>Changes tags or captions of one image, a selection or a whole dataset, as one change.</summary>
public sealed class EditTexts(DatasetCommands commands, IScopes scopes)
{
    public Task<ChangeResult> Run(long dataset, Edit edit, Scope scope, CancellationToken cancel = default)
    {
        if (edit.Check() is { } refusal)
            throw new RefusedException(refusal);
        return commands.Run(dataset, edit.Describe(), session => Decide(session, dataset, edit, scope), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/edits", async Task<Ok<ChangeResult>> (
            long dataset, EditTextsRequest request, EditTexts texts, CancellationToken cancel) =>
            TypedResults.Ok(await texts.Run(dataset, request.Edit, request.Scope ?? new(), cancel).ConfigureAwait(false)))
            .WithName("editTexts");

    internal ImageSet Images(IReadSession session, long dataset, Edit edit, Scope scope)
    {
        var images = string.IsNullOrWhiteSpace(scope.Filter) && scope.Images is { } selected ? selected : scopes.Resolve(session, dataset, scope);
        return edit.OnlyWithTags is { } tags && images.Count > tags.Count ? images.Intersect(session.Tables.ImagesWithTags(dataset, tags)) : images;
    }

    internal static EditContext Context(IReadSession session, long dataset, Edit edit) =>
        new(edit is Edits.SortTags ? session.Tables.TagCounts(dataset) : new Dictionary<string, long>());

    internal static Refusal TooSlow(RegexMatchTimeoutException slow) =>
        Refusal.Invalid($"The pattern \"{slow.Pattern}\" takes too long on one of the texts. Make it simpler, for example without nested repeats, or without looking around or back.");

    private Decision Decide(IReadSession session, long dataset, Edit edit, Scope scope)
    {
        try
        {
            var images = Images(session, dataset, edit, scope);
            var texts = session.Tables.Texts(dataset, images, captions: edit.ChangesCaption is not null);
            return Decision.Of(Streams.Dataset(dataset), CaptionDecider.Decide(edit, Context(session, dataset, edit), texts));
        }
        catch (RegexMatchTimeoutException slow)
        {
            return TooSlow(slow);
        }
    }
}
