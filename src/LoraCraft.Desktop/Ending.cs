using System.Data.Common;
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
        using (host.Stopping.Register(() => Say("Stopping. Waiting for a safe place in:", Active(desk).Where(r => r.Going))))
            await host.Stopped(cancel).ConfigureAwait(false);
        var left = Active(desk);
        Say("Not finished; goes on at the next start:", left.Where(r => r.Going));
        Say("Paused; goes on when you resume it:", left.Where(r => !r.Going));
    }

    /// <summary>A database that is away keeps nobody from ending the program.</summary>
    private static IReadOnlyList<RunView> Active(RunDesk desk)
    {
        try
        {
            return desk.Active();
        }
        catch (DbException)
        {
            return [];
        }
    }

    private static void Say(string what, IEnumerable<RunView> runs)
    {
        foreach (var (run, first) in runs.Select((run, i) => (run, i == 0)))
            Console.Out.WriteLine($"{(first ? $"{what}\n" : "")}  {run.Label}{(run.Total > 0 ? $", {run.Done} of {run.Total}" : "")}");
        Console.Out.Flush();
    }
}
