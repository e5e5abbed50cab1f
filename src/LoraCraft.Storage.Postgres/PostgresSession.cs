using System.Globalization;
using System.Text;
using System.Text.Json;
using LoraCraft.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace LoraCraft.Storage.Postgres;

/// <summary>Reads of the log on an open transaction.</summary>
internal class PostgresReadSession(PostgresTables tables) : IReadSession
{
    private const string Columns = $"seq_id, stream_id, version, type, data, {PostgresChanges.Columns}";

    public IReadTables Tables => tables;

    public virtual IReadSession Last
    {
        get
        {
            tables.EndWithNext();
            return this;
        }
    }

    public long StreamVersion(string stream) => tables.Number("SELECT version FROM mt_streams WHERE id = $1", stream);

    public IReadOnlyList<StoredEvent> ReadStream(string stream, long after = 0, long upTo = long.MaxValue) =>
        Events("WHERE stream_id = $1 AND version > $2 AND version <= $3 ORDER BY version", stream, after, upTo);

    public IReadOnlyList<StoredEvent> ReadStream(string stream, long after, long upTo, IEnumerable<string> changes, IEnumerable<string> types) => Events(
        $"WHERE stream_id = $1 AND version > $2 AND version <= $3 AND type = ANY($4) AND {PostgresChanges.Id} = ANY($5) ORDER BY version",
        stream, after, upTo, types.ToArray(), changes.ToArray());

    public IReadOnlyList<StoredEvent> ReadChange(string change) => Events("WHERE correlation_id = $1 ORDER BY seq_id", change);

    public IReadOnlyList<StoredEvent> ReadChanges(IEnumerable<string> changes, IEnumerable<string> types) =>
        Events("WHERE correlation_id = ANY($1) AND type = ANY($2) ORDER BY seq_id", changes.ToArray(), types.ToArray());

    public StoredEvent ReadAt(long position) => Events("WHERE seq_id = $1", position).Single();

    public IReadOnlyDictionary<long, EventSource> SourcesAt(IReadOnlyCollection<long> positions)
    {
        var changes = new PostgresChanges();
        return tables.Query(
            $"SELECT seq_id, stream_id, {PostgresChanges.Columns} FROM mt_events WHERE seq_id = ANY(ARRAY(SELECT value FROM {tables.Dialect.Each("$1")}))",
            row => (Position: row.GetInt64(0), Source: new EventSource(row.GetString(1), changes.Read(row, 2))), JsonSerializer.Serialize(positions))
            .ToDictionary(e => e.Position, e => e.Source);
    }

    public long LastPosition() => tables.Number("SELECT max(seq_id) FROM mt_events");

    /// <summary>
    /// What is committed, whatever may still come in between. Leaves out the tombstones that Marten puts in the place of numbers
    /// it could not use.
    /// </summary>
    public List<StoredEvent> ReadCommitted(long after, int limit) =>
        Events("WHERE seq_id > $1 AND type <> 'tombstone' ORDER BY seq_id LIMIT $2", after, limit);

    public IReadOnlyList<StoredEvent> ReadAll(long after, int limit) => ReadCommitted(after, limit);

    private List<StoredEvent> Events(string which, params ReadOnlySpan<object?> args)
    {
        var changes = new PostgresChanges();
        return tables.Query(
            $"SELECT {Columns} FROM mt_events {which}",
            row => new StoredEvent(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetBytes(4), changes.Read(row, 5)), args);
    }
}

