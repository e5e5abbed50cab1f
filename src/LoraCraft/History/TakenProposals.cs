using LoraCraft.Captioning.Reviewing;
using LoraCraft.History.Undoing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>Reads them from the decisions on an image.</summary>
internal sealed class TakenProposals(IEventStore store, EventTypes types) : ITakenProposals
{
    public IReadOnlyDictionary<long, (long Dataset, string Change)> Of(IReadOnlyDictionary<long, EventSource> sources, int number)
    {
        var taken = new Dictionary<long, (long, string)>();
        foreach (var proposals in sources.GroupBy(s => s.Value.Stream, s => s.Key))
            if (Streams.IsProposals(proposals.Key, out var dataset))
                foreach (var (source, change) in store.Read(session => Decisions(session, Streams.Dataset(dataset), number)))
                    if (proposals.Contains(source))
                        taken[source] = (dataset, change);
        return taken;
    }

    /// <summary>Those that stand last, and the newest of them.</summary>
    private List<(long Source, string Change)> Decisions(IReadSession session, string stream, int number)
    {
        var touching = session.Tables.Touching(stream, 0, long.MaxValue, ImageSet.Of(number)).ConvertAll(c => new LaterTouch(c.Change, c.FirstVersion, c.Version, c.Stands));
        var stands = touching.ToDictionary(c => c.Change, c => c.Stands);
        return
        [
            .. session.EventsOf(stream, touching, types.NamesOf(t => t == typeof(ProposalsDecided))).Select(types.Read)
                .Where(e => e.Event is ProposalsDecided decided && decided.Images.Contains(number))
                .OrderBy(e => stands[e.Change.Id]).ThenBy(e => e.Version)
                .Select(e => (((ProposalsDecided)e.Event).Source, e.Change.Id)),
        ];
    }
}
