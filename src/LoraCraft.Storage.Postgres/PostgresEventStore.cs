using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

/// <summary>
/// Log and read tables in one PostgreSQL schema, shared by any number of processes; the log in Marten's table layout.
/// Writers take turns, readers have their own snapshots.
/// </summary>
public sealed class PostgresEventStore : IEventStore
{
    private const int EventsPerRebuildPage = 8_000;
    private const int EventsPerLoad = 2_000;
    private const int LooksAtGap = 20;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    private readonly PostgresConnections _connections;
    private readonly EventTypes _types;
    private readonly IReadOnlyList<IProjection> _projections;
    private readonly PostgresColumns _columns = new();
    private readonly PostgresLog _log;
    private readonly PostgresWriter _writer;
    private readonly PostgresFollower _follower;

    private PostgresEventStore(PostgresConnections connections, EventTypes types, IReadOnlyList<IProjection> projections)
    {
        _connections = connections;
        _types = types;
        _projections = projections;
        _log = new(connections, _columns);
        Identity = Prepare();
        _writer = new(connections, c => new(c, new(c, _columns), types, projections));
        _follower = new(connections, _log, Read(session => session.LastPosition()), Raise);
    }

    public event Action<IReadOnlyList<RecordedEvent>>? Committed;

    public ISqlDialect Dialect => PostgresDialect.Instance;

    public string Identity { get; }

    public long? Unpurged => Read(session => PostgresPurge.Noted(session.Tables));

    /// <summary>
    /// Connects, and creates what is missing in the schema that the connection string's search path names first (public if it
    /// names none); read tables of another shape are rebuilt from the events before this returns.
    /// </summary>
    public static async Task<PostgresEventStore> Open(string connectionString, EventTypes types, IReadOnlyList<IProjection> projections)
    {
        var connections = new PostgresConnections(connectionString);
        try
        {
            return await Task.Run(() => new PostgresEventStore(connections, types, projections)).ConfigureAwait(false);
        }
        catch
        {
            connections.Dispose();
            throw;
        }
    }

    public Task<T> Write<T>(Func<IWriteSession, T> work, CancellationToken cancel = default) => _writer.Run(work, cancel);

    public T Read<T>(Func<IReadSession, T> query)
    {
        using var connection = _connections.Open();
        var tables = new PostgresTables(connection, _columns, PostgresConnections.BeginReading);
        var result = query(new PostgresReadSession(tables));
        if (tables.IsOpen)
            PostgresConnections.Run(connection, PostgresConnections.EndReading);
        return result;
    }

    /// <summary>A gap that another node is just filling is waited for a moment, so that a short page is rarely not the end.</summary>
    public IReadOnlyList<StoredEvent> ReadAll(long after, int limit)
    {
        var page = _log.Read(after, limit);
        for (var look = 1; page.Held && look < LooksAtGap; look++)
        {
            Thread.Sleep(BetweenLooks);
            page = _log.Read(after, limit);
        }

        return page.Events;
    }

    public Task<long> Rebuild(CancellationToken cancel = default) => Task.Run(() => Rebuild(onlyIfOutdated: false, cancel), cancel);

    public async Task<long> Load(IEnumerable<StoredEvent> events, CancellationToken cancel = default)
    {
        await Task.Run(() =>
        {
            using var connection = _connections.Open();
            PostgresConnections.BeginWriting(connection);
            PostgresConnections.Run(connection, "SET LOCAL idle_in_transaction_session_timeout = 0");
            var loading = new PostgresLoad(connection, new(connection, _columns), _types);
            loading.Begin();
            foreach (var page in events.Chunk(EventsPerLoad))
            {
                cancel.ThrowIfCancellationRequested();
                loading.Store(page);
            }

            loading.End();
            PostgresConnections.Run(connection, "COMMIT");
        }, cancel).ConfigureAwait(false);
        return await Rebuild(cancel).ConfigureAwait(false);
    }

    public Task Purge(CancellationToken cancel = default) => Task.Run(() =>
    {
        if (Unpurged is null)
            return;
        using var connection = _connections.Open();
        PostgresPurge.Clean(connection, new PostgresTables(connection, _columns), ["mt_events", .. _projections.SelectMany(p => p.Tables).Select(t => t.Name)]);
    }, cancel);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _follower.DisposeAsync().ConfigureAwait(false);
        _connections.Dispose();
    }

    /// <summary>Returns the log's identity.</summary>
    private string Prepare()
    {
        string identity;
        using (var connection = _connections.Open())
        {
            var tables = new PostgresTables(connection, _columns);
            PostgresConnections.Run(connection, "BEGIN");
            // One process at a time: IF NOT EXISTS alone does not keep two from creating the same thing at once.
            tables.Execute("SELECT pg_advisory_xact_lock(hashtext('loracraft_schema'))");
            var schema = Schema(tables);
            schema.CreateLog();
            identity = schema.Identify();
            var current = schema.IsCurrent();
            PostgresConnections.Run(connection, "COMMIT");
            if (current)
                return identity;
        }

        Rebuild(onlyIfOutdated: true, default);
        return identity;
    }

    private long Rebuild(bool onlyIfOutdated, CancellationToken cancel)
    {
        using var connection = _connections.Open();
        PostgresConnections.BeginWriting(connection);
        PostgresConnections.Run(connection, "SET LOCAL idle_in_transaction_session_timeout = 0");
        var tables = new PostgresTables(connection, _columns);
        var schema = Schema(tables);
        if (onlyIfOutdated && schema.IsCurrent())
            return 0;

        schema.StartAnew();
        var log = new PostgresReadSession(tables);
        var batches = Replay.WholeLog(
            after => log.ReadCommitted(after, EventsPerRebuildPage),
            (stream, after, upTo) => log.ReadStream(stream, after, Math.Min(upTo, after + EventsPerRebuildPage)), _types);
        var applied = Replay.Into(tables, _projections, batches, cancel);
        schema.Replace();
        PostgresConnections.Run(connection, "COMMIT");
        return applied;
    }

    private PostgresSchema Schema(PostgresTables tables) => new(tables, _projections, _connections.Schema);

    private void Raise(IReadOnlyList<StoredEvent> events)
    {
        if (Committed is { } handlers)
            handlers([.. events.Where(e => _types.Knows(e.Type)).Select(_types.Read)]);
    }
}
