using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <summary>What the log and the folder of backups tell of how backups go.</summary>
internal sealed class BackupState(IEventStore store, BackupWriter writer)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>When the newest backup of this log in a folder was made; null when there is none.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public DateTimeOffset? Newest(string folder)
    {
        var log = writer.Log();
        return BackupFolder.ForReading(folder).List().FirstOrDefault(s => s.Manifest?.Log == log)?.Manifest!.At;
    }

    /// <summary>When the next one is to be made, after the newest.</summary>
    public static DateTimeOffset Due(DateTimeOffset? newest) => newest + Day ?? DateTimeOffset.MinValue;

    /// <summary>When a backup was last asked for; long ago when never.</summary>
    public DateTimeOffset LastAttempt() => DateTimeOffset.FromUnixTimeMilliseconds(
        store.Read(s => s.Tables.Number("SELECT max(queued) FROM run WHERE kind = $1", BackupWorker.Name)));

    /// <summary>Why the newest backup that is over failed, and when; null when it did not.</summary>
    public (DateTimeOffset At, string Reason)? Failure() => store.Read(s => s.Tables.First<(DateTimeOffset, string)?>(
        "SELECT finished, error, state FROM run WHERE kind = $1 AND state IN ('finished', 'failed') ORDER BY run DESC LIMIT 1",
        r => r.GetString(2) == "failed" ? (DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), r.Text(1) ?? "") : null, BackupWorker.Name));

    /// <summary>The run that backs up just now; null when none does.</summary>
    public string? Running() => store.Read(s => s.Tables.First(
        "SELECT run FROM run WHERE kind = $1 AND state IN ('queued', 'running', 'orphaned') ORDER BY run LIMIT 1", r => r.GetString(0), BackupWorker.Name));
}
