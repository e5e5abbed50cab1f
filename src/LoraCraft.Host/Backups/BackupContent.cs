using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <summary>Finds a backup by its path, and reads what is in it, checked against its manifest.</summary>
internal static class BackupContent
{
    /// <summary>A zip, a snapshot, or a folder of backups, of which the newest is meant.</summary>
    /// <exception cref="RefusedException">There is none that can be used; the message says why.</exception>
    public static IBackupSource Open(string path)
    {
        try
        {
            if (File.Exists(path))
                return ZipSource.At(path);
            if (!Directory.Exists(path))
                throw new RefusedException(Refusal.Unknown($"There is nothing at {path}."));
            if (!BackupFolder.IsOne(path))
                return FolderSource.At(Path.TrimEndingDirectorySeparator(path));
            return BackupFolder.ForReading(path).List() switch
            {
                [{ Manifest: not null } newest, ..] => FolderSource.At(newest.Path),
                [] => throw new RefusedException(Refusal.Unknown($"There is no backup in {path} yet.")),
                var all => throw new RefusedException(Refusal.Conflict($"{all[0].Name} in {path} cannot be used: {all[0].Problem} Name one of the others: loracraft backup list \"{path}\"")),
            };
        }
        catch (InvalidDataException damaged)
        {
            throw Unusable(path, damaged);
        }
    }

    public static RefusedException Unusable(string path, Exception why) => new(Refusal.Conflict($"The backup {path} cannot be used. {why.Message} Nothing was changed."));

    /// <summary>The events, in order.</summary>
    /// <exception cref="InvalidDataException">They are not what the manifest says; found at the latest at their end.</exception>
    public static IEnumerable<StoredEvent> Events(IBackupSource source) =>
        Checked(source, BackupManifest.EventsFile, source.Manifest.Events, EventLines.Read);

    /// <summary>The pictures and texts.</summary>
    /// <exception cref="InvalidDataException">The list is not what the manifest says.</exception>
    public static IEnumerable<BackupFile> Files(IBackupSource source) =>
        Checked(source, BackupManifest.ListFile, source.Manifest.Files, BackupFileList.Read);

    private static IEnumerable<T> Checked<T>(IBackupSource source, string name, BackupPart part, Func<Stream, IEnumerable<T>> read)
    {
        long counted = 0;
        using var measured = new Measured(source.Open(name), part.Bytes);
        foreach (var one in read(measured))
        {
            counted++;
            yield return one;
        }

        if (counted != part.Count || measured.Bytes != part.Bytes || measured.Sha256 != part.Sha256)
            throw new InvalidDataException($"Its {name} does not have the content that was written.");
    }
}
