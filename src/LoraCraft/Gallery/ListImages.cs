using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Gallery;

/// <param name="Version">Version of the dataset this is true of.</param>
/// <param name="Total">How many images match; of asked-for numbers, how many exist.</param>
public sealed record ImagePage(long Version, long Total, IReadOnlyList<ImageCard> Images);

/// <summary>Cards of images: of given numbers in that order, or a page of a view.</summary>
public static class ListImages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/images", Endpoint).WithName("listImages");

    private static Ok<ImagePage> Endpoint(
        long dataset, string? numbers, string? filter, string? sort, IEventStore store, int offset = 0, int limit = 200, bool bin = false)
    {
        GalleryRequests.CheckRange("offset", offset, 0, int.MaxValue);
        GalleryRequests.CheckRange("limit", limit, 0, GalleryRequests.MaxCards);
        return TypedResults.Ok(store.Read(session => numbers is null
            ? Page(session, dataset, session.Images(dataset, filter, bin), ImageSort.Parse(sort), offset, limit)
            : Given(session, dataset, numbers)));
    }

    private static ImagePage Page(IReadSession session, long dataset, ImageQueries images, ImageSort sort, int offset, int limit)
    {
        var cards = session.Tables.Cards(dataset, images.Numbers(sort, offset, limit));
        return new(session.DatasetVersion(dataset), images.Count(), cards);
    }

    private static ImagePage Given(IReadSession session, long dataset, string numbers)
    {
        session.Images(dataset, filter: null);
        var cards = session.Tables.Cards(dataset, NumberList.Read(numbers, GalleryRequests.MaxCards));
        return new(session.DatasetVersion(dataset), cards.Count, cards);
    }
}
