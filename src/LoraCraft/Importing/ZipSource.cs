using System.IO.Compression;

namespace LoraCraft.Importing;

/// <summary>A zip archive, bounded before anything is unpacked: number of entries, size of each and of all, ratio, names.</summary>
public sealed class ZipSource : IImportSource
{
    private const int MaxEntries = 200_000;
    private const long MaxTotalBytes = 256L * 1024 * 1024 * 1024;
    private const long MaxRatio = 200;
    private const long RatioMattersFrom = 10 * 1024 * 1024;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = [];
    private readonly Lock _reading = new();

    /// <exception cref="InvalidDataException">It is no zip archive, or breaks a limit; the message is a sentence for the user.</exception>
    public ZipSource(string path, string? shownAs = null)
    {
        try
        {
            _archive = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException damaged)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is no zip archive that can be read: {damaged.Message}", damaged);
        }

        try
        {
            Files = List(shownAs ?? path);
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Unpacks one entry, and stops as soon as it gives more than it said.</summary>
    public FileContent Read(SourceFile file, long limit)
    {
        if (file.Bytes > limit)
            throw new IOException($"The file has {file.Bytes:N0} bytes; the limit is {limit:N0}.");
        lock (_reading)
        {
            using var stream = _entries[file.Path].Open();
            return FileContent.Filled((int)file.Bytes, bytes =>
            {
                var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                if (read < bytes.Length || stream.ReadByte() >= 0)
                    throw new IOException("The entry does not have the size that the archive gives for it.");
            });
        }
    }

    public void Dispose() => _archive.Dispose();

    private List<SourceFile> List(string shown)
    {
        if (_archive.Entries.Count > MaxEntries)
            throw new InvalidDataException($"The archive has {_archive.Entries.Count:N0} entries; the limit is {MaxEntries:N0}. Unpack it and import the folder.");
        var total = _archive.Entries.Sum(e => Math.Max(0, e.Length));
        if (total > MaxTotalBytes)
            throw new InvalidDataException($"The archive unpacks to {total:N0} bytes; the limit is {MaxTotalBytes:N0}. Unpack it and import the folder.");

        var files = new List<SourceFile>();
        foreach (var entry in _archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.EndsWith('/') || name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.Split('/').Any(p => p.StartsWith('.') && p is not (".." or ".")))
                continue;
            var path = $"{shown}!/{name}";
            if (!_entries.TryAdd(path, entry))
                files.Add(new($"{path} ({files.Count + 1})", "", Last(name), entry.Length, 0, "The archive has two entries of this name."));
            else
                files.Add(new(path, Folder(name), Last(name), entry.Length, 0, Problem(name, entry)));
        }

        return [.. files.OrderBy(f => f.Folder, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)];
    }

    private static string? Problem(string name, ZipArchiveEntry entry) =>
        name.StartsWith('/') || name.Split('/').Contains("..") || name.Contains(':', StringComparison.Ordinal)
            ? "The entry's path leads out of the archive."
            : entry.Length > RatioMattersFrom && entry.Length / Math.Max(1, entry.CompressedLength) > MaxRatio
                ? $"The entry unpacks to {entry.Length / Math.Max(1, entry.CompressedLength):N0} times its size; such entries are not opened."
                : null;

    private static string Last(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static string Folder(string name) => name.LastIndexOf('/') is > 0 and var end ? name[..end] : "";
}
