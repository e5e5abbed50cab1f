using LoraCraft.Kernel;

namespace LoraCraft.History.Undoing;

internal static class LaterEvents
{
    private const int EventsPerPage = 5_000;

    /// <summary>Events between two changes that are rather read along than left out by asking twice.</summary>
    private const int SmallGap = 200;

    /// <summary>The events of some changes of a stream, in order, with as few reads as may be.</summary>
    /// <param name="types">Stored names of those that matter.</param>
    public static IEnumerable<StoredEvent> EventsOf(this IReadSession session, string stream, IReadOnlyList<LaterTouch> changes, IReadOnlyCollection<string> types)
    {
        foreach (var (first, last) in Stretches(changes))
            for (var after = first - 1; after < last; after += EventsPerPage)
            {
                var upTo = Math.Min(last, after + EventsPerPage);
                var near = changes.Where(c => c.FirstVersion <= upTo && c.Version > after).Select(c => c.Change);
                foreach (var stored in session.ReadStream(stream, after, upTo, near, types))
                    yield return stored;
            }
    }

    /// <summary>The versions that the changes reach over, those near each other together, in order.</summary>
    private static List<(long First, long Last)> Stretches(IEnumerable<LaterTouch> changes)
    {
        var stretches = new List<(long First, long Last)>();
        foreach (var change in changes.OrderBy(c => c.FirstVersion))
            if (stretches is [.., var (first, last)] && change.FirstVersion <= last + SmallGap)
                stretches[^1] = (first, Math.Max(last, change.Version));
            else
                stretches.Add((change.FirstVersion, change.Version));
        return stretches;
    }
}
