using LoraCraft.Captioning.Reviewing;
using LoraCraft.History.Undoing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>Reads them from the decisions on an image.</summary>
internal sealed class TakenProposals(IEventStore store, EventTypes types) : ITakenProposals
{
    public IReadOnlyDictionary<long, (long Dataset, string Change)> Of(IReadOnlyDictionary<long, EventSource> sources, long dataset, int number)
    {
        var taken = new Dictionary<long, (long, string)>();
        foreach (var proposals in sources.GroupBy(s => s.Value.Stream, s => s.Key))
            if (Streams.IsProposals(proposals.Key, out var owner))
                foreach (var (source, change) in store.Read(session => Decisions(session, Streams.Dataset(owner), Numbers(session.Tables, dataset, number, owner))))
                    if (proposals.Contains(source))
                        taken[source] = (owner, change);
        return taken;
    }

    /// <summary>What an image goes by where the proposals are: by its picture, because each side of a merge gives numbers of its own.</summary>
    private static ImageSet Numbers(IReadTables tables, long dataset, int number, long owner)
    {
        var same = owner == dataset ? ImageSet.Empty : ImageSet.Of(tables.Query(
            "SELECT number FROM image WHERE dataset = $1 AND picture = (SELECT i.picture FROM image i WHERE i.dataset = $2 AND i.number = $3 AND i.picture <> '')",
            r => r.GetInt32(0), owner, dataset, number));
        return same.IsEmpty ? ImageSet.Of(number) : same;
    }

    /// <summary>Those that stand last, and the newest of them.</summary>
    private List<(long Source, string Change)> Decisions(IReadSession session, string stream, ImageSet numbers)
    {
        var touching = session.Tables.Touching(stream, 0, long.MaxValue, numbers).ConvertAll(c => new LaterTouch(c.Change, c.FirstVersion, c.Version, c.Stands));
        var stands = touching.ToDictionary(c => c.Change, c => c.Stands);
        return
        [
            .. session.EventsOf(stream, touching, types.NamesOf(t => t == typeof(ProposalsDecided))).Select(types.Read)
                .Where(e => e.Event is ProposalsDecided decided && decided.Images.Overlaps(numbers, out _))
                .OrderBy(e => stands[e.Change.Id]).ThenBy(e => e.Version)
                .Select(e => (((ProposalsDecided)e.Event).Source, e.Change.Id)),
        ];
    }
}
