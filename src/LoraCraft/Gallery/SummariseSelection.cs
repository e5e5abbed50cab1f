using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Gallery;

/// <param name="At">A moment; null = now.</param>
public sealed record SelectionRequest(Scope? Scope = null, string? At = null);

/// <summary>What the images of a scope have in common.</summary>
/// <param name="Tags">The 200 commonest, most common first.</param>
/// <param name="Captions">By name of the caption.</param>
public sealed record SelectionSummary(int Images, IReadOnlyList<TagCount> Tags, IReadOnlyDictionary<string, CaptionSummary> Captions);

/// <param name="Images">Images that have this caption.</param>
/// <param name="Text">Its text when it is the same on every image of the scope, else null.</param>
public sealed record CaptionSummary(int Images, string? Text);

/// <summary>Tags and captions of a scope, for the panel that edits many images at once.</summary>
public static class SummariseSelection
{
    private const int MaxTags = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/selection", Endpoint).WithName("summariseSelection");

    private static Ok<SelectionSummary> Endpoint(long dataset, SelectionRequest request, IMoments moments, IScopes scopes) =>
        TypedResults.Ok(moments.Read(dataset, request.At, then => Summary(then, scopes.Resolve(then, request.Scope ?? new()))));

    private static SelectionSummary Summary(DatasetAt then, ImageSet images)
    {
        var (tables, dataset) = (then.Tables, then.Dataset);
        var (live, bin) = tables.First("SELECT images, bin FROM dataset WHERE dataset = $1", r => (r.GetInt64(0), r.GetInt64(1)), dataset);
        var (_, tags) = images.Count == live
            ? tables.AllTags(dataset, search: null, TagOrder.Count, MaxTags)
            : tables.TagsOf(dataset, images, search: null, TagOrder.Count, MaxTags);
        var captions = images.Count == live && bin == 0 ? AllCaptions(tables, dataset) : Captions(tables, dataset, images);
        return new(images.Count, tags, captions.ToDictionary(
            c => c.Name, c => new CaptionSummary(c.Images, c.Images == images.Count ? TextOfAll(tables, dataset, images, c.Name) : null)));
    }

    /// <summary>How many images have each caption, those in the bin among them.</summary>
    private static List<(string Name, int Images)> AllCaptions(IReadTables tables, long dataset) =>
        tables.Query("SELECT name, images FROM caption_name WHERE dataset = $1 AND images > 0", r => (r.GetString(0), r.GetInt32(1)), dataset);

    private static List<(string Name, int Images)> Captions(IReadTables tables, long dataset, ImageSet images) =>
    [
        .. tables.QueryOn(images, "SELECT name FROM caption WHERE dataset = $1 AND", r => r.GetString(0), dataset)
            .CountBy(name => name).Select(c => (c.Key, c.Value)),
    ];

    /// <summary>The text of a caption that every image has; null when they differ, which two of them show as a rule.</summary>
    private static string? TextOfAll(IReadTables tables, long dataset, ImageSet images, string name)
    {
        var one = tables.First("SELECT text FROM caption WHERE dataset = $1 AND number = $2 AND name = $3", r => r.GetString(0), dataset, (long)images.First(), name);
        return tables.AnyOn(images, "SELECT number FROM caption WHERE dataset = $1 AND name = $2 AND text <> $3 AND", dataset, name, one) ? null : one;
    }
}
