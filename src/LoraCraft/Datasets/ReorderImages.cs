using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

/// <param name="Images">Images to move; they keep their order among themselves.</param>
/// <param name="Before">The image they are put before; null = to the end.</param>
public sealed record ReorderImagesRequest(ImageSet Images, int? Before = null);

/// <summary>Moves images in the manual order.</summary>
public static class ReorderImages
{
    /// <summary>Places closer than this leave no room for more between them.</summary>
    private const double Narrow = 1e-6;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/images:reorder", async Task<Ok<ChangeResult>> (
            long dataset, ReorderImagesRequest request, DatasetCommands commands, CancellationToken cancel) =>
            TypedResults.Ok(await commands.Run(dataset, "Reordered images", session => Decide(session.Tables, dataset, request), cancel).ConfigureAwait(false)))
            .WithName("reorderImages");

    private static Decision Decide(IReadTables tables, long dataset, ReorderImagesRequest request)
    {
        var all = tables.Query(
            "SELECT number, place FROM image WHERE dataset = $1 AND live = 1 ORDER BY place, number",
            r => (Number: (int)r.GetInt64(0), Place: r.GetDouble(1)), dataset);
        var moving = all.Where(i => request.Images.Contains(i.Number)).ToList();
        var staying = all.Where(i => !request.Images.Contains(i.Number)).ToList();
        var at = request.Before is { } before ? staying.FindIndex(i => i.Number == before) : staying.Count;
        if (at < 0)
            return Refusal.Invalid($"Image {request.Before} is not among the images that stay where they are.");
        if (moving.Count == 0)
            return Decision.Nothing;

        var low = at > 0 ? staying[at - 1].Place : staying.Count > 0 ? staying[0].Place - moving.Count - 1 : 0;
        var high = at < staying.Count ? staying[at].Place : low + moving.Count + 1;
        var step = (high - low) / (moving.Count + 1);
        var moves = step > Narrow
            ? moving.Select((image, i) => (image.Number, image.Place, To: low + (step * (i + 1))))
            : Renumbered([.. staying[..at], .. moving, .. staying[at..]]);
        var changed = moves.Where(m => m.Place != m.To).ToList();
        return changed.Count == 0
            ? Decision.Nothing
            : Decision.Of(Streams.Dataset(dataset), new ImagesReordered([.. changed.Select(m => m.Number)], [.. changed.Select(m => m.Place)], [.. changed.Select(m => m.To)]));
    }

    private static IEnumerable<(int Number, double Place, double To)> Renumbered(IEnumerable<(int Number, double Place)> order) =>
        order.Select((image, i) => (image.Number, image.Place, (double)(i + 1)));
}
