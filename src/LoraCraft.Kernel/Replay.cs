namespace LoraCraft.Kernel;

/// <summary>Reads a log from its start in pieces that projections accept, and has them applied.</summary>
public static class Replay
{
    /// <summary>Applies whole changes to all projections; returns the number of events.</summary>
    public static long Into(IReadTables tables, IReadOnlyList<IProjection> projections, IEnumerable<IReadOnlyList<RecordedEvent>> batches, CancellationToken cancel = default)
    {
        List<IProjectionSeries> series = [.. projections.Select(p => p.Begin(tables))];
        long applied = 0;
        foreach (var batch in batches)
        {
            cancel.ThrowIfCancellationRequested();
            series.ForEach(s => s.Apply(batch));
            applied += batch.Count;
        }

        series.ForEach(s => s.Finish());
        return applied;
    }

    /// <summary>All events in batches that never end inside a change; holds about one page at a time.</summary>
    /// <param name="readPage">Events after a position, in order; empty at the end.</param>
    public static IEnumerable<IReadOnlyList<RecordedEvent>> WholeChanges(Func<long, IReadOnlyList<StoredEvent>> readPage, EventTypes types)
    {
        List<RecordedEvent> carried = [];
        for (var page = readPage(0); page.Count > 0; page = readPage(page[^1].Position))
        {
            carried.AddRange(page.Select(types.Read));
            var end = carried.FindLastIndex(e => e.Change.Id != carried[^1].Change.Id) + 1;
            if (end == 0)
                continue;
            yield return carried[..end];
            carried.RemoveRange(0, end);
        }

        if (carried.Count > 0)
            yield return carried;
    }
}
