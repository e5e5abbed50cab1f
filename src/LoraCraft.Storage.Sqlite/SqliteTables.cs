using LoraCraft.Kernel;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Portable SQL on one connection, with every statement prepared once. Used by one thread at a time.</summary>
internal sealed class SqliteTables(SqliteConnection connection) : IReadTables, IDisposable
{
    private const int KeptStatements = 256;
    private readonly Dictionary<string, SqliteStatement> _prepared = [];
    private readonly sqlite3 _database = connection.Handle!;

    public ISqlDialect Dialect => SqliteDialect.Instance;

    /// <summary>Whether anything was written since this was last set to false.</summary>
    public bool Wrote { get; set; }

    public List<T> Query<T>(string sql, Func<IRow, T> map, params ReadOnlySpan<object?> args)
    {
        var rows = new List<T>();
        var statement = Prepare(sql, args);
        try
        {
            while (statement.Step())
                rows.Add(map(statement));
            return rows;
        }
        finally
        {
            statement.Reset();
        }
    }

    public int Execute(string sql, params ReadOnlySpan<object?> args)
    {
        Wrote = true;
        Run(Prepare(sql, args));
        return raw.sqlite3_changes(_database);
    }

    /// <summary>The row id that the last insert gave.</summary>
    public long LastRowId => raw.sqlite3_last_insert_rowid(_database);

    public void Insert(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) => Run(Insertion(table, columns), rows);

    public void Upsert(string table, IReadOnlyList<string> columns, IReadOnlyList<string> keys, IEnumerable<object?[]> rows) => Run(
        $"{Insertion(table, columns)} ON CONFLICT({string.Join(", ", keys)}) DO UPDATE SET {string.Join(", ", columns.Except(keys).Select(c => $"{c} = excluded.{c}"))}",
        rows);

    public void Update(string table, IReadOnlyList<string> columns, IReadOnlyList<string> keys, IEnumerable<object?[]> rows) =>
        Run($"UPDATE {table} SET {string.Join(", ", columns.Select((c, i) => $"{c} = ${i + 1}"))} WHERE {Match(keys, columns.Count)}", rows);

    public void Delete(string table, IReadOnlyList<string> keys, IEnumerable<object?[]> rows) =>
        Run($"DELETE FROM {table} WHERE {Match(keys, 0)}", rows);

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private static string Insertion(string table, IReadOnlyList<string> columns) =>
        $"INSERT INTO {table}({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})";

    private static string Match(IReadOnlyList<string> keys, int before) =>
        string.Join(" AND ", keys.Select((k, i) => $"{k} = ${before + i + 1}"));

    private void Run(string sql, IEnumerable<object?[]> rows)
    {
        Wrote = true;
        foreach (var row in rows)
            Run(Prepare(sql, row));
    }

    private static void Run(SqliteStatement statement)
    {
        try
        {
            while (statement.Step())
            {
            }
        }
        finally
        {
            statement.Reset();
        }
    }

    private SqliteStatement Prepare(string sql, ReadOnlySpan<object?> args)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            if (_prepared.Count >= KeptStatements)
                Forget();
            _prepared.Add(sql, statement = new(_database, sql));
        }

        statement.Bind(args);
        return statement;
    }

    private void Forget()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        _prepared.Clear();
    }
}
