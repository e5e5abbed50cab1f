using System.Diagnostics;
using LoraCraft.Host;

namespace LoraCraft.Desktop;

/// <summary>Opens the page in a browser.</summary>
internal static class PageOpener
{
    private static readonly TimeSpan EarlyEnd = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Starts the program in <c>$0</c> with the rest as arguments: in a session of its own, which Ctrl+C at our terminal does not
    /// reach, and without our output, which whoever reads it would otherwise wait for as long as the browser lives.
    /// </summary>
    private const string Apart = """
        exec </dev/null >/dev/null 2>&1
        command -v setsid >/dev/null && exec setsid "$0" "$@"
        exec "$0" "$@"
        """;

    /// <summary>Tells a link on the console, and opens it where that is wished and possible.</summary>
    public static void Announce(string said, string link, LoraCraftOptions options)
    {
        Console.Out.WriteLine($"{said} {link}");
        Console.Out.Flush();
        if (options.OpenPage && Display.IsThere)
            Open(link, options.Window);
    }

    /// <param name="window"><c>app</c> for a window without tabs and address bar where Chromium, Chrome or Edge is found; <c>browser</c> for the person's own browser.</param>
    public static void Open(string link, string window)
    {
        try
        {
            var opener = (window == "app" ? AppWindow.Find() : null) is { } chromium
                ? Start(chromium, $"--app={link}")
                : OperatingSystem.IsWindows() ? Process.Start(new ProcessStartInfo(link) { UseShellExecute = true })
                : Start(OperatingSystem.IsMacOS() ? "open" : "xdg-open", link);
            if (opener is not null)
                _ = Watch(opener);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Complain(missing.Message);
        }
    }

    private static Process? Start(string program, string argument) =>
        OperatingSystem.IsWindows() ? Process.Start(program, [argument]) : Process.Start("/bin/sh", ["-c", Apart, program, argument]);

    /// <summary>What opens pages may live as long as the browser it started; only an end with an error right away means failure.</summary>
    private static async Task Watch(Process opener)
    {
        using (opener)
        {
            await Task.WhenAny(opener.WaitForExitAsync(), Task.Delay(EarlyEnd)).ConfigureAwait(false);
            if (opener is { HasExited: true, ExitCode: not 0 and var code })
                Complain($"code {code}");
        }
    }

    private static void Complain(string reason) => Console.Error.WriteLine($"The browser could not be opened ({reason}). Start LoraCraft once more for another link.");
}
