using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>Which changes to find. What is null does not narrow.</summary>
/// <param name="Before">Only changes before this position.</param>
/// <param name="After">Only changes after this position, the oldest of them; null for the newest there are.</param>
/// <param name="Image">Number of an image of the one dataset that is looked at.</param>
/// <param name="Text">Words that are all somewhere in the label, whatever their case.</param>
/// <param name="Since">Begun at this time or later, Unix milliseconds.</param>
/// <param name="Until">Begun before this time, Unix milliseconds.</param>
internal sealed record ChangeFilter(
    long Before = long.MaxValue, long? After = null, string? Actor = null, string? Kind = null, int? Image = null, string? Tag = null, string? Text = null,
    long? Since = null, long? Until = null);

internal static class FindChanges
{
    /// <summary>How many changes of many images are looked at first for the one that is wanted; then more and more.</summary>
    private const int FirstLook = 512;
    private const int LookFurther = 8;

    /// <summary>A tag that was changed so often is soon met by whoever goes through all changes.</summary>
    private const int Often = 2_000;

    /// <summary>Changes of some streams that pass the filter, newest first: the newest, or the first after a position.</summary>
    /// <param name="streams">Null for all there are.</param>
    public static List<ChangeRow> Find(this IReadTables tables, IReadOnlyList<string>? streams, ChangeFilter filter, int limit) =>
        streams is null ? tables.Find((string?)null, filter, limit)
        : streams.Count == 1 ? tables.Find(streams[0], filter, limit)
        : Some(streams.SelectMany(s => tables.Find(s, filter, limit)), filter, limit);

    private static List<ChangeRow> Find(this IReadTables tables, string? stream, ChangeFilter filter, int limit) =>
        stream is null || filter.Image is not { } image
            ? Some(tables.Query(filter.Tag is { } tag && tables.IsRare(stream, tag)
                ? ChangeSql.OfRareTag(tables.Dialect, stream, tag, filter, limit)
                : ChangeSql.InOrder(tables.Dialect, stream, filter, limit)), filter, limit)
            : Some(OfImage(tables, stream, image, filter, limit), filter, limit);

    /// <summary>
    /// Changes of few images, and along with them the first of those of many. The sets of these are long texts: they are tested where
    /// they stand, and only what passes is read in full.
    /// </summary>
    private static List<ChangeRow> OfImage(IReadTables tables, string stream, int image, ChangeFilter filter, int limit)
    {
        var (few, many, look) = (new List<ChangeRow>(), new List<ChangeRow>(), FirstLook);
        for (var (sql, args) = ChangeSql.OfImage(tables.Dialect, stream, image, filter, limit, look); ;
            (sql, args) = ChangeSql.OfManyImages(tables.Dialect, stream, image, filter, look *= LookFurther))
        {
            var rows = tables.Query(
                sql, r => (OfFew: r.IsDBNull(14), Position: r.GetInt64(2), Row: r.Text(14) is not { Length: > 0 } tested || ImageSet.Holds(tested, image) ? ChangeQueries.Map(r) : null), args.Values);
            few.AddRange(rows.Where(r => r.OfFew).Select(r => r.Row!));
            var seen = rows.FindAll(r => !r.OfFew);
            many.AddRange(seen.Select(r => r.Row).OfType<ChangeRow>());
            if (seen.Count < look || many.Count >= limit)
                return [.. few, .. many];
            filter = filter.After is null ? filter with { Before = seen.Min(r => r.Position) } : filter with { After = seen.Max(r => r.Position) };
        }
    }

    private static bool IsRare(this IReadTables tables, string? stream, string tag)
    {
        var (sql, args) = ChangeSql.CountOfTag(stream, tag, Often);
        return tables.Number(sql, args.Values) < Often;
    }

    private static List<ChangeRow> Query(this IReadTables tables, (string Sql, SqlArguments Args) query) =>
        tables.Query(query.Sql, ChangeQueries.Map, query.Args.Values);

    private static List<ChangeRow> Some(IEnumerable<ChangeRow> found, ChangeFilter filter, int limit)
    {
        var newestFirst = found.OrderByDescending(c => c.Position);
        return [.. filter.After is null ? newestFirst.Take(limit) : newestFirst.TakeLast(limit)];
    }
}
