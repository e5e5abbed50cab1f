using System.IO.Compression;

namespace LoraCraft.Host.Backups;

/// <summary>A snapshot in a folder of backups.</summary>
internal sealed class FolderSource : IBackupSource
{
    private readonly string _snapshot;
    private readonly BackupFolder _folder;

    private FolderSource(string snapshot, BackupManifest manifest)
    {
        _snapshot = snapshot;
        _folder = BackupFolder.ForReading(Path.GetDirectoryName(Path.GetDirectoryName(snapshot)!)!);
        Manifest = manifest;
    }

    public BackupManifest Manifest { get; }

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static FolderSource At(string snapshot)
    {
        using var manifest = OpenFile(Path.Combine(snapshot, BackupManifest.FileName), BackupManifest.FileName);
        return new(snapshot, BackupManifest.Read(manifest));
    }

    public Stream Open(string part) => part == BackupManifest.EventsFile
        ? new GZipStream(OpenFile(Path.Combine(_snapshot, part + ".gz"), part), CompressionMode.Decompress)
        : OpenFile(Path.Combine(_snapshot, part), part);

    public Stream Open(BackupFile file) => OpenFile(_folder.PathOf(file.Shelf, file.Name), file.Path);

    public void Dispose() => _folder.Dispose();

    private static FileStream OpenFile(string path, string name)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"Its {name} is missing.", missing);
        }
    }
}
