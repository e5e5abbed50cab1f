using System.Net.Http.Headers;

namespace LoraCraft.Host.Doctoring;

/// <summary>The data folder: whether it can be written, how much room there is, and who has it open.</summary>
internal static class FolderChecks
{
    private const long Little = 2_000_000_000, TooLittle = 200_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Finding Access(string root) =>
        Unwritable("data folder", root, "data")
        ?? Finding.Ok("data folder", Nearest(root) == root ? $"{root} can be written." : $"{root} is not there yet; the first start makes it.");

    /// <summary>Makes a file and removes it, in the folder or where the folder would be made.</summary>
    /// <param name="setting">What names the folder.</param>
    /// <returns>Null when it can be written.</returns>
    public static Finding? Unwritable(string check, string folder, string setting)
    {
        var another = $"another folder: loracraft settings set {setting} FOLDER";
        if (Above(folder).FirstOrDefault(File.Exists) is { } file)
            return Finding.Broken(check, $"{folder} cannot be: {file} is a file.", $"Choose {another}");
        var there = Nearest(folder);
        try
        {
            using (File.Create(Path.Combine(there, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose))
                return null;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return Finding.Broken(check, $"{there} cannot be written: {closed.Message}", $"Give yourself the right to write there, or choose {another}");
        }
    }

    public static Finding Space(string root)
    {
        try
        {
            var free = Disk.Free(Nearest(root));
            var says = $"{free / 1e9:0.0} GB are left on the disk of the data folder.";
            const string mend = "Empty the trash, remove exports and older backups, or move the data folder to a larger disk.";
            return free < TooLittle ? Finding.Broken("disk", says, mend) : free < Little ? Finding.Warning("disk", says, mend) : Finding.Ok("disk", says);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Finding.Warning("disk", $"How much room is left cannot be told: {unknown.Message}", "Look yourself.");
        }
    }

    public static async Task<(Finding Finding, RunningInstance? Instance)> Owner(string root, CancellationToken cancel)
    {
        if (!IsLocked(root))
            return (Finding.Ok("owner", "Nobody has the data folder open."), null);
        if (DataFolder.Running(root) is not { } running)
            return (Hangs(root, "another process"), null);
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", running.Token);
            using var answer = await http.GetAsync(new Uri($"{running.Url}/api/status"), cancel).ConfigureAwait(false);
            answer.EnsureSuccessStatusCode();
            return (Finding.Ok("owner", $"LoraCraft runs on it (process {running.Process}, {running.Url}) and answers."), running);
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return (Hangs(root, $"process {running.Process}"), null);
        }
    }

    private static Finding Hangs(string root, string who) =>
        Finding.Broken("owner", $"The data folder {root} is open in {who}, which does not answer.", "Wait a moment if it has just started; otherwise end that process.");

    private static bool IsLocked(string root)
    {
        try
        {
            using var free = new FileStream(Path.Combine(root, "loracraft.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>The folder, or the nearest one above it that is there.</summary>
    private static string Nearest(string root) => Above(root).FirstOrDefault(Directory.Exists) ?? Path.GetPathRoot(root)!;

    /// <summary>The folder and those above it, up to the root.</summary>
    private static IEnumerable<string> Above(string root)
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
            yield return folder;
    }
}
