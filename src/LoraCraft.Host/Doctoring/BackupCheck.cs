using LoraCraft.Host.Backups;

namespace LoraCraft.Host.Doctoring;

/// <summary>Whether there are backups, new ones where there should be, and a folder that more can go into.</summary>
internal static class BackupCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    public static Finding Look(LoraCraftOptions options, DateTimeOffset now)
    {
        if (options.BackupDaily && BackupPlace.Unfit(options.BackupFolder, options.DataFolder) is { } unfit)
            return Finding.Broken("backups", $"Daily backups cannot go to {options.BackupFolder}: {unfit}", "loracraft settings set backup-folder FOLDER");
        var isUsed = options.BackupDaily || options.BackupFolder != LoraCraftOptions.DefaultBackupFolder;
        if (isUsed && FolderChecks.Unwritable("backups", options.BackupFolder, "backup-folder") is { } unwritable)
            return unwritable;
        try
        {
            var all = BackupFolder.ForReading(options.BackupFolder).List();
            var newest = all.FirstOrDefault(s => s.Manifest is not null)?.Manifest!.At;
            var says = newest is null ? $"There is none in {options.BackupFolder}." : $"The newest in {options.BackupFolder} is of {newest:u}.";
            if (all.FirstOrDefault(s => s.Problem is not null) is { } broken)
                return Finding.Warning("backups", $"{says} {broken.Name} cannot be used: {broken.Problem}", $"Remove {broken.Path}, and back up again: loracraft backup");
            return options.BackupDaily && (newest is null || now - newest > Late)
                ? Finding.Warning("backups", says, "They are made while LoraCraft runs. Start it, or make one now: loracraft backup")
                : Finding.Ok("backups", options.BackupDaily ? says : $"{says} Daily backups are off.");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return Finding.Broken("backups", $"{options.BackupFolder} cannot be read: {closed.Message}", "Connect its disk, or choose another folder: loracraft settings set backup-folder FOLDER");
        }
    }
}
