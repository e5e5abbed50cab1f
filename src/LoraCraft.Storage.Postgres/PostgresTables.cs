using LoraCraft.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace LoraCraft.Storage.Postgres;

/// <summary>
/// Portable SQL on one connection's open transaction. Statements used more than once are prepared by the driver, which keeps
/// them with the pooled connection.
/// </summary>
/// <param name="opening">What opens the transaction; goes along with the first query, which spares a way to the server and back. Only for reading.</param>
internal sealed class PostgresTables(NpgsqlConnection connection, PostgresColumns columns, IReadOnlyList<string>? opening = null) : IReadTables
{
    /// <summary>From here on, a COPY is quicker than arrays.</summary>
    private const int RowsPerStatement = 2_000;

    private bool _endsWithNext;
    private bool _ended;

    public ISqlDialect Dialect => PostgresDialect.Instance;

    /// <summary>Whether the transaction was opened, and not ended by its last query.</summary>
    public bool IsOpen { get; private set; } = opening is null;

    /// <summary>The next query is the last one and takes the end of the transaction along.</summary>
    public void EndWithNext() => _endsWithNext = true;

    public List<T> Query<T>(string sql, Func<IRow, T> map, params ReadOnlySpan<object?> args)
    {
        if (_ended)
            throw new InvalidOperationException("The session ended with the query before.");
        var rows = new List<T>();
        using var batch = new NpgsqlBatch(connection);
        if (!IsOpen)
            foreach (var first in opening!)
                batch.BatchCommands.Add(new(first));
        batch.BatchCommands.Add(Statement(sql, args));
        if (_endsWithNext)
            batch.BatchCommands.Add(new(PostgresConnections.EndReading));
        using var reader = batch.ExecuteReader();
        _ended = _endsWithNext;
        IsOpen = !_ended;
        var row = new PostgresRow(reader);
        while (reader.Read())
            rows.Add(map(row));
        return rows;
    }

    public int Execute(string sql, params ReadOnlySpan<object?> args)
    {
        using var batch = new NpgsqlBatch(connection) { BatchCommands = { Statement(sql, args) } };
        return batch.ExecuteNonQuery();
    }

    public void Insert(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var chunks = rows.Chunk(RowsPerStatement).GetEnumerator();
        if (!chunks.MoveNext())
            return;
        var names = string.Join(", ", columns);
        var kinds = Kinds(table, columns);
        if (chunks.Current.Length < RowsPerStatement)
        {
            Run($"INSERT INTO {table}({names}) SELECT * FROM unnest({Placeholders(kinds.Length)})", kinds, chunks.Current);
            return;
        }

        using var copy = connection.BeginBinaryImport($"COPY {table}({names}) FROM STDIN (FORMAT BINARY)");
        do
        {
            foreach (var row in chunks.Current)
                WriteRow(copy, kinds, row);
        }
        while (chunks.MoveNext());
        copy.Complete();
    }

    public void Upsert(string table, IReadOnlyList<string> columns, IReadOnlyList<string> keys, IEnumerable<object?[]> rows)
    {
        var ordered = (string[])[.. columns.Except(keys), .. keys];
        int[] places = [.. ordered.Select(name => columns.Index().First(c => c.Item == name).Index)];
        var values = string.Join(", ", ordered[..^keys.Count].Select(c => $"{c} = excluded.{c}"));
        RunByKey(
            $"INSERT INTO {table}({string.Join(", ", ordered)}) SELECT * FROM unnest({Placeholders(ordered.Length)}) ON CONFLICT({string.Join(", ", keys)}) DO UPDATE SET {values}",
            Kinds(table, ordered), ordered.Length - keys.Count, rows.Select(row => Array.ConvertAll(places, place => row[place])));
    }

    public void Update(string table, IReadOnlyList<string> columns, IReadOnlyList<string> keys, IEnumerable<object?[]> rows)
    {
        string[] all = [.. columns, .. keys];
        var values = string.Join(", ", columns.Select((c, i) => $"{c} = given.v{i}"));
        RunByKey(
            $"UPDATE {table} SET {values} FROM unnest({Placeholders(all.Length)}) AS given({Aliases(all.Length)}) WHERE {Match(table, keys, columns.Count)}",
            Kinds(table, all), columns.Count, rows);
    }

    public void Delete(string table, IReadOnlyList<string> keys, IEnumerable<object?[]> rows) => RunByKey(
        $"DELETE FROM {table} USING unnest({Placeholders(keys.Count)}) AS given({Aliases(keys.Count)}) WHERE {Match(table, keys, 0)}",
        Kinds(table, keys), 0, rows);

    private static string Placeholders(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"${i}"));

    private static string Aliases(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"v{i}"));

    private static string Match(string table, IReadOnlyList<string> keys, int before) =>
        string.Join(" AND ", keys.Select((key, i) => $"{table}.{key} = given.v{before + i}"));

    private ColumnKind[] Kinds(string table, IReadOnlyList<string> names) => columns.Of(connection, table, names);

    /// <summary>One statement does not say which of two rows with one key wins; as with one statement each, the last has to.</summary>
    private void RunByKey(string sql, ColumnKind[] kinds, int keysFrom, IEnumerable<object?[]> rows)
    {
        foreach (var chunk in rows.Chunk(RowsPerStatement))
            Run(sql, kinds, chunk.Length == 1 ? chunk : [.. chunk.Reverse().DistinctBy(row => row[keysFrom..], RowKeys.Comparer)]);
    }

    private void Run(string sql, ColumnKind[] kinds, object?[][] rows)
    {
        using var command = new NpgsqlCommand(sql, connection);
        for (var i = 0; i < kinds.Length; i++)
            command.Parameters.Add(kinds[i].Array(rows, i));
        command.ExecuteNonQuery();
    }

    private static void WriteRow(NpgsqlBinaryImporter copy, ColumnKind[] kinds, object?[] row)
    {
        copy.StartRow();
        for (var i = 0; i < kinds.Length; i++)
        {
            if (row[i] is null)
                copy.WriteNull();
            else
                kinds[i].Write(copy, row[i]!);
        }
    }

    private static NpgsqlBatchCommand Statement(string sql, ReadOnlySpan<object?> args)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var arg in args)
            command.Parameters.Add(arg switch
            {
                null => new NpgsqlParameter { Value = DBNull.Value },
                long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
                int number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
                string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
                _ => new NpgsqlParameter { Value = arg },
            });
        return command;
    }
}
