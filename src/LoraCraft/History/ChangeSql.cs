using LoraCraft.Kernel;

namespace LoraCraft.History;

/// <summary>Statements that find changes.</summary>
internal static class ChangeSql
{
    /// <summary>Changes in their order, each of which is asked for the tag.</summary>
    public static (string Sql, SqlArguments Args) InOrder(ISqlDialect dialect, string? stream, ChangeFilter filter, int limit)
    {
        var args = new SqlArguments();
        var where = Conditions(dialect, stream, filter, args) + HasTag(filter, args);
        return (Ordered(ChangeQueries.Columns, "change c", where, filter, limit, args), args);
    }

    /// <summary>Changes of a tag that has few: its own come first, whatever the planner thinks of the rest.</summary>
    public static (string Sql, SqlArguments Args) OfRareTag(ISqlDialect dialect, string? stream, string tag, ChangeFilter filter, int limit)
    {
        var args = new SqlArguments();
        var where = $"{Conditions(dialect, stream, filter, args)} AND c.change = t.change AND c.stream = t.stream";
        var from = $"(SELECT DISTINCT stream, change FROM change_tag WHERE {OfTag(stream, tag, args)}) t CROSS JOIN change c";
        return (Ordered(ChangeQueries.Columns, from, where, filter, limit, args), args);
    }

    /// <summary>How often a tag was changed, counted up to a number.</summary>
    public static (string Sql, SqlArguments Args) CountOfTag(string? stream, string tag, int upTo)
    {
        var args = new SqlArguments();
        return ($"SELECT count(*) FROM (SELECT 1 FROM change_tag WHERE {OfTag(stream, tag, args)} LIMIT {args.Add(upTo)}) few", args);
    }

    /// <summary>Changes of few images that touched this one, and after them changes of many that may have.</summary>
    /// <param name="look">How many of those.</param>
    public static (string Sql, SqlArguments Args) OfImage(ISqlDialect dialect, string stream, int image, ChangeFilter filter, int limit, int look)
    {
        var args = new SqlArguments();
        var few = OfFewImages(dialect, stream, image, filter, limit, args);
        return ($"SELECT * FROM ({few}) f UNION ALL SELECT * FROM ({OfManyImages(dialect, stream, image, filter, look, args)}) m", args);
    }

    /// <summary>Changes of many images that may have touched this one; last comes the set to be tested, blank when there is no gap in it.</summary>
    public static (string Sql, SqlArguments Args) OfManyImages(ISqlDialect dialect, string stream, int image, ChangeFilter filter, int limit)
    {
        var args = new SqlArguments();
        return (OfManyImages(dialect, stream, image, filter, limit, args), args);
    }

    /// <summary>The index of images has them; there is no set to be tested.</summary>
    private static string OfFewImages(ISqlDialect dialect, string stream, int image, ChangeFilter filter, int limit, SqlArguments args)
    {
        var where = $"i.stream = {args.Add(stream)} AND i.number = {args.Add(image)} AND c.change = i.change AND {Conditions(dialect, stream, filter, args)}{HasTag(filter, args)}";
        return Ordered($"{ChangeQueries.Columns}, NULL AS tested", "change_image i CROSS JOIN change c", where, filter, limit, args);
    }

    private static string OfManyImages(ISqlDialect dialect, string stream, int image, ChangeFilter filter, int limit, SqlArguments args)
    {
        const string tested = "CASE WHEN c.images = c.last_image - c.first_image + 1 THEN '' ELSE c.touched END AS tested";
        var number = args.Add(image);
        var where = $"c.images > {ChangeProjection.FewImages} AND c.first_image <= {number} AND c.last_image >= {number} AND {Conditions(dialect, stream, filter, args)}{HasTag(filter, args)}";
        return Ordered($"{ChangeQueries.Columns}, {tested}", "change c", where, filter, limit, args);
    }

    private static string Ordered(string columns, string from, string where, ChangeFilter filter, int limit, SqlArguments args) =>
        $"SELECT {columns} FROM {from} WHERE {where} ORDER BY c.position {(filter.After is null ? "DESC" : "ASC")} LIMIT {args.Add(limit)}";

    /// <summary>Looked up for one change after the other: a planner that may make a join of it reads all changes of the tag.</summary>
    private static string HasTag(ChangeFilter filter, SqlArguments args) => filter.Tag is { } tag
        ? $" AND (SELECT 1 FROM change_tag t WHERE t.tag = {args.Add(tag.ToLowerInvariant())} AND t.stream = c.stream AND t.change = c.change LIMIT 1) IS NOT NULL"
        : "";

    private static string OfTag(string? stream, string tag, SqlArguments args) =>
        $"tag = {args.Add(tag.ToLowerInvariant())}{(stream is null ? "" : $" AND stream = {args.Add(stream)}")}";

    /// <summary>All but tag and image.</summary>
    private static string Conditions(ISqlDialect dialect, string? stream, ChangeFilter filter, SqlArguments args)
    {
        var where = new List<string> { $"c.position < {args.Add(filter.Before)}" };
        if (filter.After is { } after)
            where.Add($"c.position > {args.Add(after)}");
        if (stream is not null)
            where.Add($"c.stream = {args.Add(stream)}");
        if (filter.Actor is { } actor)
            where.Add($"c.actor = {args.Add(actor)}");
        if (filter.Kind is { } kind)
            where.Add($"c.kind = {args.Add(kind)}");
        if (filter.Since is { } since)
            where.Add($"c.at >= {args.Add(since)}");
        if (filter.Until is { } until)
            where.Add($"c.at < {args.Add(until)}");
        foreach (var word in filter.Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
            where.Add(dialect.Like("c.cause", Infix(word), args));
        return string.Join(" AND ", where);
    }

    private static string Infix(string text) => $"%{text
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
