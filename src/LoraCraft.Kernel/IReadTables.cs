namespace LoraCraft.Kernel;

/// <summary>
/// Portable SQL on an open transaction. Placeholders are <c>$1, $2, ...</c>; arguments are long, int, double, string,
/// byte[], null, or long[] for <see cref="ISqlDialect.In"/>. Statements are prepared once and kept.
/// </summary>
public interface IReadTables
{
    ISqlDialect Dialect { get; }

    List<T> Query<T>(string sql, Func<IRow, T> map, params ReadOnlySpan<object?> args);

    int Execute(string sql, params ReadOnlySpan<object?> args);

    /// <summary>Inserts many rows; every row has one value for each column.</summary>
    void Insert(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows);

    /// <summary>Inserts many rows, each in the place of the one with the same <paramref name="keys"/> where there is one.</summary>
    void Upsert(string table, IReadOnlyList<string> columns, IReadOnlyList<string> keys, IEnumerable<object?[]> rows);

    /// <summary>Updates many rows; every row has the new values of <paramref name="columns"/>, then those of <paramref name="keys"/>.</summary>
    void Update(string table, IReadOnlyList<string> columns, IReadOnlyList<string> keys, IEnumerable<object?[]> rows);

    /// <summary>Deletes many rows by key; every row has one value for each key column.</summary>
    void Delete(string table, IReadOnlyList<string> keys, IEnumerable<object?[]> rows);
}

public static class ReadTablesExtensions
{
    public static T? First<T>(this IReadTables tables, string sql, Func<IRow, T> map, params ReadOnlySpan<object?> args)
    {
        var rows = tables.Query(sql, map, args);
        return rows.Count > 0 ? rows[0] : default;
    }

    /// <summary>The first column of the first row as a whole number; 0 when there is none or it is null.</summary>
    public static long Number(this IReadTables tables, string sql, params ReadOnlySpan<object?> args) =>
        tables.First(sql, r => r.IsDBNull(0) ? 0 : r.GetInt64(0), args);

    public static long? Number(this IRow row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static string? Text(this IRow row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>The few places where the databases differ.</summary>
public interface ISqlDialect
{
    /// <summary><c>column</c> is one of the whole numbers in the array argument.</summary>
    string In(string column, string argument);

    /// <summary>The whole numbers in the JSON array argument as a table of one column, <c>value</c>.</summary>
    string Each(string argument);

    /// <summary><c>column</c> is one of the texts in the JSON array that a query gives; of none when it gives none.</summary>
    string InTexts(string column, string query);

    /// <summary>Case-insensitive pattern match; the pattern uses % and _ with \ as escape.</summary>
    string Like(string column, string pattern, SqlArguments arguments);

    /// <summary>
    /// A subquery giving the <see cref="TextIndex.Low"/> keys of the rows under one <see cref="TextIndex.High"/> key whose text
    /// matches the pattern without regard to case; a key may come more than once. Uses the substring index where the pattern allows it.
    /// </summary>
    /// <param name="literal">The longest plain piece of the pattern, or null.</param>
    string TextMatches(TextIndex index, string high, string pattern, string? literal, SqlArguments arguments);
}

/// <summary>Collects the arguments of a statement as it is put together.</summary>
public sealed class SqlArguments
{
    private readonly List<object?> _values = [];

    public ReadOnlySpan<object?> Values => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values);

    /// <summary>Adds a value and returns its placeholder.</summary>
    public string Add(object? value)
    {
        _values.Add(value);
        return $"${_values.Count}";
    }
}
