using LoraCraft.Gallery.Filtering;
using LoraCraft.Shared;
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
        long dataset, string? numbers, string? filter, string? sort, string? at, IMoments moments, IVersionNames versions, int offset = 0, int limit = 200, bool bin = false)
    {
        GalleryRequests.CheckRange("offset", offset, 0, int.MaxValue);
        GalleryRequests.CheckRange("limit", limit, 0, GalleryRequests.MaxCards);
        var wanted = FilterReader.Read(dataset, filter, versions);
        return TypedResults.Ok(moments.Read(dataset, at, then => numbers is null
            ? Page(then, then.Images(wanted, bin), ImageSort.Parse(sort), offset, limit)
            : Given(then, numbers)));
    }

    private static ImagePage Page(DatasetAt then, ImageQueries images, ImageSort sort, int offset, int limit)
    {
        var cards = then.Tables.Cards(then.Dataset, images.Numbers(sort, offset, limit));
        return new(then.Version, images.Count(), cards);
    }

    private static ImagePage Given(DatasetAt then, string numbers)
    {
        then.Images(filter: null);
        var cards = then.Tables.Cards(then.Dataset, NumberList.Read(numbers, GalleryRequests.MaxCards));
        return new(then.Version, cards.Count, cards);
    }
}
