using LoraCraft.Host;
using LoraCraft.Host.Settings;

namespace LoraCraft.Desktop.Login;

/// <summary>Whether the desktop starts the program when the person logs in, without opening the page.</summary>
internal static class StartsAtLogin
{
    /// <summary>Null where the system has no switch that the program knows.</summary>
    public static bool? Now =>
        OperatingSystem.IsWindows() ? RunKey.IsSet()
        : OperatingSystem.IsLinux() ? Autostart.IsSet()
        : null;

    /// <summary>What switching it writes; empty where there is no switch.</summary>
    public static string Place =>
        OperatingSystem.IsWindows() ? RunKey.Place
        : OperatingSystem.IsLinux() ? Autostart.OwnEntry
        : "";

    /// <param name="options">Says which data folder shall be served.</param>
    /// <exception cref="FailedException">The system has no such switch.</exception>
    public static void Set(bool on, LoraCraftOptions options)
    {
        if (OperatingSystem.IsWindows())
            RunKey.Set(on ? CommandLine(options) : null);
        else if (OperatingSystem.IsLinux())
            Autostart.Set(on ? CommandLine(options) : null);
        else
            throw new FailedException("LoraCraft cannot start itself at login on this system. Add it to the login items in the system's settings.");
    }

    /// <summary>This very program, with the data folder where that is not the usual one nor the one of the settings file.</summary>
    private static List<string> CommandLine(LoraCraftOptions options) =>
    [
        .. Program(),
        "serve", "--no-browser",
        .. (IEnumerable<string>)(options.DataFolder == LoraCraftOptions.DefaultDataFolder || IsFromFile(options) ? [] : ["--data", options.DataFolder]),
    ];

    private static bool IsFromFile(LoraCraftOptions options) =>
        options.Sources?.Read().Values.Any(v => v is { Setting.Name: "data", Source: SettingSource.File }) == true;

    /// <summary>Started as <c>dotnet LoraCraft.Desktop.dll</c>, the process is not the program.</summary>
    private static IEnumerable<string> Program()
    {
        var process = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, typeof(StartsAtLogin).Assembly.Location] : [process];
    }
}
