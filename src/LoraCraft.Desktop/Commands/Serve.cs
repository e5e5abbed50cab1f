using System.CommandLine;
using LoraCraft.Desktop.Tray;
using LoraCraft.Host;

namespace LoraCraft.Desktop.Commands;

/// <summary>Serves the page until told to stop; a second start shows the page of the first.</summary>
internal static class Serve
{
    /// <summary>Longer than a process may take to stop.</summary>
    private static readonly TimeSpan LongestHandover = LoraCraftHost.LongestStop + TimeSpan.FromSeconds(5);

    public static Command Command()
    {
        var port = new Option<int?>("--port") { Description = "Port on 127.0.0.1; 0 picks a free one", HelpName = "N" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Do not open the page" };
        var noTray = new Option<bool>("--no-tray") { Description = "Do not show an icon in the system tray" };
        var command = new Command("serve", "Serve the page on 127.0.0.1") { port, noBrowser, noTray };
        command.SetAction((parsed, cancel) => Run(parsed, parsed.GetValue(port), parsed.GetValue(noBrowser), parsed.GetValue(noTray), cancel));
        return command;
    }

    public static async Task<int> Run(ParseResult parsed, int? port, bool noBrowser, bool noTray, CancellationToken cancel)
    {
        try
        {
            var options = Global.Options(parsed);
            options = options with { Port = port ?? options.Port };
            if (options.Problem() is { } problem)
                throw new UsageException(problem);
            await Run(options, noBrowser, noTray, cancel).ConfigureAwait(false);
            return 0;
        }
        catch (UsageException usage)
        {
            await Console.Error.WriteLineAsync(usage.Message).ConfigureAwait(false);
            return 2;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or FailedException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(failed.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task Run(LoraCraftOptions options, bool noBrowser, bool noTray, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += FolderOwner.BetweenLooks)
        {
            var (mine, other) = await FolderOwner.Find(options, cancel).ConfigureAwait(false);
            try
            {
                await (mine is null ? ShowRunning(other!, options, noBrowser, cancel) : Host(mine, options, noBrowser, noTray, cancel)).ConfigureAwait(false);
                return;
            }
            catch (HttpRequestException) when (waited < LongestHandover)
            {
                await Task.Delay(FolderOwner.BetweenLooks, cancel).ConfigureAwait(false); // it is stopping; its folder will be free
            }
        }
    }

    private static async Task Host(DataFolder folder, LoraCraftOptions options, bool noBrowser, bool noTray, CancellationToken cancel)
    {
        await using var host = await LoraCraftHost.Start(options, folder, cancel).ConfigureAwait(false);
        await using var tray = noTray ? null : TrayKeeper.Start(host, options);
        await Announce("Listening on", host.NewLink(), options, noBrowser).ConfigureAwait(false);
        await Ending.Of(host, cancel).ConfigureAwait(false);
    }

    private static async Task ShowRunning(RunningInstance other, LoraCraftOptions options, bool noBrowser, CancellationToken cancel)
    {
        await using var running = Api.Of(other);
        var link = await running.Post("/api/links", [], cancel).ConfigureAwait(false);
        await Announce("LoraCraft is running already on", link["url"]!.ToString(), options, noBrowser).ConfigureAwait(false);
    }

    private static async Task Announce(string said, string link, LoraCraftOptions options, bool noBrowser)
    {
        await Console.Out.WriteLineAsync($"{said} {link}").ConfigureAwait(false);
        await Console.Out.FlushAsync().ConfigureAwait(false);
        if (!noBrowser && Display.IsThere)
            PageOpener.Open(link, options.Window);
    }
}
