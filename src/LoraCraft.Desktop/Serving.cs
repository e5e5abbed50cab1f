using LoraCraft.Desktop.Tray;
using LoraCraft.Host;
using LoraCraft.Host.Backups;
using LoraCraft.Host.Starting;
using LoraCraft.Kernel;
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
        using var tray = noTray ? null : new OneTray(Trays.Start);
        var host = await LoraCraftHost.Start(options, folder, cancel: cancel).ConfigureAwait(false);
        PageOpener.Announce("Listening on", host.NewLink(), options);
        while (await Ends(host, tray, options, cancel).ConfigureAwait(false) is var (port, backup))
        {
            var before = options;
            (host, options) = await (backup is null ? StartAgain(before, port, cancel) : StartRestored(backup, before, port, cancel)).ConfigureAwait(false);
            var stays = options.Port == before.Port && options.DataFolder == before.DataFolder;
            PageOpener.Announce("Listening on", host.NewLink(), stays ? options with { OpenPage = false } : options);
        }
    }

    /// <summary>Waits for the end of a host. Before another one begins, what the first has under way is at its safe place, however long that takes.</summary>
    /// <returns>When it shall start again, the port that it listened on, and the backup that is to be restored before, if one is; else null.</returns>
    private static async Task<(int Port, string? Backup)?> Ends(LoraCraftHost host, OneTray? tray, LoraCraftOptions options, CancellationToken cancel)
    {
        await using (host)
        await using (tray is null ? null : TrayKeeper.Start(host, options, tray))
        {
            host.AllowRestart();
            await Ending.Of(host, cancel).ConfigureAwait(false);
            if (!host.WantsRestart || cancel.IsCancellationRequested)
                return null;
            await host.Services.GetRequiredService<RunDesk>().Settled(cancel).ConfigureAwait(false);
            return (new Uri(host.Url).Port, host.WantsRestored);
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

    /// <summary>Puts a backup in the place of what is there and starts on it; where that is not possible, on what was there, and says why.</summary>
    private static async Task<(LoraCraftHost Host, LoraCraftOptions Options)> StartRestored(string backup, LoraCraftOptions before, int port, CancellationToken cancel)
    {
        LoraCraftOptions options;
        using (var folder = Open(before))
            try
            {
                using var restore = new BackupRestore(backup, folder, before);
                var done = await restore.Run(null, dryRun: false, TimeProvider.System, _ => { }, cancel).ConfigureAwait(false);
                options = before with { RestartProblem = null, Restored = done };
                await Console.Out.WriteLineAsync($"Restored {backup}.{(done.Kept is { } kept ? $" What was there before is kept in {kept}" : "")}").ConfigureAwait(false);
            }
            catch (Exception refused) when (refused is RefusedException or IOException or UnauthorizedAccessException)
            {
                options = before with { RestartProblem = $"The backup was not restored, so LoraCraft goes on with what was there. {refused.Message}", Restored = null };
                await Console.Error.WriteLineAsync(options.RestartProblem).ConfigureAwait(false);
            }

        return (await LoraCraftHost.Start(options, Open(options), port, cancel).ConfigureAwait(false), options);
    }

    private static DataFolder Open(LoraCraftOptions options) => DataFolder.TryOpen(options.DataFolder)
        ?? throw new FailedException($"Another process has the data folder {options.DataFolder} open. End it and try again.");
}
