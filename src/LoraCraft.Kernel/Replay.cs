namespace LoraCraft.Kernel;

/// <summary>Events to replay at once: whole changes, in order.</summary>
/// <param name="Inherited">Copies of another stream's events, which a branch begins with: only for projections <see cref="IProjection.OfOneStream"/>.</param>
public sealed record Batch(IReadOnlyList<RecordedEvent> Events, bool Inherited = false);

/// <summary>Events of a stream with after &lt; version &lt;= upTo, in order, perhaps not all of them; none = there are no more.</summary>
public delegate IReadOnlyList<StoredEvent> StreamReader(string stream, long after, long upTo);

/// <summary>Reads a log from its start in pieces that projections accept, and has them applied.</summary>
public static class Replay
{
    /// <summary>Applies whole changes to all projections; returns the number of events.</summary>
    public static long Into(IReadTables tables, IReadOnlyList<IProjection> projections, IEnumerable<Batch> batches, CancellationToken cancel = default)
    {
        List<(IProjectionSeries Series, bool OfOneStream)> all = [.. projections.Select(p => (p.Begin(tables), p.OfOneStream))];
        long applied = 0;
        foreach (var batch in batches)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (series, ofOneStream) in all)
                if (ofOneStream || !batch.Inherited)
                    series.Apply(batch.Events);
            applied += batch.Inherited ? 0 : batch.Events.Count;
        }

        all.ForEach(one => one.Series.Finish());
        return applied;
    }

    /// <summary>All events in batches that never end inside a change; holds about one page at a time.</summary>
    /// <param name="readPage">Events after a position, in order; empty at the end.</param>
    /// <param name="readStream">For what branches begin with.</param>
    public static IEnumerable<Batch> WholeLog(Func<long, IReadOnlyList<StoredEvent>> readPage, StreamReader readStream, EventTypes types)
    {
        foreach (var events in WholeChanges(last => readPage(last?.Position ?? 0), types))
        {
            var done = 0;
            for (var i = 0; i < events.Count; i++)
                if (events[i].Event is IBranching branching)
                {
                    if (i > done)
                        yield return new([.. events.Skip(done).Take(i - done)]);
                    foreach (var inherited in Inherited(branching, events[i].Stream, readStream, types))
                        yield return inherited;
                    done = i;
                }

            yield return new(done == 0 ? events : [.. events.Skip(done)]);
        }
    }

    /// <summary>The own events of one stream between two versions, under the name of the stream that its rows go by.</summary>
    public static IEnumerable<Batch> WholeStream(string stream, long after, long upTo, string underName, StreamReader readStream, EventTypes types) =>
        WholeChanges(last => readStream(stream, last?.Version ?? after, upTo), types)
            .Select(events => new Batch(stream == underName ? events : [.. events.Select(e => e with { Stream = underName })]));

    private static IEnumerable<Batch> Inherited(IBranching branching, string underName, StreamReader readStream, EventTypes types)
    {
        foreach (var batch in WholeStream(branching.From, 0, branching.At, underName, readStream, types))
        {
            if (batch.Events[0] is { Version: 1, Event: IBranching earlier })
                foreach (var older in Inherited(earlier, underName, readStream, types))
                    yield return older;
            yield return batch with { Inherited = true };
        }
    }

    /// <param name="readPage">Events after the last one read, or from the start.</param>
    private static IEnumerable<IReadOnlyList<RecordedEvent>> WholeChanges(Func<StoredEvent?, IReadOnlyList<StoredEvent>> readPage, EventTypes types)
    {
        List<RecordedEvent> carried = [];
        for (var page = readPage(null); page.Count > 0; page = readPage(page[^1]))
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
