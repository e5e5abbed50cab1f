using System.Text;

namespace LoraCraft.Desktop.Login;

/// <summary>
/// An entry in the person's autostart folder. Source: Desktop Application Autostart Specification 0.5 for the place, Desktop
/// Entry Specification 1.5 for the file and how its Exec key quotes.
/// </summary>
internal static class Autostart
{
    public static string EntryFile => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } config
            ? config
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
        "autostart", "loracraft.desktop");

    /// <param name="command">Program and arguments; null takes the entry away.</param>
    public static void Set(IReadOnlyList<string>? command)
    {
        if (command is null)
        {
            File.Delete(EntryFile);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(EntryFile)!);
        File.WriteAllText(EntryFile, $"""
            [Desktop Entry]
            Type=Application
            Name=LoraCraft
            Comment=Image datasets for training LoRAs
            Exec={string.Join(' ', command.Select(Quoted))}
            Icon={Path.Combine(AppContext.BaseDirectory, "icons", "idle.png")}
            Terminal=false

            """);
    }

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
