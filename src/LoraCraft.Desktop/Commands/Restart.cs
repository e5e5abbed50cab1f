using System.CommandLine;
using System.Text.Json.Nodes;
using LoraCraft.Host;

namespace LoraCraft.Desktop.Commands;

/// <summary>Has the program that has the data folder open begin anew, with the settings as they are, and waits for that.</summary>
internal static class Restart
{
    /// <summary>Longer than it may take to stop and start.</summary>
    private static readonly TimeSpan Longest = LoraCraftHost.LongestStop + TimeSpan.FromSeconds(20);

    public static Command Command()
    {
        var command = new Command("restart", "Restart the LoraCraft that is running, so that changed settings take effect");
        command.SetAction((parsed, cancel) => Verb.Run(parsed, () => Run(Global.Options(parsed), cancel)));
        return command;
    }

    private static async Task<Report> Run(LoraCraftOptions options, CancellationToken cancel)
    {
        if (DataFolder.Running(options.DataFolder) is not { } before)
            return new(new JsonObject { ["restarted"] = false }, [$"LoraCraft is not running on {options.DataFolder}.{RunningElsewhere.Hint(options)}"]);
        await using (var running = Api.Of(before))
            await running.Post("/api/maintenance/restart", [], cancel).ConfigureAwait(false);
        for (var waited = TimeSpan.Zero; waited < Longest; waited += FolderOwner.BetweenLooks)
        {
            if (DataFolder.Running(options.DataFolder) is { } now && now.Token != before.Token)
                return await Tell(now, cancel).ConfigureAwait(false);
            await Task.Delay(FolderOwner.BetweenLooks, cancel).ConfigureAwait(false);
        }

        throw new FailedException("LoraCraft was told to restart, but does not answer yet.");
    }

    private static async Task<Report> Tell(RunningInstance now, CancellationToken cancel)
    {
        await using var running = Api.Of(now);
        var problem = (await running.Get("/api/settings", cancel).ConfigureAwait(false))["restartProblem"]?.ToString();
        return new(new JsonObject { ["restarted"] = problem is null, ["url"] = now.Url, ["problem"] = problem }, [problem ?? $"LoraCraft has restarted on {now.Url}"], problem is null);
    }
}
