using LoraCraft.Gallery.Filtering;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Charts;

/// <summary>The tags that most images have. A filter knows no case, so tags that differ by it only are one.</summary>
internal static class CommonTags
{
    private const int Most = 20;

    public static Chart Of(DatasetAt then, Filter? filter, ImageSet images)
    {
        var counts = filter is null
            ? then.Tables.AllTags(then.Dataset, search: null, TagOrder.Count, int.MaxValue).Tags
            : then.Tables.TagsOf(then.Dataset, images, search: null, TagOrder.Count, int.MaxValue).Tags;
        var alike = counts.GroupBy(c => c.Tag.ToLowerInvariant()).Select(Alike).OrderByDescending(tag => tag.AtMost).ToList();
        var bars = new List<Bar>();
        foreach (var tag in alike)
        {
            if (bars.Count >= Most && tag.AtMost < bars.OrderByDescending(bar => bar.Images).ElementAt(Most - 1).Images)
                break;
            bars.Add(new(tag.Shown, Written(tag.Shown), tag.Exact ? tag.AtMost : Count(then, filter, tag.Shown)));
        }

        return new("tags", [.. bars.OrderByDescending(bar => bar.Images).ThenBy(bar => bar.Label, StringComparer.Ordinal).Take(Most)]);
    }

    private static (string Shown, long AtMost, bool Exact) Alike(IGrouping<string, TagCount> variants) =>
        (variants.MaxBy(v => v.Count)!.Tag, variants.Sum(v => (long)v.Count), variants.Count() == 1);

    private static long Count(DatasetAt then, Filter? filter, string tag)
    {
        var alone = FilterParser.Parse(Written(tag))!;
        return then.Images(filter is null ? alone : new Filter.All([filter, alone])).Count();
    }

    /// <summary>The tag as a filter, with quotes, backslashes and wildcards taken literally.</summary>
    private static string Written(string tag) => $"tag:\"{string.Concat(tag.Select(c => c is '\\' or '"' or '*' or '?' ? $@"\{c}" : $"{c}"))}\"";
}
