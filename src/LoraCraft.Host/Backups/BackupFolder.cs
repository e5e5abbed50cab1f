using System.Globalization;
using LoraCraft.Blobs;
using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <summary>A snapshot as it lies in a folder of backups.</summary>
/// <param name="Manifest">Null when it cannot be used.</param>
/// <param name="Problem">Why it cannot; null when it can.</param>
internal sealed record Snapshot(string Path, BackupManifest? Manifest, string? Problem)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>
/// A folder that one backup after the other goes into: <c>snapshots/TIME</c> each, and the pictures that they share in
/// <c>pictures</c> and <c>texts</c>, named by their content.
/// </summary>
internal sealed class BackupFolder : IDisposable
{
    private const string NoteFile = "loracraft-backups.txt";
    private const string TimeFormat = "yyyy-MM-dd'T'HH-mm-ss'Z'";

    private readonly FileStream? _lock;

    private BackupFolder(string root, FileStream? held) => (Root, _lock) = (root, held);

    public string Root { get; }

    public string Temporary => Path.Combine(Root, "temporary");

    private string Snapshots => Path.Combine(Root, "snapshots");

    public static bool IsOne(string root) => File.Exists(Path.Combine(root, NoteFile));

    /// <summary>Looks into a folder of backups; nothing is written.</summary>
    public static BackupFolder ForReading(string root) => new(root, null);

    /// <summary>Opens it for one backup at a time, making it when it is missing or empty; what an earlier process left half done is removed.</summary>
    /// <exception cref="RefusedException">It holds other things, or another backup goes into it just now.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static BackupFolder ForWriting(string root)
    {
        Directory.CreateDirectory(root);
        if (!IsOne(root) && Directory.EnumerateFileSystemEntries(root).Any())
            throw Refused($"{root} holds other things and no backups. Name an empty folder, or one that is not there yet.");
        var note = Path.Combine(root, NoteFile);
        FileStream held;
        try
        {
            held = new(note, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(note))
        {
            throw Refused($"Another backup is being written into {root} just now. Try again when it is done.");
        }

        if (held.Length == 0)
        {
            held.Write("Backups of LoraCraft. Each folder in snapshots is one; they share the pictures.\nTo restore the newest: loracraft backup restore FOLDER\n"u8);
            held.Flush(flushToDisk: true);
        }

        var folder = new BackupFolder(root, held);
        folder.ClearTemporary();
        Directory.CreateDirectory(folder.Snapshots);
        return folder;
    }

    public string PathOf(Shelf shelf, string name) => Path.Combine(Root, BackupFile.FolderOf(shelf), name[..2], name);

    /// <summary>All of them, newest first. A clock that was wrong may have dated some in the future, which says nothing: they come after the others.</summary>
    public IReadOnlyList<Snapshot> List()
    {
        var now = DateTimeOffset.UtcNow;
        return Directory.Exists(Snapshots)
            ? [.. Directory.EnumerateDirectories(Snapshots).Select(Read)
                .OrderBy(s => s.Manifest?.At > now).ThenByDescending(s => s.Manifest?.At).ThenByDescending(s => s.Name, StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Gives a snapshot that is whole its name; returns its path.</summary>
    public string TakeIn(string work, DateTimeOffset at)
    {
        var name = at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var path = Path.Combine(Snapshots, name);
        for (var again = 2; Directory.Exists(path); again++)
            path = Path.Combine(Snapshots, $"{name}-{again}");
        Directory.Move(work, path);
        FolderSync.Flush(Snapshots);
        return path;
    }

    /// <summary>Keeps the newest snapshots, and of the pictures those that they need.</summary>
    /// <param name="written">Path of the one that was just made, which stays whatever the clock says.</param>
    public void Prune(int keep, string written)
    {
        var all = List();
        var going = all.Where(s => s.Manifest is not null).OrderByDescending(s => s.Path == written).Skip(keep).ToList();
        foreach (var snapshot in going)
        {
            var gone = Path.Combine(Temporary, snapshot.Name); // at once, where a half removed one would stay as a broken one
            Directory.Move(snapshot.Path, gone);
            Directory.Delete(gone, recursive: true);
        }

        var staying = all.Except(going).ToList();
        if (going.Count > 0 && staying.TrueForAll(s => s.Manifest is not null))
            RemoveOthers(Needed(staying));
    }

    public void ClearTemporary()
    {
        if (Directory.Exists(Temporary))
            Directory.Delete(Temporary, recursive: true);
        Directory.CreateDirectory(Temporary);
    }

    public void Dispose() => _lock?.Dispose();

    /// <exception cref="InvalidDataException">One of them is damaged, and does not tell.</exception>
    private static HashSet<(Shelf, string)> Needed(IEnumerable<Snapshot> snapshots)
    {
        var needed = new HashSet<(Shelf, string)>();
        foreach (var snapshot in snapshots)
            try
            {
                using var source = FolderSource.At(snapshot.Path);
                needed.UnionWith(BackupContent.Files(source).Select(f => (f.Shelf, f.Name)));
            }
            catch (InvalidDataException damaged)
            {
                throw new InvalidDataException($"The backup {snapshot.Path} is damaged, so it does not tell which pictures it needs. {damaged.Message}", damaged);
            }

        return needed;
    }

    private void RemoveOthers(HashSet<(Shelf, string)> needed)
    {
        foreach (var shelf in new[] { Shelf.Images, Shelf.Texts })
            if (Path.Combine(Root, BackupFile.FolderOf(shelf)) is var folder && Directory.Exists(folder))
                foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                    if (Path.GetFileName(file) is var name && BackupFileList.IsName(name) && !needed.Contains((shelf, name)))
                        File.Delete(file);
    }

    private static Snapshot Read(string path)
    {
        try
        {
            using var source = FolderSource.At(path);
            return new(path, source.Manifest, null);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new(path, null, broken.Message);
        }
    }

    private static RefusedException Refused(string message) => new(Refusal.Conflict(message));
}
