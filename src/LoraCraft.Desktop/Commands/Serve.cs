using System.CommandLine;
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
            await StartOrShow(parsed, noTray, cancel).ConfigureAwait(false);
            return 0;
        }
        catch (UsageException usage)
        {
            await StartFailure.Tell(usage.Message).ConfigureAwait(false);
            return 2;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or FailedException or StartException or HttpRequestException)
        {
            await StartFailure.Tell(failed.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task StartOrShow(ParseResult parsed, bool noTray, CancellationToken cancel)
    {
        var options = Global.Options(parsed);
        for (var waited = TimeSpan.Zero; ; waited += FolderOwner.BetweenLooks)
        {
            var (mine, other) = await FolderOwner.Find(options, cancel).ConfigureAwait(false);
            try
            {
                await (mine is null ? ShowRunning(other!, options, cancel) : new Serving(() => Global.Options(parsed), noTray).Run(mine, options, cancel)).ConfigureAwait(false);
                return;
            }
            catch (HttpRequestException) when (waited < LongestHandover)
            {
                await Task.Delay(FolderOwner.BetweenLooks, cancel).ConfigureAwait(false); // it is stopping; its folder will be free
            }
        }
    }

    /// <summary>Who starts what runs already wants to see it, also where a first start opens nothing.</summary>
    private static bool IsAskedFor(LoraCraftOptions options) => options.Sources?.CommandLine.ContainsKey("open-page") != true;

    private static async Task ShowRunning(RunningInstance other, LoraCraftOptions options, CancellationToken cancel)
    {
        await using var running = Api.Of(other);
        var link = await running.Post("/api/links", [], cancel).ConfigureAwait(false);
        PageOpener.Announce("LoraCraft is running already on", link["url"]!.ToString(), options with { OpenPage = IsAskedFor(options) });
    }
}
