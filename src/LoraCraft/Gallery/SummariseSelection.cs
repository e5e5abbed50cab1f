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
        var all = images.Count == tables.Number("SELECT images FROM dataset WHERE dataset = $1", dataset);
        var (_, tags) = all
            ? tables.AllTags(dataset, search: null, TagOrder.Count, MaxTags)
            : tables.TagsOf(dataset, images, search: null, TagOrder.Count, MaxTags);
        return new(images.Count, tags, Captions(tables, dataset, images));
    }

    private static Dictionary<string, CaptionSummary> Captions(IReadTables tables, long dataset, ImageSet images)
    {
        var found = tables.QueryOn(
            images, "SELECT name, text FROM caption WHERE dataset = $1 AND", r => (Name: r.GetString(0), Text: r.GetString(1)), dataset);
        var summary = new Dictionary<string, CaptionSummary>();
        foreach (var (name, text) in found)
            summary[name] = summary.TryGetValue(name, out var before)
                ? new(before.Images + 1, before.Text == text ? text : null)
                : new(1, text);
        foreach (var (name, caption) in summary)
            if (caption.Images < images.Count)
                summary[name] = caption with { Text = null };
        return summary;
    }
}
