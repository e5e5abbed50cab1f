using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Statements over the images of a set: by range while there are few, by list of numbers otherwise.</summary>
public static class ImageSql
{
    private const int FewRanges = 64;

    /// <summary>So many rows are read and left out sooner than another place is looked up.</summary>
    private const int ShortGap = 8;

    /// <summary>Runs a statement that ends in WHERE or AND once for every piece of the set; returns the rows it touched.</summary>
    public static int ExecuteOn(this IReadTables tables, ImageSet images, string sql, params object?[] args) =>
        Pieces(tables, images, args.Length).Sum(piece => tables.Execute(sql + piece.Condition, [.. args, .. piece.Args]));

    /// <summary>Runs a statement with something after its condition: <paramref name="sql"/> ends in WHERE or AND. Returns the rows it touched.</summary>
    public static int ExecuteWithin(this IReadTables tables, ImageSet images, string sql, string after, params object?[] args) =>
        Pieces(tables, images, args.Length).Sum(piece => tables.Execute(sql + piece.Condition + after, [.. args, .. piece.Args]));

    /// <summary>Runs a query that ends in WHERE or AND once for every piece of the set.</summary>
    public static IEnumerable<T> QueryOn<T>(this IReadTables tables, ImageSet images, string sql, Func<IRow, T> map, params object?[] args) =>
        Pieces(tables, images, args.Length).SelectMany(piece => tables.Query(sql + piece.Condition, map, [.. args, .. piece.Args]));

    /// <summary>Whether a query that ends in WHERE or AND finds anything.</summary>
    public static bool AnyOn(this IReadTables tables, ImageSet images, string sql, params object?[] args) =>
        Pieces(tables, images, args.Length).Any(piece => tables.Query($"{sql}{piece.Condition} LIMIT 1", _ => true, [.. args, .. piece.Args]).Count > 0);

    /// <summary>
    /// As <see cref="QueryOn"/> for a query whose first column is the image's number. Ranges that lie close together are read in one
    /// go, and the rows between them left out: of the images that a year of changes touched hardly two ranges are far apart.
    /// </summary>
    public static IEnumerable<T> QueryNumbered<T>(this IReadTables tables, ImageSet images, string sql, Func<IRow, T> map, params object?[] args)
    {
        if (images.Ranges.Count <= FewRanges || images.WithoutGaps(ShortGap) is not { Ranges.Count: <= FewRanges } covering)
            return tables.QueryOn(images, sql, map, args);
        return tables.QueryOn(covering, sql, r => images.Contains(r.GetInt32(0)) ? (Wanted: true, Row: map(r)) : default, args).Where(r => r.Wanted).Select(r => r.Row);
    }

    private static IEnumerable<(string Condition, object?[] Args)> Pieces(IReadTables tables, ImageSet images, int before)
    {
        if (images.Ranges.Count > FewRanges)
            return [($" {tables.Dialect.In("number", $"${before + 1}")}", [images.Select(n => (long)n).ToArray()])];
        return images.Ranges.Select(r => r.First == r.Last
            ? ($" number = ${before + 1}", new object?[] { r.First })
            : ($" number BETWEEN ${before + 1} AND ${before + 2}", [r.First, r.Last]));
    }
}
