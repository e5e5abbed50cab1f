namespace LoraCraft.Desktop;

/// <summary>Finds a browser that can show a page as a window of its own (<c>--app=URL</c>): Chromium and its kin.</summary>
internal static class AppWindow
{
    public static readonly string[] LinuxNames =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "brave-browser"];

    private static readonly string[] MacPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];

    private static readonly string[] WindowsPlaces = [@"Microsoft\Edge\Application\msedge.exe", @"Google\Chrome\Application\chrome.exe"];

    /// <returns>Path of the program; null when there is none.</returns>
    public static string? Find() =>
        OperatingSystem.IsWindows() ? OnWindows().FirstOrDefault(File.Exists)
        : OperatingSystem.IsMacOS() ? MacPlaces.FirstOrDefault(File.Exists)
        : OnPath().FirstOrDefault(File.Exists);

    private static IEnumerable<string> OnWindows() =>
        from folder in new[] { Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.LocalApplicationData }
        from place in WindowsPlaces
        select Path.Combine(Environment.GetFolderPath(folder), place);

    private static IEnumerable<string> OnPath() =>
        from name in LinuxNames
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        select Path.Combine(folder, name);
}
