using LoraCraft.Host.Settings;

namespace LoraCraft.Host.Backups;

/// <param name="Folder">Where daily backups go, and those that name no other place.</param>
/// <param name="Keep">How many of them stay.</param>
internal sealed record BackupSettings(string Folder, bool Daily, int Keep);

/// <summary>The settings of backups as they are now: a change takes effect at once.</summary>
internal sealed class BackupPlan(SettingsInEffect settings)
{
    public BackupSettings Now()
    {
        var now = settings.Look();
        return new(now.BackupFolder, now.BackupDaily, now.BackupKeep);
    }
}
