using System.Threading.Channels;
using LoraCraft.History.Branching;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoraCraft.History.Moments;

/// <summary>Works behind the scenes: finishes branches that an ended process left, and keeps files of long streams' pasts.</summary>
internal sealed class Upkeep : BackgroundService
{
    /// <summary>The first page is on the screen by then.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);

    private readonly IEventStore _store;
    private readonly Pasts _pasts;
    private readonly Preparation _preparation;
    private readonly ILogger<Upkeep> _log;
    private readonly Dictionary<long, int> _done = [];
    private readonly Channel<long> _due = Channel.CreateUnbounded<long>();

    public Upkeep(IEventStore store, Pasts pasts, Preparation preparation, ILogger<Upkeep> log)
    {
        (_store, _pasts, _preparation, _log) = (store, pasts, preparation, log);
        store.Committed += recorded =>
        {
            foreach (var one in recorded)
                if (Streams.IsDataset(one.Stream, out var dataset))
                    Note(dataset, one.Event is ITouchesImages touching ? Math.Max(1, touching.Touched.Count) : 1);
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await OrLater(() => _preparation.Ready(_store.Read(s => Preparation.Unfinished(s.Tables)), stoppingToken)).ConfigureAwait(false);
        await Task.Delay(AfterStart, stoppingToken).ConfigureAwait(false);
        await OrLater(async () =>
        {
            foreach (var dataset in _store.Read(s => s.Tables.Query("SELECT dataset FROM dataset ORDER BY dataset", r => r.GetInt64(0))))
                await KeepUp(dataset, stoppingToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await foreach (var dataset in _due.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            await KeepUp(dataset, stoppingToken).ConfigureAwait(false);
    }

    private void Note(long dataset, int work)
    {
        var done = _done.GetValueOrDefault(dataset) + work;
        _done[dataset] = done % Pasts.WorkBetween;
        if (done >= Pasts.WorkBetween)
            _due.Writer.TryWrite(dataset);
    }

    private Task KeepUp(long dataset, CancellationToken cancel) => OrLater(() => OwnThread.Run(() => _pasts.KeepUp(dataset, cancel), cancel));

    /// <summary>A full disk or a database that is away must not end the program: whoever needs what is missing makes it, or the next start does.</summary>
    private async Task OrLater(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            _log.LogWarning(failed, "Upkeep of past states failed; it is made up for when somebody looks at them.");
        }
    }
}
