namespace LoraCraft.Kernel;

/// <summary>Another content for an event that is stored already.</summary>
/// <param name="Cause">What its change says was asked for; null = as it is. All events of a change say the same.</param>
public sealed record Rewrite(long Position, IEvent Event, string? Cause = null);

/// <summary>An event that got another content, as it was and as it is.</summary>
public sealed record RewrittenEvent(RecordedEvent Before, RecordedEvent After);

/// <summary>Has the read tables follow events that were rewritten.</summary>
public static class Rewriting
{
    /// <summary>The event as it will be.</summary>
    public static RecordedEvent After(RecordedEvent before, Rewrite rewrite) =>
        before with { Event = rewrite.Event, Change = before.Change with { Cause = rewrite.Cause ?? before.Change.Cause } };

    /// <param name="log">All events, in batches for <see cref="Replay"/>; asked for only when a projection has to start anew.</param>
    public static void Into(
        IReadTables tables, IReadOnlyList<IProjection> projections, IReadOnlyList<RewrittenEvent> events, Func<IEnumerable<Batch>> log)
    {
        var anew = projections.Where(p => !p.Rewritten(tables, events)).ToList();
        foreach (var table in anew.SelectMany(p => p.Tables))
            tables.Execute($"DELETE FROM {table.Name}");
        if (anew.Count > 0)
            Replay.Into(tables, anew, log());
    }
}
