using System.Threading.Channels;
using LoraCraft.History.Branching;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.Extensions.Hosting;

namespace LoraCraft.History.Moments;

/// <summary>Works behind the scenes: finishes branches that an ended process left, and keeps files of long streams' pasts.</summary>
internal sealed class Upkeep : BackgroundService
{
    /// <summary>The first page is on the screen by then.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);

    private readonly IEventStore _store;
    private readonly Pasts _pasts;
    private readonly Preparation _preparation;
    private readonly Channel<long> _due = Channel.CreateUnbounded<long>();

    public Upkeep(IEventStore store, Pasts pasts, Preparation preparation)
    {
        (_store, _pasts, _preparation) = (store, pasts, preparation);
        store.Committed += recorded =>
        {
            foreach (var one in recorded)
                if (one.Version % Pasts.EventsBetween == 0 && Streams.IsDataset(one.Stream, out var dataset))
                    _due.Writer.TryWrite(dataset);
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await _preparation.TakeUp().ConfigureAwait(false);
        await Task.Delay(AfterStart, stoppingToken).ConfigureAwait(false);
        foreach (var dataset in _store.Read(s => s.Tables.Query("SELECT dataset FROM dataset ORDER BY dataset", r => r.GetInt64(0))))
            KeepUp(dataset, stoppingToken);
        await foreach (var dataset in _due.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            KeepUp(dataset, stoppingToken);
    }

    private void KeepUp(long dataset, CancellationToken cancel) =>
        _pasts.KeepUp(dataset, _store.Read(s => s.StreamVersion(Streams.Dataset(dataset))), cancel);
}
