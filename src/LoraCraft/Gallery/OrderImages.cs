using LoraCraft.Gallery.Filtering;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Gallery;

/// <summary>All images that match, in order.</summary>
/// <param name="Version">Version of the dataset this is true of.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Numbers">Their numbers in display order, like <c>1-5000,5007,42</c>.</param>
public sealed record ImageOrder(long Version, int Total, string Numbers);

/// <summary>The numbers of all images of a view; the page fetches the cards it shows.</summary>
public static class OrderImages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/order", Endpoint).WithName("orderImages");

    private static Ok<ImageOrder> Endpoint(long dataset, string? filter, string? sort, string? at, IMoments moments, IVersionNames versions, bool bin = false)
    {
        var wanted = FilterReader.Read(dataset, filter, versions);
        return TypedResults.Ok(moments.Read(dataset, at, then => Order(then, wanted, sort, bin)));
    }

    private static ImageOrder Order(DatasetAt then, Filter? filter, string? sort, bool bin)
    {
        var numbers = then.Images(filter, bin).Numbers(ImageSort.Parse(sort));
        return new(then.Version, numbers.Count, NumberList.Write(numbers));
    }
}
