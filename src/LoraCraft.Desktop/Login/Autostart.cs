using System.Text;

namespace LoraCraft.Desktop.Login;

/// <summary>
/// An entry in the person's autostart folder, which stands in front of one that a package put up for everybody. Source: Desktop
/// Application Autostart Specification 0.5 for the places, Desktop Entry Specification 1.5 for the file and how its Exec key
/// quotes.
/// </summary>
internal static class Autostart
{
    private const string Place = "autostart/loracraft.desktop";

    /// <summary>Whether a desktop starts the program at login: the person's own entry decides, else that for everybody.</summary>
    public static bool IsSet() => File.Exists(OwnEntry) ? IsOn(OwnEntry) : Everybodys() is { } entry && IsOn(entry);

    /// <param name="command">Program and arguments; null switches it off.</param>
    public static void Set(IReadOnlyList<string>? command)
    {
        if (command is null && !(Everybodys() is { } entry && IsOn(entry)))
        {
            if (File.Exists(OwnEntry))
                File.Delete(OwnEntry);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(OwnEntry)!);
        File.WriteAllText(OwnEntry, command is null ? """
            [Desktop Entry]
            Type=Application
            Name=LoraCraft
            Hidden=true

            """ : $"""
            [Desktop Entry]
            Type=Application
            Name=LoraCraft
            Comment=Image datasets for training LoRAs
            TryExec={Escaped(command[0])}
            Exec={string.Join(' ', command.Select(Quoted))}
            Icon={Escaped(Path.Combine(AppContext.BaseDirectory, "icons", "idle.png"))}
            Terminal=false

            """);
    }

    public static string OwnEntry => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } config
            ? config
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
        Place);

    private static string? Everybodys() =>
        (Environment.GetEnvironmentVariable("XDG_CONFIG_DIRS") is { Length: > 0 } folders ? folders : "/etc/xdg")
        .Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, Place)).FirstOrDefault(File.Exists);

    /// <summary>Desktops switch an entry off by one of these two keys.</summary>
    private static bool IsOn(string entry) =>
        !File.ReadLines(entry).Select(line => line.Replace(" ", "", StringComparison.Ordinal)).Any(line => line is "Hidden=true" or "X-GNOME-Autostart-enabled=false");

    /// <summary>As every string in the file.</summary>
    private static string Escaped(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal);

    /// <summary>One argument, first quoted for Exec and then escaped as every string in the file is.</summary>
    private static string Quoted(string argument)
    {
        var text = new StringBuilder("\"");
        foreach (var letter in argument)
            text.Append(letter switch
            {
                '"' or '`' or '$' => $@"\\{letter}",
                '\\' => @"\\\\",
                '%' => "%%",
                _ => $"{letter}",
            });
        return text.Append('"').ToString();
    }
}
