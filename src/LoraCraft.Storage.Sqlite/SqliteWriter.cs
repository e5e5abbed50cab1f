using LoraCraft.Kernel;
using Microsoft.Data.Sqlite;

namespace LoraCraft.Storage.Sqlite;

/// <summary>
/// The one writer. Jobs that wait together share a transaction and its fsync (group commit); each is answered after the
/// commit, so what was acknowledged is durable.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int JobsPerCommit = 256;
    private static readonly TimeSpan IdleBeforeUpkeep = TimeSpan.FromMilliseconds(150);

    private readonly Queue<Job> _jobs = [];
    private readonly Dictionary<string, long> _versions = [];
    private readonly SqliteTables _tables;
    private readonly Func<SqliteTables, Dictionary<string, long>, SqliteWriteSession> _open;
    private readonly Func<SqliteTables, bool> _upkeep;
    private readonly Action<IReadOnlyList<RecordedEvent>> _committed;
    private readonly Thread _thread;
    private bool _closed;
    private bool _idleWorkLeft = true;

    /// <param name="upkeep">A slice of work for idle moments; true while there is more.</param>
    public SqliteWriter(
        SqliteTables tables,
        Func<SqliteTables, Dictionary<string, long>, SqliteWriteSession> open,
        Func<SqliteTables, bool> upkeep,
        Action<IReadOnlyList<RecordedEvent>> committed)
    {
        _tables = tables;
        _open = open;
        _upkeep = upkeep;
        _committed = committed;
        _thread = new(Loop) { Name = "sqlite-writer", IsBackground = true };
        _thread.Start();
    }

    public Task<T> Run<T>(Func<SqliteWriteSession, T> work, CancellationToken cancel) => Enqueue(new Job<T>(work, cancel));

    /// <summary>Runs work outside of any transaction while nothing else is written.</summary>
    public Task RunAlone(Action<SqliteTables> work, CancellationToken cancel)
    {
        var job = new Job<bool>(
            session =>
            {
                work((SqliteTables)session.Tables);
                return true;
            },
            cancel)
        { Alone = true };
        return Enqueue(job);
    }

    private Task<T> Enqueue<T>(Job<T> job)
    {
        lock (_jobs)
        {
            if (_closed)
                return Task.FromException<T>(new ObjectDisposedException(nameof(SqliteWriter)));
            _jobs.Enqueue(job);
            Monitor.Pulse(_jobs);
        }

        return job.Task;
    }

    public ValueTask DisposeAsync()
    {
        lock (_jobs)
        {
            _closed = true;
            Monitor.Pulse(_jobs);
        }

        _thread.Join();
        _tables.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Loop()
    {
        var batch = new List<Job>();
        while (Take(batch))
            if (batch.Count > 0)
                Commit(batch);
            else
                Upkeep();
    }

    /// <summary>Waits for jobs; an empty batch means that there is time for upkeep, false that there will be no more.</summary>
    private bool Take(List<Job> batch)
    {
        batch.Clear();
        lock (_jobs)
        {
            while (_jobs.Count == 0 && !_closed)
                if (!Monitor.Wait(_jobs, _idleWorkLeft ? IdleBeforeUpkeep : Timeout.InfiniteTimeSpan) && _jobs.Count == 0)
                    return true;
            while (batch.Count < JobsPerCommit && _jobs.TryPeek(out var job) && (batch.Count == 0 || !(job.Alone || batch[0].Alone)))
                batch.Add(_jobs.Dequeue());
            return batch.Count > 0;
        }
    }

    private void Upkeep()
    {
        try
        {
            _tables.Execute("BEGIN IMMEDIATE");
            _idleWorkLeft = _upkeep(_tables);
            _tables.Execute("COMMIT");
        }
        catch (SqliteException)
        {
            Rollback();
            _idleWorkLeft = false;
        }
    }

    private void Commit(List<Job> batch)
    {
        if (batch is [{ Alone: true } alone])
        {
            alone.Run(_open(_tables, _versions));
            alone.Answer();
            return;
        }

        if (Attempt(batch) || batch.Count == 1)
            return;
        foreach (var job in batch)
            Attempt([job]);
    }

    /// <summary>Runs the jobs in one transaction. False: a job failed after writing, nothing was kept and, of several, none was answered.</summary>
    private bool Attempt(List<Job> batch)
    {
        var recorded = new List<RecordedEvent>();
        try
        {
            _tables.Execute("BEGIN IMMEDIATE");
            _tables.Wrote = false;
            foreach (var job in batch)
            {
                var session = _open(_tables, _versions);
                var wroteBefore = _tables.Wrote;
                _tables.Wrote = false;
                if (!job.Run(session) && _tables.Wrote)
                {
                    Rollback();
                    if (batch.Count == 1)
                        job.Answer();
                    return false;
                }

                _tables.Wrote |= wroteBefore;
                recorded.AddRange(session.Recorded);
            }

            _idleWorkLeft |= _tables.Wrote;
            _tables.Execute("COMMIT");
        }
        catch (SqliteException broken)
        {
            Rollback();
            foreach (var job in batch)
                job.Fail(broken);
            return true;
        }

        if (recorded.Count > 0)
            _committed(recorded);
        foreach (var job in batch)
            job.Answer();
        return true;
    }

    private void Rollback()
    {
        _versions.Clear();
        try
        {
            _tables.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself after some errors (a full disk, for one).
        }
    }

    private abstract class Job
    {
        /// <summary>Whether it runs outside of transactions.</summary>
        public bool Alone { get; init; }

        /// <summary>Runs the work; false when it threw.</summary>
        public abstract bool Run(SqliteWriteSession session);
        public abstract void Answer();
        public abstract void Fail(Exception exception);
    }

    private sealed class Job<T>(Func<SqliteWriteSession, T> work, CancellationToken cancel) : Job
    {
        private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _exception;

        public Task<T> Task => _source.Task;

        public override bool Run(SqliteWriteSession session)
        {
            _exception = null;
            try
            {
                cancel.ThrowIfCancellationRequested();
                _result = work(session);
                return true;
            }
            catch (Exception thrown) // belongs to the caller, not to the writer
            {
                _exception = thrown;
                return false;
            }
        }

        public override void Answer()
        {
            if (_exception is not null)
                _source.TrySetException(_exception);
            else
                _source.TrySetResult(_result!);
        }

        public override void Fail(Exception exception) => _source.TrySetException(exception);
    }
}
