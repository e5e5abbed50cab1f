using System.CommandLine;
using System.Diagnostics;
using LoraCraft.Host;

namespace LoraCraft.Desktop.Commands;

/// <summary>Serves the page until told to stop; a second start shows the page of the first.</summary>
internal static class Serve
{
    public static Command Command()
    {
        var port = new Option<int?>("--port") { Description = "Port on 127.0.0.1; 0 picks a free one", HelpName = "N" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Do not open the page" };
        var noTray = new Option<bool>("--no-tray") { Description = "Do not show an icon in the system tray" };
        var command = new Command("serve", "Serve the page on 127.0.0.1") { port, noBrowser, noTray };
        command.SetAction((parsed, cancel) => Run(parsed, parsed.GetValue(port), parsed.GetValue(noBrowser), cancel));
        return command;
    }

    public static async Task<int> Run(ParseResult parsed, int? port, bool noBrowser, CancellationToken cancel)
    {
        try
        {
            var options = Global.Options(parsed);
            options = options with { Port = port ?? options.Port };
            if (options.Problem() is { } problem)
                throw new UsageException(problem);
            if (DataFolder.TryOpen(options.DataFolder) is not { } folder)
                return await ShowRunning(options, noBrowser, cancel).ConfigureAwait(false);
            await using var host = await LoraCraftHost.Start(options, folder, cancel).ConfigureAwait(false);
            await Announce(host.NewLink(), noBrowser).ConfigureAwait(false);
            await host.Stopped(cancel).ConfigureAwait(false);
            return 0;
        }
        catch (UsageException usage)
        {
            await Console.Error.WriteLineAsync(usage.Message).ConfigureAwait(false);
            return 2;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or FailedException)
        {
            await Console.Error.WriteLineAsync(failed.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task<int> ShowRunning(LoraCraftOptions options, bool noBrowser, CancellationToken cancel)
    {
        await using var running = await Api.Open(options, cancel).ConfigureAwait(false);
        var link = await running.Post("/api/links", [], cancel).ConfigureAwait(false);
        await Console.Out.WriteLineAsync("LoraCraft is running already.").ConfigureAwait(false);
        await Announce(link["url"]!.ToString(), noBrowser).ConfigureAwait(false);
        return 0;
    }

    private static async Task Announce(string link, bool noBrowser)
    {
        await Console.Out.WriteLineAsync($"Listening on {link}").ConfigureAwait(false);
        await Console.Out.FlushAsync().ConfigureAwait(false);
        if (!noBrowser && HasDisplay())
            OpenBrowser(link);
    }

    private static bool HasDisplay() =>
        !OperatingSystem.IsLinux()
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    /// <summary>Never waits: xdg-open may live as long as the browser it started.</summary>
    private static void OpenBrowser(string link)
    {
        try
        {
            using var _ = OperatingSystem.IsLinux() ? Process.Start("xdg-open", [link])
                : OperatingSystem.IsMacOS() ? Process.Start("open", [link])
                : Process.Start(new ProcessStartInfo(link) { UseShellExecute = true });
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Console.Error.WriteLine($"The browser could not be opened ({missing.Message}); open the address above.");
        }
    }
}
