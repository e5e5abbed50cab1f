using System.Text.Json;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Reads of the log on an open transaction.</summary>
internal class SqliteReadSession(SqliteTables tables) : IReadSession
{
    public IReadTables Tables => tables;

    public virtual long StreamVersion(string stream) =>
        tables.Number("SELECT max(version) FROM event WHERE stream = $1", stream);

    public IReadOnlyList<StoredEvent> ReadStream(string stream, long after = 0, long upTo = long.MaxValue) => tables.Query(
        $"SELECT {EventRows.Columns} FROM event WHERE stream = $1 AND version > $2 AND version <= $3 ORDER BY version",
        new EventRows().Map, stream, after, upTo);

    /// <summary>The plus keeps to the index of versions: they are near each other, events of changes are anywhere.</summary>
    public IReadOnlyList<StoredEvent> ReadStream(string stream, long after, long upTo, IEnumerable<string> changes, IEnumerable<string> types) => tables.Query(
        $"""
        SELECT {EventRows.Columns} FROM event WHERE stream = $1 AND version > $2 AND version <= $3
        AND type IN (SELECT value FROM json_each($4)) AND +change IN (SELECT value FROM json_each($5)) ORDER BY version
        """,
        new EventRows().Map, stream, after, upTo, Json(types), Json(changes));

    public IReadOnlyList<StoredEvent> ReadChange(string change) =>
        tables.Query($"SELECT {EventRows.Columns} FROM event WHERE change = $1 ORDER BY position", new EventRows().Map, change);

    public IReadOnlyList<StoredEvent> ReadChanges(IEnumerable<string> changes, IEnumerable<string> types) => tables.Query(
        $"""
        SELECT {EventRows.Columns} FROM event WHERE change IN (SELECT value FROM json_each($1)) AND +type IN (SELECT value FROM json_each($2)) ORDER BY position
        """,
        new EventRows().Map, Json(changes), Json(types));

    public StoredEvent ReadAt(long position) =>
        tables.Query($"SELECT {EventRows.Columns} FROM event WHERE position = $1", new EventRows().Map, position).Single();

    public IReadOnlyDictionary<long, EventSource> SourcesAt(IReadOnlyCollection<long> positions) => tables.Query(
        $"SELECT position, stream, change, actor, at, cause FROM event WHERE {tables.Dialect.In("position", "$1")}",
        r => (Position: r.GetInt64(0), Source: new EventSource(
            r.GetString(1), new(r.GetString(2), r.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)), r.GetString(5)))),
        positions.ToArray()).ToDictionary(e => e.Position, e => e.Source);

    public long LastPosition() => tables.Number("SELECT max(position) FROM event");

    private static string Json(IEnumerable<string> texts) => JsonSerializer.Serialize(texts);

    public IReadOnlyList<StoredEvent> ReadAll(long after, int limit) =>
        tables.Query($"SELECT {EventRows.Columns} FROM event WHERE position > $1 ORDER BY position LIMIT $2", new EventRows().Map, after, limit);
}

/// <summary>Appends within the writer's transaction.</summary>
internal sealed class SqliteWriteSession(
    SqliteTables tables,
    EventTypes types,
    IReadOnlyList<IProjection> projections,
    Dictionary<string, long> versions) : SqliteReadSession(tables), IWriteSession
{
    private const string Insert =
        "INSERT INTO event(stream, version, type, data, change, actor, at, cause) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private const int EventsPerPage = 8_000;

    private readonly SqliteTables _tables = tables;

    /// <summary>What this session recorded, in order.</summary>
    public List<RecordedEvent> Recorded { get; } = [];

    public override long StreamVersion(string stream)
    {
        if (!versions.TryGetValue(stream, out var version))
            versions[stream] = version = base.StreamVersion(stream);
        return version;
    }

    public IReadOnlyList<RecordedEvent> Append(IReadOnlyList<StreamAppend> appends, Change change)
    {
        foreach (var append in appends)
            if (append.ExpectedVersion is { } expected && StreamVersion(append.Stream) is var actual && actual != expected)
                throw new StreamConflictException(append.Stream, expected, actual);

        _tables.Wrote = true;
        var recorded = new List<RecordedEvent>();
        var at = change.At.ToUnixTimeMilliseconds();
        foreach (var append in appends)
        {
            var version = StreamVersion(append.Stream);
            foreach (var @event in append.Events)
            {
                var (type, data) = types.Write(@event);
                version++;
                _tables.Execute(Insert, append.Stream, version, type, data, change.Id, change.Actor, at, change.Cause);
                recorded.Add(new(_tables.LastRowId, append.Stream, version, @event, change));
            }

            versions[append.Stream] = version;
        }

        foreach (var projection in projections)
            projection.Apply(_tables, recorded);
        Recorded.AddRange(recorded);
        return recorded;
    }

    /// <summary>Stores events of another log with their positions; the read tables stay as they are.</summary>
    public int Load(IReadOnlyList<StoredEvent> events)
    {
        _tables.Wrote = true;
        versions.Clear();
        _tables.Insert("event", [.. EventRows.Columns.Split(", ")], events.Select(e => new object?[]
        {
            e.Position, e.Stream, e.Version, e.Type, e.Data, e.Change.Id, e.Change.Actor, e.Change.At.ToUnixTimeMilliseconds(), e.Change.Cause,
        }));
        return events.Count;
    }

    public void Rewrite(IReadOnlyList<Rewrite> rewrites)
    {
        if (rewrites.Count == 0)
            return;
        _tables.Wrote = true;
        SqlitePurge.Note(_tables, LastPosition());
        var rewritten = new List<RewrittenEvent>(rewrites.Count);
        foreach (var rewrite in rewrites)
        {
            var before = types.Read(ReadAt(rewrite.Position));
            var after = Rewriting.After(before, rewrite);
            var (type, data) = types.Write(after.Event);
            _tables.Execute("UPDATE event SET type = $1, data = $2, cause = $3 WHERE position = $4", type, data, after.Change.Cause, after.Position);
            rewritten.Add(new(before, after));
        }

        Rewriting.Into(_tables, projections, rewritten, () => Replay.WholeLog(
            after => ReadAll(after, EventsPerPage), (stream, after, upTo) => ReadStream(stream, after, Math.Min(upTo, after + EventsPerPage)), types));
    }

    public T WhatIf<T>(Func<IWriteSession, T> work)
    {
        var (wrote, known) = (_tables.Wrote, Recorded.Count);
        _tables.Execute("SAVEPOINT what_if");
        try
        {
            return work(this);
        }
        finally
        {
            _tables.Execute("ROLLBACK TO what_if");
            _tables.Execute("RELEASE what_if");
            _tables.Wrote = wrote;
            Recorded.RemoveRange(known, Recorded.Count - known);
            versions.Clear();
        }
    }
}
