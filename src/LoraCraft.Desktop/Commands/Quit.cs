using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using LoraCraft.Host;

namespace LoraCraft.Desktop.Commands;

/// <summary>Ends the program that has the data folder open, at a safe place, and waits for that.</summary>
internal static class Quit
{
    /// <summary>Longer than a process may take to stop.</summary>
    private static readonly TimeSpan Longest = LoraCraftHost.LongestStop + TimeSpan.FromSeconds(10);

    public static Command Command()
    {
        var command = new Command("quit", "End the LoraCraft that is running, and wait until it has ended");
        command.SetAction((parsed, cancel) => Verb.Run(parsed, () => Run(Global.Options(parsed), cancel)));
        return command;
    }

    private static async Task<Report> Run(LoraCraftOptions options, CancellationToken cancel)
    {
        if (!Directory.Exists(options.DataFolder))
            return NotRunning(options);
        var (mine, other) = await FolderOwner.Find(options, cancel).ConfigureAwait(false);
        mine?.Dispose();
        if (other is null)
            return NotRunning(options);
        await Tell(other, cancel).ConfigureAwait(false);
        await WaitForEnd(other.Process, cancel).ConfigureAwait(false);
        return Said(true, "LoraCraft has ended.");
    }

    private static async Task Tell(RunningInstance other, CancellationToken cancel)
    {
        await using var running = Api.Of(other);
        try
        {
            await running.Post("/api/maintenance/quit", [], cancel).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            // It is ending already.
        }
    }

    private static async Task WaitForEnd(int id, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Longest);
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new FailedException($"LoraCraft was told to end, but its process {id} is still there.");
        }
    }

    private static Report NotRunning(LoraCraftOptions options) => Said(false, $"LoraCraft is not running on {options.DataFolder}.{RunningElsewhere.Hint(options)}");

    private static Report Said(bool ended, string sentence) => new(new JsonObject { ["ended"] = ended }, [sentence]);
}
