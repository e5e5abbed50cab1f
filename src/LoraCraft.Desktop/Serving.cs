using LoraCraft.Desktop.Tray;
using LoraCraft.Host;
using LoraCraft.Host.Starting;
using LoraCraft.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Desktop;

/// <summary>Serves the page until the program ends. A restart is another host in the same process: console, tray and process id stay.</summary>
/// <param name="read">Reads the settings.</param>
internal sealed class Serving(Func<LoraCraftOptions> read, bool noTray)
{
    /// <param name="folder">Closed with the host.</param>
    /// <exception cref="StartException">The surroundings do not allow the start. A restart that they do not allow goes on with the earlier settings.</exception>
    public async Task Run(DataFolder folder, LoraCraftOptions options, CancellationToken cancel)
    {
        using var tray = noTray ? null : new OneTray();
        var host = await LoraCraftHost.Start(options, folder, cancel: cancel).ConfigureAwait(false);
        PageOpener.Announce("Listening on", host.NewLink(), options);
        while (await Ends(host, tray, options, cancel).ConfigureAwait(false) is { } port)
        {
            var before = options;
            (host, options) = await StartAgain(before, port, cancel).ConfigureAwait(false);
            var stays = options.Port == before.Port && options.DataFolder == before.DataFolder;
            PageOpener.Announce("Listening on", host.NewLink(), stays ? options with { OpenPage = false } : options);
        }
    }

    /// <summary>Waits for the end of a host. Before another one begins, what the first has under way is at its safe place, however long that takes.</summary>
    /// <returns>The port that it listened on when it shall start again; else null.</returns>
    private static async Task<int?> Ends(LoraCraftHost host, OneTray? tray, LoraCraftOptions options, CancellationToken cancel)
    {
        await using (host)
        await using (tray is null ? null : TrayKeeper.Start(host, options, tray))
        {
            host.AllowRestart();
            await Ending.Of(host, cancel).ConfigureAwait(false);
            if (!host.WantsRestart || cancel.IsCancellationRequested)
                return null;
            await host.Services.GetRequiredService<RunDesk>().Settled(cancel).ConfigureAwait(false);
            return new Uri(host.Url).Port;
        }
    }

    /// <summary>Starts with the settings as they are now, or, where that is not possible, as they were.</summary>
    /// <param name="port">Kept where the settings leave it to the program.</param>
    private async Task<(LoraCraftHost Host, LoraCraftOptions Options)> StartAgain(LoraCraftOptions before, int port, CancellationToken cancel)
    {
        string reason;
        try
        {
            var options = read();
            return (await LoraCraftHost.Start(options, Open(options), options.Port == before.Port ? port : 0, cancel).ConfigureAwait(false), options);
        }
        catch (Exception refused) when (refused is StartException or UsageException or FailedException or IOException or UnauthorizedAccessException)
        {
            reason = refused.Message;
        }

        var same = before with { RestartProblem = $"The restart with the changed settings failed, so LoraCraft works with the earlier ones. {reason}" };
        await Console.Error.WriteLineAsync(same.RestartProblem).ConfigureAwait(false);
        return (await LoraCraftHost.Start(same, Open(same), port, cancel).ConfigureAwait(false), same);
    }

    private static DataFolder Open(LoraCraftOptions options) => DataFolder.TryOpen(options.DataFolder)
        ?? throw new FailedException($"Another process has the data folder {options.DataFolder} open. End it and try again.");
}
