using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

/// <param name="Dataset">Where they go.</param>
/// <param name="Move">Whether they leave this dataset.</param>
public sealed record CopyImagesRequest(long Dataset, bool Move = false, Scope? Scope = null);

/// <summary>Copies or moves images with all their texts, stars and marks to another dataset; no file is copied.</summary>
public static class CopyImages
{
    private const int ImagesPerEvent = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/images:copy", async Task<Ok<ChangeResult>> (
            long dataset, CopyImagesRequest request, DatasetCommands commands, IScopes scopes, CancellationToken cancel) =>
            TypedResults.Ok(await commands.Run(
                dataset, request.Move ? "Moved images to another dataset" : "Copied images to another dataset",
                session => Decide(session, dataset, request, scopes.Resolve(session, dataset, request.Scope ?? new())), cancel, request.Dataset).ConfigureAwait(false)))
            .WithName("copyImages");

    private static Decision Decide(IReadSession session, long dataset, CopyImagesRequest request, ImageSet images)
    {
        if (request.Dataset == dataset)
            return Refusal.Invalid("The images are in that dataset already; choose another one.");
        if (session.Tables.Dataset(request.Dataset) is not { } target)
            return DatasetCommands.Unknown(request.Dataset);

        var there = session.Tables.Query("SELECT picture FROM image WHERE dataset = $1 AND live = 1", r => r.GetString(0), request.Dataset).ToHashSet();
        var copies = session.Tables.CopiesOf(dataset, images).Where(i => !there.Contains(i.Sha256)).ToList();
        if (copies.Count == 0)
            return images.IsEmpty ? Decision.Nothing : Refusal.Conflict($"\"{target.Name}\" has these pictures already.");

        var added = copies.Select((copy, i) => copy with { Number = target.LastNumber + 1 + i, Place = target.LastNumber + 1 + i });
        var gone = ImageSet.Of(copies.Select(c => c.Number));
        return Decision.Of(
            new StreamAppend(Streams.Dataset(request.Dataset), [.. added.Chunk(ImagesPerEvent).Select(chunk => new ImagesAdded(chunk))]),
            new StreamAppend(Streams.Dataset(dataset), request.Move ? [new ImagesRemoved(gone)] : []));
    }
}
