using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <summary>What the log and the folder of backups tell of how backups go.</summary>
internal sealed class BackupState(IEventStore store, BackupWriter writer, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>When the newest backup of this log in a folder was made; null when there is none. One that is dated in the future is not counted.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public DateTimeOffset? Newest(string folder)
    {
        var (log, now) = (writer.Log(), clock.GetUtcNow());
        return BackupFolder.ForReading(folder).List().FirstOrDefault(s => s.Manifest is { } m && m.Log == log && m.At <= now)?.Manifest!.At;
    }

    /// <summary>When the next one is to be made, after the newest.</summary>
    public static DateTimeOffset Due(DateTimeOffset? newest) => newest + Day ?? DateTimeOffset.MinValue;

    /// <summary>When a backup was last asked for; long ago when never. What a clock that was wrong dated in the future is not counted.</summary>
    public DateTimeOffset LastAttempt() => DateTimeOffset.FromUnixTimeMilliseconds(
        store.Read(s => s.Tables.Number("SELECT max(queued) FROM run WHERE kind = $1 AND queued <= $2", BackupWorker.Name, clock.GetUtcNow().ToUnixTimeMilliseconds())));

    /// <summary>Why the newest backup that is over failed, and when; null when it did not.</summary>
    public (DateTimeOffset At, string Reason)? Failure() => store.Read(s => s.Tables.First<(DateTimeOffset, string)?>(
        "SELECT finished, error, state FROM run WHERE kind = $1 AND state IN ('finished', 'failed') ORDER BY run DESC LIMIT 1",
        r => r.GetString(2) == "failed" ? (DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), r.Text(1) ?? "") : null, BackupWorker.Name));

    /// <summary>The run that backs up just now; null when none does.</summary>
    public string? Running() => store.Read(s => s.Tables.First(
        "SELECT run FROM run WHERE kind = $1 AND state IN ('queued', 'running', 'orphaned') ORDER BY run LIMIT 1", r => r.GetString(0), BackupWorker.Name));
}
