using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

/// <param name="Mark"><c>kept</c>, <c>rejected</c>, or null to take the mark off.</param>
public sealed record MarkImagesRequest(Scope? Scope = null, string? Mark = null);

/// <param name="Stars">0 to 5.</param>
public sealed record StarImagesRequest(int Stars, Scope? Scope = null);

/// <summary>Marks images as kept or rejected, and gives stars.</summary>
public static class MarkImages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/images:mark", async Task<Ok<ChangeResult>> (
            long dataset, MarkImagesRequest request, DatasetCommands commands, IScopes scopes, CancellationToken cancel) =>
            TypedResults.Ok(await commands.Run(
                dataset, request.Mark is null ? "Took marks off" : $"Marked as {request.Mark}",
                session => Mark(session, dataset, scopes.Resolve(session, dataset, request.Scope ?? new()), request.Mark), cancel).ConfigureAwait(false)))
            .WithName("markImages");

        routes.MapPost("/api/datasets/{dataset:long}/images:star", async Task<Ok<ChangeResult>> (
            long dataset, StarImagesRequest request, DatasetCommands commands, IScopes scopes, CancellationToken cancel) =>
            TypedResults.Ok(await commands.Run(
                dataset, $"Gave {request.Stars} {(request.Stars == 1 ? "star" : "stars")}",
                session => Star(session, dataset, scopes.Resolve(session, dataset, request.Scope ?? new()), request.Stars), cancel).ConfigureAwait(false)))
            .WithName("starImages");
    }

    private static Decision Mark(IReadSession session, long dataset, ImageSet images, string? mark)
    {
        if (ImageRule.Mark(mark) is { } refusal)
            return refusal;
        var given = session.Tables.QueryOn(
                images, "SELECT number, mark FROM image WHERE dataset = $1 AND", r => (Number: (int)r.GetInt64(0), Mark: r.Text(1)), dataset)
            .Where(i => i.Mark != mark)
            .GroupBy(i => i.Mark ?? "", i => i.Number)
            .Select(g => new MarkGiven(ImageSet.Of(g), g.Key.Length == 0 ? null : g.Key, mark))
            .ToList();
        return given.Count == 0 ? Decision.Nothing : Decision.Of(Streams.Dataset(dataset), new ImagesMarked(given));
    }

    private static Decision Star(IReadSession session, long dataset, ImageSet images, int stars)
    {
        if (ImageRule.Stars(stars) is { } refusal)
            return refusal;
        var given = session.Tables.QueryOn(
                images, "SELECT number, stars FROM image WHERE dataset = $1 AND", r => (Number: (int)r.GetInt64(0), Stars: (int)r.GetInt64(1)), dataset)
            .Where(i => i.Stars != stars)
            .GroupBy(i => i.Stars, i => i.Number)
            .Select(g => new StarsGiven(ImageSet.Of(g), g.Key, stars))
            .ToList();
        return given.Count == 0 ? Decision.Nothing : Decision.Of(Streams.Dataset(dataset), new ImagesStarred(given));
    }
}
