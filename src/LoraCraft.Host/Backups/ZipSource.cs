using System.IO.Compression;

namespace LoraCraft.Host.Backups;

/// <summary>A backup in one zip. Entries are asked for by the names that a backup has; any others are never looked at.</summary>
internal sealed class ZipSource : IBackupSource
{
    private readonly ZipArchive _zip;

    private ZipSource(ZipArchive zip, BackupManifest manifest) => (_zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="InvalidDataException">It is no zip, no backup, or damaged.</exception>
    public static ZipSource At(string path)
    {
        var zip = OpenZip(path);
        try
        {
            using var manifest = (zip.GetEntry(BackupManifest.FileName) ?? throw new InvalidDataException($"It is a zip, but no backup: it has no {BackupManifest.FileName}.")).Open();
            return new(zip, BackupManifest.Read(manifest));
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public Stream Open(string part) => Entry(part).Open();

    public Stream Open(BackupFile file) => Entry(file.Path).Open();

    public void Dispose() => _zip.Dispose();

    private static ZipArchive OpenZip(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException damaged)
        {
            throw new InvalidDataException($"It is no zip that is whole ({damaged.Message})", damaged);
        }
    }

    private ZipArchiveEntry Entry(string name) => _zip.GetEntry(name) ?? throw new InvalidDataException($"Its {name} is missing.");
}
