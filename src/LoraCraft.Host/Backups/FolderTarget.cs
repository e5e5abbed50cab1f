using System.IO.Compression;
using LoraCraft.Blobs;
using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <summary>A backup in a folder of backups: a snapshot of its own, with pictures that it shares with the others.</summary>
internal sealed class FolderTarget : IBackupTarget
{
    private const int FilesPerFlush = 128;

    private readonly BackupFolder _folder;
    private readonly string _work;
    private readonly List<(string Half, string Path)> _waiting = [];
    private readonly HashSet<string> _touched = [];

    /// <param name="folder">Opened for writing.</param>
    public FolderTarget(BackupFolder folder)
    {
        _folder = folder;
        _work = Directory.CreateDirectory(Path.Combine(folder.Temporary, "snapshot")).FullName;
    }

    public Stream Create(string part)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile.Mode;
        return part == BackupManifest.EventsFile
            ? new GZipStream(new FileStream(Path.Combine(_work, part + ".gz"), options), CompressionLevel.Fastest)
            : new FileStream(Path.Combine(_work, part), options);
    }

    public long? Has(Shelf shelf, string name) => new FileInfo(_folder.PathOf(shelf, name)) is { Exists: true } there ? there.Length : null;

    public long Add(Shelf shelf, string name, Stream content)
    {
        var half = Path.Combine(_folder.Temporary, name);
        using var measured = new Measured(content);
        using (var copy = new FileStream(half, FileMode.Create, FileAccess.Write))
            measured.CopyTo(copy);
        if (measured.Sha256 != name)
            throw new InvalidDataException(name);
        _waiting.Add((half, _folder.PathOf(shelf, name)));
        if (_waiting.Count >= FilesPerFlush)
            Settle();
        return measured.Bytes;
    }

    public string Finish(BackupManifest manifest)
    {
        Settle();
        using (var file = Create(BackupManifest.FileName))
            file.Write(manifest.ToBytes());
        foreach (var part in Directory.EnumerateFiles(_work))
            FlushFile(part);
        foreach (var folder in _touched.Append(_work))
            FolderSync.Flush(folder);
        return _folder.TakeIn(_work, manifest.At);
    }

    public void Dispose() => _folder.ClearTemporary();

    /// <summary>A picture gets its name only once its content is on the disk: whoever finds it there may rely on it.</summary>
    private void Settle()
    {
        foreach (var (half, _) in _waiting)
            FlushFile(half);
        foreach (var (half, path) in _waiting)
        {
            var folder = Path.GetDirectoryName(path)!;
            if (_touched.Add(folder))
                Directory.CreateDirectory(folder);
            File.Move(half, path, overwrite: true);
        }

        _waiting.Clear();
    }

    private static void FlushFile(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }
}
