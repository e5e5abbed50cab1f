namespace LoraCraft.Kernel;

/// <summary>
/// The log and its read tables, kept together: an append and the rows that follow from it are one transaction.
/// Members may be called from any thread. What <see cref="Write{T}"/> has returned is durable.
/// </summary>
public interface IEventStore : IAsyncDisposable
{
    ISqlDialect Dialect { get; }

    /// <summary>Tells this log from all others, as part of a file's name: drawn when the log is made, and kept with it.</summary>
    string Identity { get; }

    /// <summary>Runs work in one transaction, all or nothing. The work may run twice, so it touches nothing but its session.</summary>
    /// <exception cref="StreamConflictException">A stream was not at the expected version; nothing was written.</exception>
    Task<T> Write<T>(Func<IWriteSession, T> work, CancellationToken cancel = default);

    /// <summary>Runs queries on one consistent snapshot of the read tables and the log.</summary>
    T Read<T>(Func<IReadSession, T> query);

    /// <summary>
    /// Committed events after a position, in order, at most <paramref name="limit"/>. Never passes a position that a
    /// transaction still under way may fill.
    /// </summary>
    IReadOnlyList<StoredEvent> ReadAll(long after, int limit);

    /// <summary>
    /// Raised after a commit, soon but not always before <see cref="Write{T}"/> returns: in position order, each event once,
    /// one call at a time. Where several processes share a store, it brings the commits of all. Handlers must be quick.
    /// </summary>
    event Action<IReadOnlyList<RecordedEvent>>? Committed;

    /// <summary>Replaces the read tables by what the events give; returns the number of events applied.</summary>
    Task<long> Rebuild(CancellationToken cancel = default);

    /// <summary>
    /// Fills an empty log with events of another one, as they are, positions included, and makes the read tables; returns their
    /// number. The events are taken as they come, in order of position, and not all held at once.
    /// </summary>
    /// <exception cref="InvalidOperationException">The log is not empty.</exception>
    Task<long> Load(IEnumerable<StoredEvent> events, CancellationToken cancel = default);

    /// <summary>
    /// The position after which the events lie that tell of rewriting (<see cref="IWriteSession.Rewrite"/>) whose traces may
    /// still be in the store's own files; null when there are none. Outlives the process, until <see cref="Purge"/> is through.
    /// </summary>
    long? Unpurged { get; }

    /// <summary>
    /// Writes the store's own files anew, so that no byte of what was rewritten, nor of the rows and indexes that followed from
    /// it, is left in them. Writers wait meanwhile. Does nothing when nothing was rewritten.
    /// </summary>
    /// <exception cref="TimeoutException">Somebody kept reading old pages; it has to be called again.</exception>
    Task Purge(CancellationToken cancel = default);
}

/// <summary>Reading on one snapshot.</summary>
public interface IReadSession
{
    IReadTables Tables { get; }

    /// <summary>
    /// This session for one more query, after which it must not be asked again. A database that is a way off is then told of the
    /// end along with the query, which spares that way; nothing else changes.
    /// </summary>
    IReadSession Last => this;

    /// <summary>0 when the stream does not exist.</summary>
    long StreamVersion(string stream);

    /// <summary>Events of a stream with <paramref name="after"/> &lt; version &lt;= <paramref name="upTo"/>, in order.</summary>
    IReadOnlyList<StoredEvent> ReadStream(string stream, long after = 0, long upTo = long.MaxValue);

    /// <summary>Those of them that belong to some changes, by id, and are stored under some names.</summary>
    IReadOnlyList<StoredEvent> ReadStream(string stream, long after, long upTo, IEnumerable<string> changes, IEnumerable<string> types);

    /// <summary>The events of one change, in order, over all streams.</summary>
    IReadOnlyList<StoredEvent> ReadChange(string change);

    /// <summary>Those events of some changes that are stored under some names, in order, over all streams.</summary>
    IReadOnlyList<StoredEvent> ReadChanges(IEnumerable<string> changes, IEnumerable<string> types);

    /// <exception cref="InvalidOperationException">There is no event at that position.</exception>
    StoredEvent ReadAt(long position);

    /// <summary>Where the events at these positions come from, without reading the events; unknown positions are left out.</summary>
    IReadOnlyDictionary<long, EventSource> SourcesAt(IReadOnlyCollection<long> positions);

    long LastPosition();

    /// <summary>Events of the snapshot after a position, in order, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<StoredEvent> ReadAll(long after, int limit);
}

/// <summary>In which stream an event is, and by which change.</summary>
public sealed record EventSource(string Stream, Change Change);

public static class EventReading
{
    private const int EventsPerPage = 5_000;

    /// <summary>Everything after a position in order, read page by page.</summary>
    public static IEnumerable<StoredEvent> WholeLog(this IEventStore store, long after = 0)
    {
        while (store.ReadAll(after, EventsPerPage) is { Count: > 0 } page)
        {
            foreach (var one in page)
                yield return one;
            after = page[^1].Position;
        }
    }

    /// <summary>The changes that the events at these positions belong to; unknown positions are left out.</summary>
    public static IReadOnlyDictionary<long, Change> ChangesAt(this IReadSession session, IReadOnlyCollection<long> positions) =>
        session.SourcesAt(positions).ToDictionary(s => s.Key, s => s.Value.Change);
}

/// <summary>Reading in a write transaction, where a decision may look at what events would lead to before it takes them.</summary>
public interface IDecidingSession : IReadSession
{
    /// <summary>Does work that may append, and takes back all that it wrote, also when it throws: nobody else ever sees it.</summary>
    T WhatIf<T>(Func<IWriteSession, T> work);
}

/// <summary>Reading and appending in one transaction; projections run inside <see cref="Append"/>.</summary>
public interface IWriteSession : IDecidingSession
{
    /// <summary>Appends to several streams at once and applies the projections; returns what was recorded.</summary>
    IReadOnlyList<RecordedEvent> Append(IReadOnlyList<StreamAppend> appends, Change change);

    /// <summary>
    /// Gives events that are stored already another content. This is the single exception to the rule that history is never
    /// rewritten, and is there for one purpose: that what a person has a right to have forgotten leaves the log as well. Streams,
    /// versions, positions and authors stay; the read tables follow. Whoever calls it appends an event that says so, in the same
    /// transaction, and calls <see cref="IEventStore.Purge"/> after the commit.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no event at one of the positions.</exception>
    void Rewrite(IReadOnlyList<Rewrite> rewrites);
}
