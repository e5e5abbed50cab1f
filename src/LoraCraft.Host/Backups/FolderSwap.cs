using System.Globalization;
using System.Text.Json;
using LoraCraft.Blobs;
using LoraCraft.Host.Starting;

namespace LoraCraft.Host.Backups;

/// <summary>
/// Puts a restored log and its pictures in the place of those that a data folder has, and keeps these aside. What is to be done
/// is written down first, so that a process that is killed on the way leaves it to the next one that opens the folder.
/// </summary>
internal static class FolderSwap
{
    private const string StateFile = "restore.json";
    private const string NewFolder = "restoring";
    private static readonly string[] Parts = ["loracraft.db", "loracraft.db-wal", "loracraft.db-shm", "storage"];

    /// <summary>The folder that holds what was replaced, by date.</summary>
    public static string ReplacedIn(string root) => Path.Combine(root, "replaced");

    /// <summary>An empty folder in the data folder to restore into; what an earlier attempt left is removed.</summary>
    public static string Prepare(string root)
    {
        Discard(root);
        return Directory.CreateDirectory(Path.Combine(root, NewFolder)).FullName;
    }

    /// <summary>Removes what is being restored; the folder is as it was. A swap that is under way stays to be gone on with.</summary>
    public static void Discard(string root)
    {
        if (!File.Exists(Path.Combine(root, StateFile)) && Path.Combine(root, NewFolder) is var left && Directory.Exists(left))
            Directory.Delete(left, recursive: true);
    }

    /// <summary>Puts what was prepared in its place; returns the path that holds what was there before, null when nothing was.</summary>
    /// <exception cref="IOException">Something could not be moved; everything is as it was.</exception>
    public static string? Swap(string root, DateTimeOffset now)
    {
        var kept = Path.Combine(ReplacedIn(root), now.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss'Z'", CultureInfo.InvariantCulture));
        var isEmpty = !File.Exists(Path.Combine(root, Parts[0])) && !Directory.EnumerateFiles(Path.Combine(root, "storage"), "*", SearchOption.AllDirectories).Any();
        Note(root, new(Out: true, kept, isEmpty));
        try
        {
            Finish(root);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            TakeBack(root);
            throw;
        }

        return isEmpty ? null : kept;
    }

    /// <summary>Undoes a swap that cannot go on. Wherever this ends, the next one that opens the folder can still go on with the swap.</summary>
    private static void TakeBack(string root)
    {
        if (Read(root) is not { } state)
            return;
        if (!state.Out)
        {
            Move(root, Path.Combine(root, NewFolder));
            Note(root, state with { Out = true });
        }

        Move(state.Kept, root, onlyMissing: true);
        File.Delete(Path.Combine(root, StateFile));
        RemoveEmpty(state.Kept);
        RemoveEmpty(ReplacedIn(root));
    }

    /// <summary>Goes on with a swap that was begun; without one, removes what was not restored as far as that.</summary>
    public static void Finish(string root)
    {
        if (Read(root) is not { } state)
        {
            Discard(root);
            return;
        }

        if (state.Out)
        {
            Directory.CreateDirectory(state.Kept);
            Move(root, state.Kept);
            Note(root, state with { Out = false });
        }

        Move(Path.Combine(root, NewFolder), root);
        if (state.IsEmpty && Directory.Exists(state.Kept))
        {
            Directory.Delete(state.Kept, recursive: true);
            RemoveEmpty(ReplacedIn(root));
        }

        File.Delete(Path.Combine(root, StateFile));
        Discard(root);
    }

    private static void RemoveEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private static void Move(string from, string to, bool onlyMissing = false)
    {
        foreach (var part in Parts)
            if (Path.Combine(from, part) is var path && Path.Exists(path) && !(onlyMissing && Path.Exists(Path.Combine(to, part))))
                Directory.Move(path, Path.Combine(to, part)); // a file too
        FolderSync.Flush(to);
    }

    private static void Note(string root, State state)
    {
        OwnFile.Write(Path.Combine(root, StateFile), JsonSerializer.Serialize(state));
        FolderSync.Flush(root);
    }

    /// <exception cref="StartException">It is damaged.</exception>
    private static State? Read(string root)
    {
        var file = Path.Combine(root, StateFile);
        try
        {
            return !File.Exists(file) ? null : JsonSerializer.Deserialize<State>(File.ReadAllText(file)) is { Kept: not null } state ? state : throw new JsonException();
        }
        catch (JsonException damaged)
        {
            throw new StartException(
                $"The file {file}, which tells how far an interrupted restore had come, is damaged. See which of {root}, its folder {NewFolder} and its folder replaced has loracraft.db and the storage that you want, put both into {root}, delete the file, and start again.", damaged);
        }
    }

    /// <param name="Out">Whether the old is being moved out; else the new is being moved in.</param>
    /// <param name="Kept">Where the old goes.</param>
    /// <param name="IsEmpty">Whether there was nothing worth to be kept.</param>
    private sealed record State(bool Out, string Kept, bool IsEmpty);
}
