using LoraCraft.Host;
using LoraCraft.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Desktop;

/// <summary>The end of the program: tells on the console what it waits for, and what goes on at the next start.</summary>
internal static class Ending
{
    /// <summary>Waits until the host was told to stop, and has stopped.</summary>
    public static async Task Of(LoraCraftHost host, CancellationToken cancel)
    {
        var desk = host.Services.GetRequiredService<RunDesk>();
        using (host.Stopping.Register(() => Say("Stopping. Waiting for a safe place in:", desk.Active().Where(r => r.Going))))
            await host.Stopped(cancel).ConfigureAwait(false);
        var left = desk.Active();
        Say("Not finished; goes on at the next start:", left.Where(r => r.Going));
        Say("Paused; goes on when you resume it:", left.Where(r => !r.Going));
    }

    private static void Say(string what, IEnumerable<RunView> runs)
    {
        foreach (var (run, first) in runs.Select((run, i) => (run, i == 0)))
            Console.Out.WriteLine($"{(first ? $"{what}\n" : "")}  {run.Label}{(run.Total > 0 ? $", {run.Done} of {run.Total}" : "")}");
        Console.Out.Flush();
    }
}
