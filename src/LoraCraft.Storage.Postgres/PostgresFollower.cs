using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

/// <summary>Hands on the commits of all nodes in position order. A notification wakes it; a slow poll covers for lost ones.</summary>
internal sealed class PostgresFollower : IAsyncDisposable
{
    private const int EventsPerPage = 1_000;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollWhileHeld = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BeforeReconnect = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly PostgresConnections _connections;
    private readonly PostgresLog _log;
    private readonly Action<IReadOnlyList<StoredEvent>> _committed;
    private readonly Task _loop;
    private long _after;

    public PostgresFollower(PostgresConnections connections, PostgresLog log, long after, Action<IReadOnlyList<StoredEvent>> committed)
    {
        _connections = connections;
        _log = log;
        _after = after;
        _committed = committed;
        _loop = Task.Run(Loop);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Loop()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Follow().ConfigureAwait(false);
            }
            catch (Exception) when (!_stop.IsCancellationRequested) // a lost connection, or a handler's own fault
            {
                await Task.Delay(BeforeReconnect, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task Follow()
    {
        var connection = await _connections.OpenAsync(_stop.Token).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        PostgresConnections.Run(connection, $"LISTEN {PostgresWriter.Channel}");
        while (true)
        {
            var held = Deliver();
            await connection.WaitAsync(held ? PollWhileHeld : Poll, _stop.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Hands on what is there; true when more is there but has to wait for a transaction under way.</summary>
    private bool Deliver()
    {
        while (!_stop.IsCancellationRequested)
        {
            var (events, held) = _log.Read(_after, EventsPerPage);
            if (events.Count > 0)
            {
                _after = events[^1].Position;
                _committed(events);
            }

            if (held || events.Count == 0)
                return held;
        }

        return false;
    }
}
