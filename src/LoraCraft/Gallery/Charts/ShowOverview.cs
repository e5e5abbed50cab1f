using LoraCraft.Gallery.Filtering;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Gallery.Charts;

/// <summary>What a dataset, or the part of it that a filter finds, consists of.</summary>
/// <param name="Version">Version of the dataset this is true of.</param>
/// <param name="Images">Live images that are counted.</param>
/// <param name="Charts">
/// <c>texts</c>, <c>marks</c>, <c>stars</c>, <c>seen</c>, <c>sizes</c> (the commonest), <c>sides</c> (the shorter
/// one), <c>pixels</c> (megapixels), <c>ratios</c>, <c>formats</c>, <c>bytes</c>, <c>tags</c> (the commonest), <c>tagCounts</c>, <c>words</c>, <c>tokens</c> (CLIP's), <c>chars</c>,
/// <c>activity</c> (by days, weeks from Monday, months or years, UTC: an image counts in each in which it arrived or was changed).
/// </param>
public sealed record DatasetOverview(long Version, long Images, IReadOnlyList<Chart> Charts);

/// <param name="Bars">In the order to draw them; empty when there is nothing to count.</param>
public sealed record Chart(string Name, IReadOnlyList<Bar> Bars);

/// <param name="Filter">Finds just the images counted.</param>
/// <param name="Series">Bars of one label stand on each other; of <c>activity</c>: <c>arrived</c>, <c>people</c> or <c>machines</c>.</param>
public sealed record Bar(string Label, string Filter, long Images, string? Series = null);

/// <summary>The numbers of the page that shows a dataset as a whole.</summary>
public static class ShowOverview
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/overview", Endpoint).WithName("showOverview");

    private static Ok<DatasetOverview> Endpoint(long dataset, string? filter, string? at, IMoments moments, IVersionNames versions)
    {
        var wanted = FilterReader.Read(dataset, filter, versions);
        return TypedResults.Ok(moments.Read(dataset, at, then => Of(then, wanted, filter)));
    }

    internal static DatasetOverview Of(DatasetAt then, Filter? filter, string? written)
    {
        var images = then.Images(filter);
        var count = images.Count();
        if (count == 0)
            return new(then.Version, 0, []);
        var chosen = images.Set();
        var facts = then.Tables.Facts(images, then.Beside?.Find(SeenSql.UnseenNumbers));
        var charts = Histograms.All.Select(chart => BarCounts.Of(chart, facts))
            .Append(CommonSizes.Of(facts))
            .Append(CommonTags.Of(then, filter, chosen))
            .Append(Activity.Of(then.Tables.TouchedByDay(then.Dataset, chosen)));
        return new(then.Version, count, [.. charts.Select(chart => chart with { Bars = [.. chart.Bars.Select(bar => bar with { Filter = Within(filter, written, bar.Filter) })] })]);
    }

    /// <summary>The bar's filter within the one that was asked with.</summary>
    private static string Within(Filter? filter, string? written, string bar) => filter switch
    {
        null => bar,
        Filter.Any => $"({written!.Trim()}) {bar}",
        _ => $"{written!.Trim()} {bar}",
    };
}
