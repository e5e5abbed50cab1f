using System.Collections.Concurrent;
using LoraCraft.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace LoraCraft.Storage.Postgres;

/// <summary>
/// Runs this process's writes. Jobs that wait together share a transaction (group commit), each behind a savepoint of its
/// own; each is answered after the commit, so what was acknowledged is durable. Its thread waits while the database works, so it is
/// none of the pool's, which has few.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    /// <summary>Where commits are announced to all nodes, by position.</summary>
    public const string Channel = "loracraft_events";

    private const int JobsPerCommit = 64;

    private readonly BlockingCollection<WriteJob> _jobs = [];
    private readonly PostgresConnections _connections;
    private readonly Func<NpgsqlConnection, PostgresWriteSession> _open;
    private readonly Task _loop;

    public PostgresWriter(PostgresConnections connections, Func<NpgsqlConnection, PostgresWriteSession> open)
    {
        _connections = connections;
        _open = open;
        _loop = OwnThread.Run(Loop);
    }

    public Task<T> Run<T>(Func<IWriteSession, T> work, CancellationToken cancel)
    {
        var job = new WriteJob<T>(work, cancel);
        try
        {
            _jobs.Add(job, CancellationToken.None);
            return job.Task;
        }
        catch (InvalidOperationException) // nothing more is taken
        {
            return Task.FromException<T>(new ObjectDisposedException(nameof(PostgresEventStore)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.CompleteAdding();
        await _loop.ConfigureAwait(false);
        _jobs.Dispose();
    }

    private void Loop()
    {
        foreach (var first in _jobs.GetConsumingEnumerable())
        {
            List<WriteJob> batch = [first];
            while (batch.Count < JobsPerCommit && _jobs.TryTake(out var job))
                batch.Add(job);
            Commit(batch);
        }
    }

    private void Commit(List<WriteJob> batch)
    {
        try
        {
            using var connection = _connections.Open();
            PostgresConnections.BeginWriting(connection);
            if (batch is [var only])
                RunAlone(connection, only);
            else
                End(connection, batch.Max(job => RunBehindSavepoint(connection, job)));
        }
        catch (Exception broken) // the database went away, or refused the commit
        {
            foreach (var job in batch)
                job.Fail(Conflicts.Translate(broken));
            return;
        }

        foreach (var job in batch)
            job.Answer();
    }

    private void RunAlone(NpgsqlConnection connection, WriteJob job)
    {
        var session = _open(connection);
        if (job.Run(session))
            End(connection, session.Written);
        else
            PostgresConnections.Run(connection, "ROLLBACK");
    }

    /// <summary>Returns the last position that the job wrote; 0 when it wrote none or failed.</summary>
    private long RunBehindSavepoint(NpgsqlConnection connection, WriteJob job)
    {
        PostgresConnections.Run(connection, "SAVEPOINT job");
        var session = _open(connection);
        var done = job.Run(session);
        PostgresConnections.Run(connection, done ? "RELEASE SAVEPOINT job" : "ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job");
        return done ? session.Written : 0;
    }

    private static void End(NpgsqlConnection connection, long written)
    {
        using var end = new NpgsqlBatch(connection);
        if (written > 0)
            end.BatchCommands.Add(new("SELECT pg_notify($1, $2)")
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = Channel, NpgsqlDbType = NpgsqlDbType.Text },
                    new NpgsqlParameter<string> { TypedValue = $"{written}", NpgsqlDbType = NpgsqlDbType.Text },
                },
            });
        end.BatchCommands.Add(new("COMMIT"));
        end.ExecuteNonQuery();
    }
}
