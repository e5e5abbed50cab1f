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
        using (host.Stopping.Register(() => Say("Stopping. Waiting for a safe place in:", desk)))
            await host.Stopped(cancel).ConfigureAwait(false);
        Say("Not finished; goes on at the next start:", desk);
    }

    private static void Say(string what, RunDesk desk)
    {
        foreach (var (run, first) in desk.Active().Select((run, i) => (run, i == 0)))
            Console.Out.WriteLine($"{(first ? $"{what}\n" : "")}  {run.Label}{(run.Total > 0 ? $", {run.Done} of {run.Total}" : "")}");
        Console.Out.Flush();
    }
}
