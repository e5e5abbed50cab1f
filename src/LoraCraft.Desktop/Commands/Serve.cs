using System.CommandLine;
using LoraCraft.Desktop.Tray;
using LoraCraft.Host;
using LoraCraft.Host.Starting;

namespace LoraCraft.Desktop.Commands;

/// <summary>Serves the page until told to stop; a second start shows the page of the first.</summary>
internal static class Serve
{
    /// <summary>Longer than a process may take to stop.</summary>
    private static readonly TimeSpan LongestHandover = LoraCraftHost.LongestStop + TimeSpan.FromSeconds(5);

    public static Command Command()
    {
        var noTray = new Option<bool>("--no-tray") { Description = "Do not show an icon in the system tray" };
        var command = new Command("serve", "Serve the page on 127.0.0.1") { Global.Port, Global.NoBrowser, noTray };
        command.SetAction((parsed, cancel) => Run(parsed, parsed.GetValue(noTray), cancel));
        return command;
    }

    public static async Task<int> Run(ParseResult parsed, bool noTray, CancellationToken cancel)
    {
        try
        {
            var options = Global.Options(parsed);
            await Run(options, noTray, cancel).ConfigureAwait(false);
            return 0;
        }
        catch (UsageException usage)
        {
            await Console.Error.WriteLineAsync(usage.Message).ConfigureAwait(false);
            return 2;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or FailedException or StartException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(failed.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task Run(LoraCraftOptions options, bool noTray, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += FolderOwner.BetweenLooks)
        {
            var (mine, other) = await FolderOwner.Find(options, cancel).ConfigureAwait(false);
            try
            {
                await (mine is null ? ShowRunning(other!, options, cancel) : Host(mine, options, noTray, cancel)).ConfigureAwait(false);
                return;
            }
            catch (HttpRequestException) when (waited < LongestHandover)
            {
                await Task.Delay(FolderOwner.BetweenLooks, cancel).ConfigureAwait(false); // it is stopping; its folder will be free
            }
        }
    }

    private static async Task Host(DataFolder folder, LoraCraftOptions options, bool noTray, CancellationToken cancel)
    {
        await using var host = await LoraCraftHost.Start(options, folder, cancel).ConfigureAwait(false);
        await using var tray = noTray ? null : TrayKeeper.Start(host, options);
        await Announce("Listening on", host.NewLink(), options).ConfigureAwait(false);
        await Ending.Of(host, cancel).ConfigureAwait(false);
    }

    private static async Task ShowRunning(RunningInstance other, LoraCraftOptions options, CancellationToken cancel)
    {
        await using var running = Api.Of(other);
        var link = await running.Post("/api/links", [], cancel).ConfigureAwait(false);
        await Announce("LoraCraft is running already on", link["url"]!.ToString(), options).ConfigureAwait(false);
    }

    private static async Task Announce(string said, string link, LoraCraftOptions options)
    {
        await Console.Out.WriteLineAsync($"{said} {link}").ConfigureAwait(false);
        await Console.Out.FlushAsync().ConfigureAwait(false);
        if (options.OpenPage && Display.IsThere)
            PageOpener.Open(link, options.Window);
    }
}
