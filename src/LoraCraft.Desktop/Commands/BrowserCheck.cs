using LoraCraft.Host;
using LoraCraft.Host.Doctoring;

namespace LoraCraft.Desktop.Commands;

/// <summary>Whether a page can be shown, as <see cref="PageOpener"/> would show it.</summary>
internal static class BrowserCheck
{
    public static async Task<Finding> Look(LoraCraftOptions options, CancellationToken cancel)
    {
        if (!Display.IsThere)
            return Finding.Warning("browser", "There is no display, so no page is opened.", "Open the address that a start prints in a browser of this computer.");
        var window = AppWindow.Find();
        if (options.Window == "app")
            return window is null
                ? Finding.Warning("browser", "Neither Chromium nor Chrome nor Edge was found, which a window of its own needs.", "Install one of them, or: loracraft settings set window browser")
                : Finding.Ok("browser", $"Pages are opened in a window of their own, by {window}.");
        var own = window is null ? "" : $" {window} can show them in a window of their own.";
        if (!OperatingSystem.IsLinux())
            return Finding.Ok("browser", $"Pages can be opened.{own}");
        var browsers = new LinuxBrowser(Environment.GetEnvironmentVariable);
        return browsers.OnPath("xdg-open") is null ? Finding.Warning("browser", "xdg-open is missing, which opens pages in the browser.", "Install the package xdg-utils.")
            : await browsers.Find(cancel).ConfigureAwait(false) is not { } browser ? Finding.Warning(
                "browser", "No browser was found that xdg-open could show a page in.",
                "Install one, such as Firefox or Chromium. If there is one, name it: xdg-settings set default-web-browser NAME.desktop, or in the variable BROWSER.")
            : Finding.Ok("browser", $"Pages can be opened, in {browser} for one.{own}");
    }
}
