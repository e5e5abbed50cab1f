namespace LoraCraft.Host.Backups;

/// <summary>What was restored.</summary>
/// <param name="At">The moment that the backup is a snapshot of.</param>
/// <param name="Program">Version of the LoraCraft that made it.</param>
/// <param name="Kept">Folder of what was there before; null when nothing was.</param>
/// <param name="RunsEnded">Runs that were under way when the backup was made.</param>
/// <param name="Secrets">Keys for services that were restored.</param>
/// <param name="SecretsLeft">Whether there are keys in the backup that were not asked for.</param>
/// <param name="DryRun">Whether it was only checked, and nothing replaced.</param>
public sealed record RestoredBackup(
    string Backup, DateTimeOffset At, string Program, long Events, long Pictures, string? Kept, int RunsEnded, int Secrets, bool SecretsLeft, bool DryRun);

/// <summary>How far a restore is.</summary>
/// <param name="What"><c>pictures</c>, <c>events</c> or <c>verify</c>.</param>
public sealed record RestoreProgress(string What, long Done, long Total);
