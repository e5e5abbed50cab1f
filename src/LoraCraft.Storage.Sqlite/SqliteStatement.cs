using System.Globalization;
using System.Text;
using LoraCraft.Kernel;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace LoraCraft.Storage.Sqlite;

/// <summary>
/// A prepared statement, and the row it stands on. It talks to SQLite directly: the provider's commands and readers cost more
/// than most of the statements here.
/// </summary>
internal sealed class SqliteStatement : IRow, IDisposable
{
    private const int ShortText = 256;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>SQLite counts placeholders as they first occur in the text; here is where $1, $2, ... stand. 0 = nowhere.</summary>
    private readonly int[] _places;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(sqlite3_prepare_v3(database, sql, SQLITE_PREPARE_PERSISTENT, out _statement));
        int[] numbers = [.. Enumerable.Range(1, sqlite3_bind_parameter_count(_statement)).Select(Number)];
        _places = new int[numbers.Append(0).Max()];
        for (var place = 0; place < numbers.Length; place++)
            _places[numbers[place] - 1] = place + 1;
    }

    public int FieldCount => sqlite3_column_count(_statement);

    public void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < Math.Min(values.Length, _places.Length); i++)
            if (_places[i] is > 0 and var place)
                Check(Bind(place, values[i]));
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Step()
    {
        var result = sqlite3_step(_statement);
        if (result == SQLITE_ROW)
            return true;
        if (result != SQLITE_DONE)
            Check(result);
        return false;
    }

    /// <summary>Makes it ready for the next use; a failure was reported by <see cref="Step"/> already.</summary>
    public void Reset() => _ = sqlite3_reset(_statement);

    public bool IsDBNull(int column) => sqlite3_column_type(_statement, column) == SQLITE_NULL;

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public long GetInt64(int column) => sqlite3_column_int64(_statement, column);

    public double GetDouble(int column) => sqlite3_column_double(_statement, column);

    public string GetString(int column) => Encoding.UTF8.GetString(GetUtf8(column));

    public byte[] GetBytes(int column) => GetUtf8(column).ToArray();

    /// <summary>The text or blob itself, until the next step.</summary>
    public ReadOnlySpan<byte> GetUtf8(int column) => sqlite3_column_blob(_statement, column);

    public object? GetValue(int column) => sqlite3_column_type(_statement, column) switch
    {
        SQLITE_NULL => null,
        SQLITE_INTEGER => GetInt64(column),
        SQLITE_FLOAT => GetDouble(column),
        SQLITE_TEXT => GetString(column),
        _ => GetBytes(column),
    };

    public void Dispose() => _statement.Dispose();

    private int Number(int place) =>
        int.Parse(sqlite3_bind_parameter_name(_statement, place).utf8_to_string().AsSpan(1), CultureInfo.InvariantCulture);

    private int Bind(int place, object? value) => value switch
    {
        null => sqlite3_bind_null(_statement, place),
        long number => sqlite3_bind_int64(_statement, place, number),
        int number => sqlite3_bind_int64(_statement, place, number),
        double number => sqlite3_bind_double(_statement, place, number),
        string { Length: > 0 and <= ShortText } text => BindShort(place, text),
        string text => sqlite3_bind_text(_statement, place, text),
        byte[] { Length: 0 } => sqlite3_bind_zeroblob(_statement, place, 0),
        byte[] bytes => sqlite3_bind_blob(_statement, place, bytes),
        long[] numbers => sqlite3_bind_text(_statement, place, $"[{string.Join(',', numbers)}]"),
        _ => throw new ArgumentException($"SQL arguments are not of type {value.GetType().Name}.", nameof(value)),
    };

    private int BindShort(int place, string text)
    {
        Span<byte> bytes = stackalloc byte[ShortText * 3];
        return sqlite3_bind_text(_statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private void Check(int result)
    {
        if (result != SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, _database);
    }
}
