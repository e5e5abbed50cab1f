using System.IO.Compression;
using LoraCraft.Blobs;
using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <summary>A backup as one zip, with everything in it. Until it is whole it has another name.</summary>
internal sealed class ZipTarget : IBackupTarget
{
    private readonly string _path;
    private readonly string _half;
    private readonly FileStream _file;
    private readonly ZipArchive _zip;
    private bool _done;

    /// <exception cref="IOException">The file cannot be made.</exception>
    public ZipTarget(string path)
    {
        (_path, _half) = (path, path + ".half");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, BufferSize = 256 * 1024 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile.Mode;
        _file = new(_half, options);
        _zip = new(_file, ZipArchiveMode.Create, leaveOpen: true);
    }

    public Stream Create(string part) => _zip.CreateEntry(part, CompressionLevel.Fastest).Open();

    public long? Has(Shelf shelf, string name) => null;

    public long Add(Shelf shelf, string name, Stream content)
    {
        using var measured = new Measured(content);
        using var entry = _zip.CreateEntry(BackupFile.PathOf(shelf, name), CompressionLevel.NoCompression).Open();
        measured.CopyTo(entry);
        return measured.Sha256 == name ? measured.Bytes : throw new InvalidDataException(name);
    }

    public string Finish(BackupManifest manifest)
    {
        using (var entry = _zip.CreateEntry(BackupManifest.FileName).Open())
            entry.Write(manifest.ToBytes());
        _zip.Dispose();
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_half, _path);
        FolderSync.Flush(Path.GetDirectoryName(_path)!);
        _done = true;
        return _path;
    }

    public void Dispose()
    {
        if (_done)
            return;
        _file.Dispose(); // before the archive, which would otherwise write its end
        File.Delete(_half);
    }
}
