using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Gallery;

/// <param name="Images">Those that were looked at.</param>
public sealed record ImagesSeenRequest(ImageSet Images);

/// <summary>Notes that a person looked at images that a machine had changed; of others there is nothing to note.</summary>
public sealed class SeeImages(IEventStore store, CommandRunner runner, IChanges changes)
{
    public async Task Run(long dataset, ImageSet images, CancellationToken cancel = default)
    {
        if (store.Read(session => session.StreamVersion(Streams.Dataset(dataset))) == 0)
            throw new RefusedException(DatasetCommands.Unknown(dataset));
        if (!store.Read(session => Unseen(session, dataset, images)).IsEmpty)
            await runner.Run(changes.New("Looked at images"), [Streams.Views(dataset)], session => Decide(session, dataset, images), cancel).ConfigureAwait(false);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/images:seen", async Task<NoContent> (
            long dataset, ImagesSeenRequest request, SeeImages see, CancellationToken cancel) =>
        {
            await see.Run(dataset, request.Images, cancel).ConfigureAwait(false);
            return TypedResults.NoContent();
        }).WithName("seeImages");

    private static Decision Decide(IReadSession session, long dataset, ImageSet images) =>
        Unseen(session, dataset, images) is { IsEmpty: false } unseen ? Decision.Of(Streams.Views(dataset), new ImagesSeen(unseen)) : Decision.Nothing;

    private static ImageSet Unseen(IReadSession session, long dataset, ImageSet images) => ImageSet.Of(session.Tables.QueryOn(
        images, $"SELECT number FROM image i WHERE dataset = $1 AND {SeenSql.Unseen} AND", r => r.GetInt32(0), dataset));
}
