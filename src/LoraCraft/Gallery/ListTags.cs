using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Gallery;

/// <param name="Total">How many tags there are, beyond the limit too.</param>
public sealed record TagList(int Total, IReadOnlyList<TagCount> Tags);

/// <summary>The tags of a dataset, or of the images that match a filter, with the number of images that have each.</summary>
public static class ListTags
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/tags", Endpoint).WithName("listTags");

    private static Ok<TagList> Endpoint(long dataset, string? filter, string? search, string? at, IMoments moments, IVersionNames versions, string sort = "count", int limit = 500)
    {
        GalleryRequests.CheckRange("limit", limit, 0, GalleryRequests.MaxTags);
        if (PlainText.Check(search) is { } refusal)
            throw new RefusedException(refusal);
        var order = sort switch
        {
            "count" => TagOrder.Count,
            "name" => TagOrder.Name,
            _ => throw new RefusedException(Refusal.Invalid($"Tags cannot be sorted by \"{sort}\": use count or name.")),
        };
        var wanted = FilterReader.Read(dataset, filter, versions);
        return TypedResults.Ok(moments.Read(dataset, at, then => Tags(then, wanted, search, order, limit)));
    }

    private static TagList Tags(DatasetAt then, Filter? filter, string? search, TagOrder order, int limit)
    {
        var images = then.Images(filter);
        var (total, tags) = filter is null
            ? then.Tables.AllTags(then.Dataset, search, order, limit)
            : then.Tables.TagsOf(then.Dataset, images.Set(), search, order, limit);
        return new(total, tags);
    }
}