/// <summary>Appends within the writer's transaction.</summary>
internal sealed class PostgresWriteSession(
    NpgsqlConnection connection,
    PostgresTables tables,
    EventTypes types,
    IReadOnlyList<IProjection> projections) : PostgresReadSession(tables), IWriteSession
{
    /// <summary>The database's clock, because it is one clock for all nodes; when the command was given stands in the headers.</summary>
    private const string Insert = """
        WITH streams AS (
            INSERT INTO mt_streams(id, version, timestamp, created, tenant_id, is_archived)
            SELECT id, version, clock_timestamp(), clock_timestamp(), '*DEFAULT*', FALSE FROM unnest($1, $2) AS given(id, version)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, timestamp = excluded.timestamp)
        INSERT INTO mt_events(
            seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, is_archived)
        SELECT nextval('mt_events_sequence'), id, stream, version, data, type, clock_timestamp(), '*DEFAULT*', clr, $9, $10, $11, FALSE
        FROM unnest($3, $4, $5, $6, $7, $8) AS given(id, stream, version, data, type, clr)
        RETURNING seq_id
        """;

    private const int EventsPerPage = 8_000;

    private readonly PostgresTables _tables = tables;

    /// <summary>What writes ends after its last append.</summary>
    public override IReadSession Last => this;

    /// <summary>The last position this session wrote; 0 when it wrote none.</summary>
    public long Written { get; private set; }

    public IReadOnlyList<RecordedEvent> Append(IReadOnlyList<StreamAppend> appends, Change change)
    {
        var versions = LockStreams(appends);
        foreach (var append in appends)
            if (append.ExpectedVersion is { } expected && versions.GetValueOrDefault(append.Stream) is var actual && actual != expected)
                throw new StreamConflictException(append.Stream, expected, actual);

        var places = new List<(string Stream, long Version, IEvent Event)>();
        foreach (var append in appends)
            foreach (var @event in append.Events)
                places.Add((append.Stream, versions[append.Stream] = versions.GetValueOrDefault(append.Stream) + 1, @event));
        if (places.Count == 0)
            return [];

        var positions = Store(places, versions, change);
        List<RecordedEvent> recorded = [.. places.Select((p, i) => new RecordedEvent(positions[i], p.Stream, p.Version, p.Event, change))];
        foreach (var projection in projections)
            projection.Apply(_tables, recorded);
        Written = positions[^1];
        return recorded;
    }

    public void Rewrite(IReadOnlyList<Rewrite> rewrites)
    {
        if (rewrites.Count == 0)
            return;
        PostgresPurge.Note(_tables, LastPosition());
        var rewritten = new List<RewrittenEvent>(rewrites.Count);
        foreach (var rewrite in rewrites)
        {
            var before = types.Read(ReadAt(rewrite.Position));
            var after = Rewriting.After(before, rewrite);
            var (type, data) = types.Write(after.Event);
            _tables.Execute(
                "UPDATE mt_events SET type = $1, data = $2::jsonb, causation_id = $3 WHERE seq_id = $4",
                type, Encoding.UTF8.GetString(data), after.Change.Cause, after.Position);
            rewritten.Add(new(before, after));
        }

        Rewriting.Into(_tables, projections, rewritten, () => Replay.WholeLog(
            after => ReadCommitted(after, EventsPerPage), (stream, after, upTo) => ReadStream(stream, after, Math.Min(upTo, after + EventsPerPage)), types));
    }

    public T WhatIf<T>(Func<IWriteSession, T> work)
    {
        var written = Written;
        PostgresConnections.Run(connection, "SAVEPOINT what_if");
        try
        {
            return work(this);
        }
        finally
        {
            PostgresConnections.Run(connection, "ROLLBACK TO SAVEPOINT what_if; RELEASE SAVEPOINT what_if");
            Written = written;
        }
    }

    /// <summary>Locked in one order, so that another program appending to the same streams cannot lock us out crosswise.</summary>
    private Dictionary<string, long> LockStreams(IReadOnlyList<StreamAppend> appends)
    {
        using var command = new NpgsqlCommand("SELECT id, version FROM mt_streams WHERE id = ANY($1) ORDER BY id FOR UPDATE", connection);
        command.Parameters.Add(Array(NpgsqlDbType.Varchar, appends.Select(a => a.Stream)));
        using var reader = command.ExecuteReader();
        var versions = new Dictionary<string, long>();
        while (reader.Read())
            versions.Add(reader.GetString(0), reader.GetInt64(1));
        return versions;
    }

    private List<long> Store(List<(string Stream, long Version, IEvent Event)> places, Dictionary<string, long> versions, Change change)
    {
        var written = places.ConvertAll(p => types.Write(p.Event));
        using var command = new NpgsqlCommand(Insert, connection);
        command.Parameters.Add(Array(NpgsqlDbType.Varchar, versions.Keys));
        command.Parameters.Add(Array(NpgsqlDbType.Bigint, versions.Values));
        command.Parameters.Add(Array(NpgsqlDbType.Uuid, places.Select(_ => Guid.CreateVersion7())));
        command.Parameters.Add(Array(NpgsqlDbType.Varchar, places.Select(p => p.Stream)));
        command.Parameters.Add(Array(NpgsqlDbType.Bigint, places.Select(p => p.Version)));
        command.Parameters.Add(Array(NpgsqlDbType.Jsonb, written.Select(w => Encoding.UTF8.GetString(w.Data))));
        command.Parameters.Add(Array(NpgsqlDbType.Varchar, written.Select(w => w.Name)));
        command.Parameters.Add(Array(NpgsqlDbType.Varchar, places.Select(p => EventTypes.ClrName(p.Event))));
        command.Parameters.Add(new() { Value = change.Id, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = change.Cause, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = Headers(change), NpgsqlDbType = NpgsqlDbType.Jsonb });
        using var reader = command.ExecuteReader();
        var positions = new List<long>(places.Count);
        while (reader.Read())
            positions.Add(reader.GetInt64(0));
        return positions;
    }

    internal static string Headers(Change change) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["actor"] = change.Actor,
        ["at"] = change.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    });

    internal static NpgsqlParameter Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values.ToArray() };
}
