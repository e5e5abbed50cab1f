using LoraCraft.Captioning.Prompts;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Running;

/// <param name="Target"><c>tags</c>, or the name of a caption; what the prompt is for when absent.</param>
/// <param name="Preset">The prompt's name; one for captions when absent.</param>
/// <param name="Policy">Who wins where there is a text, as for a run: what that spares is no sample.</param>
/// <param name="Scope">Which images; all when absent.</param>
/// <param name="Count">1 to 24.</param>
/// <param name="Round">0 for the first samples, 1 for others, and so on.</param>
public sealed record SampleImagesRequest(
    string? Target = null, string Policy = CaptionPolicy.Empty, Scope? Scope = null, int Count = SampleImages.Usual, int Round = 0, string? Preset = null);

/// <param name="Picture">SHA-256.</param>
public sealed record SampleImage(int Image, string Name, string Picture);

/// <param name="Images">By number; fewer than asked for when a run would ask about fewer.</param>
/// <param name="Asked">Images that a run would ask about.</param>
public sealed record SampleList(IReadOnlyList<SampleImage> Images, int Asked);

/// <summary>Chooses images to try captions on, spread over those that a run would ask about; the same ones each time.</summary>
internal static class SampleImages
{
    public const int Usual = 4;
    private const int Most = 24;

    /// <summary>2^32 by the golden ratio: multiples of it spread numbers evenly.</summary>
    private const uint Spread = 2_654_435_769;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/captions:sample", Ok<SampleList> (long dataset, SampleImagesRequest request, IEventStore store, IScopes scopes) =>
        {
            AskedImages.Check(request.Policy, null);
            if (request.Count is < 1 or > Most || request.Round < 0)
                throw new RefusedException(Refusal.Invalid($"1 to {Most} samples can be chosen, in rounds from 0 on."));
            return TypedResults.Ok(store.Read(session =>
            {
                var asked = Subjects.Asked(session, dataset, scopes.Resolve(session, dataset, request.Scope ?? new()), Target(session.Tables, request), request.Policy);
                asked.Sort((one, other) => unchecked((uint)one * Spread).CompareTo(unchecked((uint)other * Spread)));
                return new SampleList(Some(session.Tables, dataset, asked, request.Count, request.Round), asked.Count);
            }));
        }).WithName("sampleImages");

    private static string Target(IReadTables tables, SampleImagesRequest request)
    {
        if (request.Preset is { } preset)
            return AskedImages.Target(SavePrompt.Find(tables, preset), request.Target);
        var target = request.Target ?? CaptionNames.Default;
        AskedImages.CheckTarget(target);
        return target;
    }

    private static List<SampleImage> Some(IReadTables tables, long dataset, List<int> asked, int count, int round)
    {
        var some = ImageSet.Of(Enumerable.Range(0, Math.Min(count, asked.Count)).Select(i => asked[(int)(((long)round * count + i) % asked.Count)]));
        return
        [
            .. tables.QueryOn(
                some, "SELECT number, name, picture FROM image WHERE dataset = $1 AND", r => new SampleImage(r.GetInt32(0), r.GetString(1), r.GetString(2)), dataset)
                .OrderBy(s => s.Image),
        ];
    }
}
