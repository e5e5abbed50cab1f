using LoraCraft.Host;
using LoraCraft.Importing;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Bench;

/// <summary>The real server on a folder, used from within this process.</summary>
internal static class Product
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    public static Task<LoraCraftHost> Start(string folder) =>
        Start(new LoraCraftOptions { DataFolder = folder, Port = 0 });

    public static Task<LoraCraftHost> Start(LoraCraftOptions options) => LoraCraftHost.Start(options, DataFolder.TryOpen(options.DataFolder)!);

    public static T Get<T>(this LoraCraftHost host) where T : notnull => host.Services.GetRequiredService<T>();

    public static IEventStore Store(this LoraCraftHost host) => host.Get<IEventStore>();

    public static Task<RunView> Import(this LoraCraftHost host, long dataset, string folder) =>
        host.Finish(host.Get<ImportFiles>().Run(dataset, new([folder])));

    /// <summary>Waits for the end of a run.</summary>
    public static async Task<RunView> Finish(this LoraCraftHost host, Task<RunView> queued)
    {
        var run = await queued;
        while (run.State is "queued" or "running")
        {
            await Task.Delay(BetweenLooks);
            run = host.Get<RunDesk>().Show(run.Id);
        }

        return run.State == "finished" ? run : throw new InvalidOperationException($"The run was {run.State}: {run.Error}");
    }
}
