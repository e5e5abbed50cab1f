namespace LoraCraft.Host.Backups;

/// <summary>A backup to be read. What it says of itself is not believed before it was checked.</summary>
internal interface IBackupSource : IDisposable
{
    BackupManifest Manifest { get; }

    /// <summary>A file beside the pictures, unpacked.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    Stream Open(string part);

    /// <summary>A picture or a text.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    Stream Open(BackupFile file);
}
