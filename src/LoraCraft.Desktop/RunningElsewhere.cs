using LoraCraft.Host;

namespace LoraCraft.Desktop;

/// <summary>Finds a LoraCraft that runs on another data folder than the settings say, as after the setting <c>data</c> was changed.</summary>
internal static class RunningElsewhere
{
    /// <summary>A sentence to add to "is not running"; empty when none is found.</summary>
    public static string Hint(LoraCraftOptions options) =>
        Folders().Distinct().Where(folder => folder != options.DataFolder && IsAlive(folder)).Select(folder => $"--data \"{folder}\"").ToList() is { Count: > 0 } others
            ? $" One runs on another data folder; name that: {string.Join(" or ", others)}"
            : "";

    private static IEnumerable<string> Folders() => OperatingSystem.IsLinux() ? [LoraCraftOptions.DefaultDataFolder, .. Held()] : [LoraCraftOptions.DefaultDataFolder];

    /// <summary>The folders that processes of this person hold the lock of; other people's do not show theirs.</summary>
    private static IEnumerable<string> Held() =>
        from process in Directory.EnumerateDirectories("/proc")
        where Path.GetFileName(process).All(char.IsAsciiDigit)
        from file in Open(Path.Combine(process, "fd"))
        where Path.GetFileName(file) == DataFolder.LockName
        select Path.GetDirectoryName(file);

    private static string[] Open(string descriptors)
    {
        try
        {
            return [.. Directory.EnumerateFiles(descriptors).Select(file => new FileInfo(file).LinkTarget).OfType<string>()];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsAlive(string folder)
    {
        try
        {
            if (DataFolder.Running(folder) is not { } running)
                return false;
            using var process = System.Diagnostics.Process.GetProcessById(running.Process);
            return !process.HasExited;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
