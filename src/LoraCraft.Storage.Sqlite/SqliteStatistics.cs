using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>
/// What the planner is told of the indexes: that datasets, streams and runs are large. Untold, it takes the first column of a
/// key for nearly unique and reads a whole dataset to find one row; told by ANALYZE, its plans hang on when that last ran.
/// Format: <c>sqlite_stat1</c> in SQLite's file format documentation.
/// </summary>
internal static class SqliteStatistics
{
    private const long Rows = 1_000_000;
    private const long RowsOfFirst = 1_000;
    private const long RowsOfMiddle = 10;

    /// <summary>Columns with few values, which hardly narrow anything down.</summary>
    private static readonly HashSet<string> Coarse = ["live", "tag_count", "images", "state"];

    /// <summary>Table, index and numbers, for every index of a read table.</summary>
    public static IEnumerable<(string Table, string Index, string Numbers)> Of(TableDefinition table) =>
    [
        (table.Name, table.Name, Numbers(table.KeyNames)),
        .. (table.Indexes ?? []).Select(SqliteIndex.Parse).Select(i => (table.Name, i.Name, Numbers(i.Columns))),
    ];

    /// <summary>Rows in all, then rows that share the first column, the first two, and so on.</summary>
    public static string Numbers(IReadOnlyList<string> columns)
    {
        var numbers = new List<long> { Rows };
        for (var i = 0; i < columns.Count; i++)
            numbers.Add(Coarse.Contains(columns[i]) ? Math.Min(numbers[^1], RowsOfFirst) : i == columns.Count - 1 ? 1 : i == 0 ? RowsOfFirst : RowsOfMiddle);
        return string.Join(' ', numbers);
    }

    public static void Write(IReadTables tables, IEnumerable<(string Table, string Index, string Numbers)> statistics)
    {
        tables.Execute("ANALYZE sqlite_schema"); // makes the table
        tables.Execute("DELETE FROM sqlite_stat1");
        tables.Insert("sqlite_stat1", ["tbl", "idx", "stat"], statistics.Select(s => new object?[] { s.Table, s.Index, s.Numbers }));
        tables.Execute("ANALYZE sqlite_schema"); // has it read
    }
}
