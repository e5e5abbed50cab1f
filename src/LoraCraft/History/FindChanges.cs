using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>Which changes to find. What is null does not narrow.</summary>
/// <param name="Before">Only changes before this position.</param>
/// <param name="Image">Number of an image of the one dataset that is looked at.</param>
/// <param name="Text">Anywhere in the label, whatever its case.</param>
/// <param name="Since">Begun at this time or later, Unix milliseconds.</param>
/// <param name="Until">Begun before this time, Unix milliseconds.</param>
internal sealed record ChangeFilter(
    long Before = long.MaxValue, string? Actor = null, string? Kind = null, int? Image = null, string? Tag = null, string? Text = null,
    long? Since = null, long? Until = null);

internal static class FindChanges
{
    /// <summary>How many rows are looked at first when each must be tested for an image; then more and more.</summary>
    private const int FirstLook = 256;
    private const int LookFurther = 4;

    /// <summary>The newest changes of some streams that pass the filter, newest first.</summary>
    /// <param name="streams">Null for all there are.</param>
    public static List<ChangeRow> Find(this IReadTables tables, IReadOnlyList<string>? streams, ChangeFilter filter, int limit) =>
        streams is null ? tables.Find((string?)null, filter, limit)
        : streams.Count == 1 ? tables.Find(streams[0], filter, limit)
        : [.. streams.SelectMany(s => tables.Find(s, filter, limit)).OrderByDescending(c => c.Position).Take(limit)];

    private static List<ChangeRow> Find(this IReadTables tables, string? stream, ChangeFilter filter, int limit)
    {
        if (filter.Image is not { } image)
        {
            var (sql, args) = Sql(tables.Dialect, stream, filter, limit, ChangeQueries.Columns);
            return tables.Query(sql, ChangeQueries.Map, args.Values);
        }

        var found = new List<ChangeRow>();
        for (var look = FirstLook; found.Count < limit; look *= LookFurther)
        {
            // The sets are long texts: they are tested where they stand, and only what passes is read in full.
            var seen = (Rows: 0, Last: filter.Before);
            var (sql, args) = Sql(tables.Dialect, stream, filter, look, $"{ChangeQueries.Columns}, c.touched");
            found.AddRange(tables.Query(sql, r =>
            {
                seen = (seen.Rows + 1, r.GetInt64(2));
                return ImageSet.Holds(r.GetString(12), image) ? ChangeQueries.Map(r) : null;
            }, args.Values).OfType<ChangeRow>());
            if (seen.Rows < look)
                break;
            filter = filter with { Before = seen.Last };
        }

        return found.Count > limit ? found[..limit] : found;
    }

    private static (string Sql, SqlArguments Args) Sql(ISqlDialect dialect, string? stream, ChangeFilter filter, int limit, string columns)
    {
        var args = new SqlArguments();
        var from = "change c";
        var where = new List<string> { $"c.position < {args.Add(filter.Before)}" };
        if (stream is not null)
            where.Add($"c.stream = {args.Add(stream)}");
        if (filter.Tag is { } tag)
        {
            // The tag's own few changes come first, whatever the planner thinks of the rest.
            var ofStream = stream is null ? "" : $" AND stream = {args.Add(stream)}";
            from = $"(SELECT DISTINCT stream, change FROM change_tag WHERE tag = {args.Add(tag.ToLowerInvariant())}{ofStream}) t CROSS JOIN change c";
            where.Add("c.change = t.change AND c.stream = t.stream");
        }

        if (filter.Actor is { } actor)
            where.Add($"c.actor = {args.Add(actor)}");
        if (filter.Kind is { } kind)
            where.Add($"c.kind = {args.Add(kind)}");
        if (filter.Since is { } since)
            where.Add($"c.at >= {args.Add(since)}");
        if (filter.Until is { } until)
            where.Add($"c.at < {args.Add(until)}");
        if (filter.Image is { } image)
            where.Add($"c.first_image <= {args.Add(image)} AND c.last_image >= {args.Add(image)}");
        if (filter.Text is { } text)
            where.Add(dialect.Like("c.cause", Infix(text), args));
        return ($"SELECT {columns} FROM {from} WHERE {string.Join(" AND ", where)} ORDER BY c.position DESC LIMIT {args.Add(limit)}", args);
    }

    private static string Infix(string text) => $"%{text
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
