namespace LoraCraft.Desktop.Tray;

/// <summary>The pictures of the icon, which lie beside the program.</summary>
internal static class TrayIcons
{
    /// <param name="kind">File name ending: <c>png</c> (64 pixels) or <c>ico</c> (16 to 48 pixels).</param>
    public static string File(Mood mood, string kind) =>
        Path.Combine(AppContext.BaseDirectory, "icons", $"{mood.ToString().ToLowerInvariant()}.{kind}");
}
