using System.Collections.Concurrent;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Log and read tables in one SQLite file in WAL mode: one writer thread, readers on their own snapshots.</summary>
public sealed class SqliteEventStore : IEventStore
{
    private const int EventsPerRebuildPage = 8_000;
    private const int TextKeysPerUpkeep = 500;
    private const int EventsPerLoad = 5_000;

    private readonly string _file;
    private readonly EventTypes _types;
    private readonly IReadOnlyList<IProjection> _projections;
    private readonly SqliteWriter _writer;
    private readonly SqliteTextIndex[] _texts;
    private readonly ConcurrentBag<SqliteTables> _readers = [];

    private SqliteEventStore(string file, EventTypes types, IReadOnlyList<IProjection> projections, SqliteTables tables, SqliteShape shape, string identity)
    {
        _file = file;
        _types = types;
        _projections = projections;
        Identity = identity;
        _texts = [.. shape.TextIndexes];
        _writer = new(
            tables,
            (t, versions) => new(t, types, projections, versions),
            t => _texts.Any(text => text.CatchUp(t, TextKeysPerUpkeep) == TextKeysPerUpkeep),
            recorded => Committed?.Invoke(recorded));
    }

    public event Action<IReadOnlyList<RecordedEvent>>? Committed;

    public ISqlDialect Dialect => SqliteDialect.Instance;

    public string Identity { get; }

    public long? Unpurged => Reading(session => SqlitePurge.Noted(session.Tables));

    /// <summary>Opens or creates the file; read tables of another shape are rebuilt from the events before this returns.</summary>
    public static async Task<SqliteEventStore> Open(string file, EventTypes types, IReadOnlyList<IProjection> projections)
    {
        var tables = new SqliteTables(SqliteConnections.OpenWriter(file));
        var shape = new SqliteShape(projections);
        var schema = new SqliteSchema(tables, shape);
        schema.CreateLog();
        var current = schema.IsCurrent();
        var store = new SqliteEventStore(file, types, projections, tables, shape, schema.Identify());
        if (!current)
            await store.Rebuild().ConfigureAwait(false);
        return store;
    }

    public async Task<T> Write<T>(Func<IWriteSession, T> work, CancellationToken cancel = default) =>
        await _writer.Run(session => work(session), cancel).ConfigureAwait(false);

    public T Read<T>(Func<IReadSession, T> query) => Reading(session => query(session));

    public IReadOnlyList<StoredEvent> ReadAll(long after, int limit) => Reading(session => session.ReadAll(after, limit));

    public Task<long> Rebuild(CancellationToken cancel = default) => _writer.Run(session =>
    {
        long applied = 0;
        new SqliteSchema((SqliteTables)session.Tables, new(_projections)).Recreate(() =>
        {
            var batches = Replay.WholeLog(
                after => session.ReadAll(after, EventsPerRebuildPage),
                (stream, after, upTo) => session.ReadStream(stream, after, Math.Min(upTo, after + EventsPerRebuildPage)), _types);
            applied = Replay.Into(session.Tables, _projections, batches, cancel);
        });
        return applied;
    }, cancel);

    public async Task<long> Load(IEnumerable<StoredEvent> events, CancellationToken cancel = default)
    {
        if (Read(session => session.LastPosition()) > 0)
            throw new InvalidOperationException("The log is not empty.");
        foreach (var page in events.Chunk(EventsPerLoad))
            await _writer.Run(session => session.Load(page), cancel).ConfigureAwait(false);
        return await Rebuild(cancel).ConfigureAwait(false);
    }

    public async Task Purge(CancellationToken cancel = default)
    {
        if (Unpurged is null)
            return;
        await _writer.RunAlone(tables => SqlitePurge.Clean(tables, _texts), cancel).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        while (_readers.TryTake(out var reader))
            reader.Dispose();
    }

    private T Reading<T>(Func<SqliteReadSession, T> query)
    {
        if (!_readers.TryTake(out var tables))
            tables = new(SqliteConnections.OpenReader(_file));
        try
        {
            tables.Execute("BEGIN");
            return query(new(tables));
        }
        finally
        {
            tables.Execute("COMMIT");
            _readers.Add(tables);
        }
    }
}
