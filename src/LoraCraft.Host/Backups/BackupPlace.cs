namespace LoraCraft.Host.Backups;

/// <summary>Which folders can hold the backups of every day.</summary>
internal static class BackupPlace
{
    /// <param name="folder">Full path, as is the data folder's.</param>
    /// <returns>Why it cannot and what to choose, to go on after a colon; null when it can.</returns>
    public static string? Unfit(string folder, string data) =>
        RealPath.IsWithin(folder, data) ? $"it lies in the data folder {data}, and what takes the one takes the other. Choose another disk, or at least another folder."
        : BackupDesk.IsZip(Path.TrimEndingDirectorySeparator(folder)) ? "a zip holds one backup alone. Choose a folder."
        : File.Exists(folder) ? "it is a file. Choose a folder."
        : null;
}
