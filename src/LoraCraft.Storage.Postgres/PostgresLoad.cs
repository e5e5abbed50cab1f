using System.Text;
using LoraCraft.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace LoraCraft.Storage.Postgres;

/// <summary>Fills an empty log with events of another one, in one transaction; the read tables count as outdated until they are rebuilt.</summary>
internal sealed class PostgresLoad(NpgsqlConnection connection, PostgresTables tables, EventTypes types)
{
    private const string Streams = """
        INSERT INTO mt_streams(id, version, timestamp, created, tenant_id, is_archived)
        SELECT id, version, clock_timestamp(), clock_timestamp(), '*DEFAULT*', FALSE FROM unnest($1, $2) AS given(id, version)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version
        """;

    private const string Events = """
        INSERT INTO mt_events(
            seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, is_archived)
        SELECT seq, id, stream, version, data, type, at, '*DEFAULT*', clr, change, cause, headers, FALSE
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS given(seq, id, stream, version, data, type, at, clr, change, cause, headers)
        """;

    /// <exception cref="InvalidOperationException">The log is not empty.</exception>
    public void Begin()
    {
        tables.Execute("LOCK TABLE mt_events IN EXCLUSIVE MODE");
        if (tables.Number("SELECT count(*) FROM (SELECT 1 FROM mt_events LIMIT 1) AS first") > 0)
            throw new InvalidOperationException("The log is not empty.");
        tables.Execute("DELETE FROM loracraft_setting WHERE name = 'read_tables'");
    }

    public void Store(IReadOnlyList<StoredEvent> events)
    {
        var versions = events.GroupBy(e => e.Stream).ToDictionary(g => g.Key, g => g.Max(e => e.Version));
        Run(Streams, [Array(NpgsqlDbType.Varchar, versions.Keys), Array(NpgsqlDbType.Bigint, versions.Values)]);
        Run(Events, [
            Array(NpgsqlDbType.Bigint, events.Select(e => e.Position)),
            Array(NpgsqlDbType.Uuid, events.Select(_ => Guid.CreateVersion7())),
            Array(NpgsqlDbType.Varchar, events.Select(e => e.Stream)),
            Array(NpgsqlDbType.Bigint, events.Select(e => e.Version)),
            Array(NpgsqlDbType.Jsonb, events.Select(e => Encoding.UTF8.GetString(e.Data))),
            Array(NpgsqlDbType.Varchar, events.Select(e => e.Type)),
            Array(NpgsqlDbType.TimestampTz, events.Select(e => e.Change.At.UtcDateTime)),
            Array(NpgsqlDbType.Varchar, events.Select(e => EventTypes.ClrName(types.Read(e.Type, e.Data)))),
            Array(NpgsqlDbType.Varchar, events.Select(e => e.Change.Id)),
            Array(NpgsqlDbType.Varchar, events.Select(e => e.Change.Cause)),
            Array(NpgsqlDbType.Jsonb, events.Select(e => PostgresWriteSession.Headers(e.Change))),
        ]);
    }

    /// <summary>What is appended from now on comes after what was loaded.</summary>
    public void End() => tables.Number("SELECT setval('mt_events_sequence', greatest((SELECT max(seq_id) FROM mt_events), 1))");

    private void Run(string sql, NpgsqlParameter[] parameters)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        command.ExecuteNonQuery();
    }

    private static NpgsqlParameter Array<T>(NpgsqlDbType type, IEnumerable<T> values) => PostgresWriteSession.Array(type, values);
}
