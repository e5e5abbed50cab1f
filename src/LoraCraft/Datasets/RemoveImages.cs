using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

public sealed record ScopeRequest(Scope? Scope = null);

/// <summary>Puts images into the bin, which is nothing but history, and takes them out again.</summary>
public static class RemoveImages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/images:remove", async Task<Ok<ChangeResult>> (
            long dataset, ScopeRequest request, DatasetCommands commands, IScopes scopes, CancellationToken cancel) =>
            TypedResults.Ok(await commands.Run(dataset, "Removed images", session =>
                scopes.Resolve(session, dataset, request.Scope ?? new()) is { IsEmpty: false } images
                    ? Decision.Of(Streams.Dataset(dataset), new ImagesRemoved(images))
                    : Decision.Nothing, cancel).ConfigureAwait(false)))
            .WithName("removeImages");

        routes.MapPost("/api/datasets/{dataset:long}/images:restore", async Task<Ok<ChangeResult>> (
            long dataset, ScopeRequest request, DatasetCommands commands, CancellationToken cancel) =>
            TypedResults.Ok(await commands.Run(dataset, "Restored images from the bin", session =>
                InBin(session, dataset, request.Scope?.Images) is { IsEmpty: false } images
                    ? Decision.Of(Streams.Dataset(dataset), new ImagesRestored(images))
                    : Decision.Nothing, cancel).ConfigureAwait(false)))
            .WithName("restoreImages");
    }

    private static ImageSet InBin(IReadSession session, long dataset, ImageSet? wanted)
    {
        var bin = ImageSet.Of(session.Tables.Query("SELECT number FROM image WHERE dataset = $1 AND live = 0 AND picture <> ''", r => (int)r.GetInt64(0), dataset));
        return wanted is null ? bin : bin.Intersect(wanted);
    }
}
