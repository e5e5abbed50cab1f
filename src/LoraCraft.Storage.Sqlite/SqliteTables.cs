using System.Data.Common;
using System.Globalization;
using LoraCraft.Kernel;
using Microsoft.Data.Sqlite;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Portable SQL on one connection, with every statement prepared once. Used by one thread at a time.</summary>
internal sealed class SqliteTables(SqliteConnection connection) : IReadTables, IDisposable
{
    private const int KeptStatements = 256;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public ISqlDialect Dialect => SqliteDialect.Instance;

    /// <summary>Whether anything was written since this was last set to false.</summary>
    public bool Wrote { get; set; }

    public List<T> Query<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<object?> args)
    {
        var rows = new List<T>();
        using var reader = Prepare(sql, args).ExecuteReader();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    public int Execute(string sql, params ReadOnlySpan<object?> args)
    {
        Wrote = true;
        return Prepare(sql, args).ExecuteNonQuery();
    }

    public void Insert(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) =>
        Run($"INSERT INTO {table}({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})", rows);

    public void Update(string table, IReadOnlyList<string> columns, IReadOnlyList<string> keys, IEnumerable<object?[]> rows) =>
        Run($"UPDATE {table} SET {string.Join(", ", columns.Select((c, i) => $"{c} = ${i + 1}"))} WHERE {Match(keys, columns.Count)}", rows);

    public void Delete(string table, IReadOnlyList<string> keys, IEnumerable<object?[]> rows) =>
        Run($"DELETE FROM {table} WHERE {Match(keys, 0)}", rows);

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private static string Match(IReadOnlyList<string> keys, int before) =>
        string.Join(" AND ", keys.Select((k, i) => $"{k} = ${before + i + 1}"));

    private void Run(string sql, IEnumerable<object?[]> rows)
    {
        Wrote = true;
        foreach (var row in rows)
            Prepare(sql, row).ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> args)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            if (_prepared.Count >= KeptStatements)
                Forget();
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < args.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = Placeholder(i) });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < args.Length; i++)
            command.Parameters[i].Value = args[i] switch
            {
                null => DBNull.Value,
                long[] numbers => $"[{string.Join(',', numbers)}]",
                var value => value,
            };
        return command;
    }

    private static string Placeholder(int index) =>
        index < Placeholders.Length ? Placeholders[index] : "$" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static readonly string[] Placeholders =
        [.. Enumerable.Range(1, 64).Select(i => "$" + i.ToString(CultureInfo.InvariantCulture))];

    private void Forget()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _prepared.Clear();
    }
}
