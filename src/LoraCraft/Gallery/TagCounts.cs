using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery;

/// <param name="Count">Images that have it.</param>
public sealed record TagCount(string Tag, int Count);

internal enum TagOrder
{
    /// <summary>Most images first, then by name.</summary>
    Count,
    Name,
}

/// <summary>How many images have each tag.</summary>
internal static class TagCounts
{
    /// <summary>Up to here the tags of the images are read; beyond, the whole index of tags is counted.</summary>
    private const int FewImages = 5_000;
    private const int FewRanges = 16;

    /// <summary>The tags of a whole dataset that have the text somewhere, and how many those are.</summary>
    public static (int Total, List<TagCount> Tags) AllTags(this IReadTables tables, long dataset, string? search, TagOrder order, int limit)
    {
        var args = new SqlArguments();
        args.Add(dataset);
        var where = "FROM tag WHERE dataset = $1";
        if (!string.IsNullOrEmpty(search))
            where += $" AND {tables.Dialect.Like("fold", Pattern(search).Infix.ToLowerInvariant(), args)}";
        var total = (int)tables.Number($"SELECT count(*) {where}", args.Values);
        var orderBy = order == TagOrder.Count ? "images DESC, tag" : "fold, tag";
        var sql = $"SELECT tag, images {where} ORDER BY {orderBy} LIMIT {args.Add(limit)}";
        return (total, tables.Query(sql, r => new TagCount(r.GetString(0), r.GetInt32(1)), args.Values));
    }

    /// <summary>The tags of some live images.</summary>
    public static (int Total, List<TagCount> Tags) TagsOf(
        this IReadTables tables, long dataset, ImageSet images, string? search, TagOrder order, int limit)
    {
        var counts = images.Count <= FewImages ? Read(tables, dataset, images) : Count(tables, dataset, images);
        var pattern = string.IsNullOrEmpty(search) ? null : new TextPattern($"*{Pattern(search).Source}*");
        var found = counts.Where(c => pattern is null || pattern.Matches(c.Tag)).ToList();
        var sorted = order == TagOrder.Count
            ? found.OrderByDescending(c => c.Count).ThenBy(c => c.Tag, StringComparer.Ordinal)
            : found.OrderBy(c => c.Tag.ToLowerInvariant(), StringComparer.Ordinal).ThenBy(c => c.Tag, StringComparer.Ordinal);
        return (found.Count, [.. sorted.Take(limit)]);
    }

    private static IEnumerable<TagCount> Read(IReadTables tables, long dataset, ImageSet images)
    {
        var counts = new Dictionary<string, int>();
        foreach (var json in tables.QueryOn(images, "SELECT tags FROM image_text WHERE dataset = $1 AND", r => r.GetString(0), dataset))
            foreach (var tag in TagJson.Read(json).Distinct())
                counts[tag] = counts.GetValueOrDefault(tag) + 1;
        return counts.Select(c => new TagCount(c.Key, c.Value));
    }

    /// <summary>The plus keeps the planner to the order of tags, in which nothing needs sorting.</summary>
    private static List<TagCount> Count(IReadTables tables, long dataset, ImageSet images)
    {
        var args = new SqlArguments();
        args.Add(dataset);
        var among = images.Ranges.Count <= FewRanges
            ? string.Join(" OR ", images.Ranges.Select(r => $"+number BETWEEN {args.Add(r.First)} AND {args.Add(r.Last)}"))
            : tables.Dialect.In("+number", args.Add(images.Select(n => (long)n).ToArray()));
        var sql = $"SELECT tag, count(*) FROM image_tag WHERE dataset = $1 AND ({among}) GROUP BY tag";
        return tables.Query(sql, r => new TagCount(r.GetString(0), r.GetInt32(1)), args.Values);
    }

    /// <summary>What is typed into the search box of the tags is plain text.</summary>
    private static TextPattern Pattern(string search) => new(search
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("*", @"\*", StringComparison.Ordinal).Replace("?", @"\?", StringComparison.Ordinal));
}
