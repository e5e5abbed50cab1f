using LoraCraft.History.Algebra;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Undoing;

/// <summary>
/// Works out what taking back some events of one change means today: exactly their inverse while nothing later touched the same,
/// else a three-way merge image by image (see README.md).
/// </summary>
public sealed class UndoPlanner(IEventStore store, States states, BeforeAndAfter around, EventTypes types)
{
    /// <summary>What taking a change back means now, on each stream it touched: what followed from it and stands goes with it.</summary>
    internal IReadOnlyList<UndoPlan> Plans(string change) =>
        [.. Own(change).Select(s => Plan(s.Key, [.. s, .. FollowUps(s.Key, change).SelectMany(Own).Where(f => f.Key == s.Key).SelectMany(f => f)]))];

    /// <summary>
    /// The events of a change by stream, of the streams where it did something that can be taken back. A merge by which everything
    /// stayed did nothing to images, but counts until it is taken back.
    /// </summary>
    internal IEnumerable<IGrouping<string, RecordedEvent>> Own(string change) => store.Read(s => s.ReadChange(change)).Select(types.Read)
        .GroupBy(e => e.Stream).Where(s => s.Any(e => e.Event is IReversible or DatasetMerged));

    private List<string> FollowUps(string stream, string change) => store.Read(s => s.Tables.StandingFollowUps(stream, change));

    /// <param name="own">Events of one change on one stream, and of what followed from it.</param>
    internal UndoPlan Plan(string stream, IReadOnlyList<RecordedEvent> own)
    {
        if (own.Count == 0)
            return new(stream, store.Read(s => s.StreamVersion(stream)), own, [], [], [], Exact: true);
        own = [.. own.OrderBy(e => e.Version)];
        var touched = ImageSet.UnionOf(own.Select(e => e.Event).OfType<ITouchesImages>().Select(e => e.Touched));
        var (version, later) = store.Read(s => (s.StreamVersion(stream), s.Tables.Later(stream, own[0].Version, touched)));
        var ids = Ids(own);
        later.RemoveAll(l => ids.Contains(l.Change));
        var facts = own.Any(IsFact) ? Facts(own, Read(stream, own[0].Version - 1, version)) : [];
        if (facts.Count == 0 && later.Count == 0)
            return new(stream, version, own, [], [], [], Exact: true);
        if (!Streams.IsDataset(stream, out var dataset))
            return new(stream, version, own, [], [], facts, Exact: false);

        var (before, _) = around.Of(dataset, own, touched);
        var then = new ImageStates(touched, before);
        foreach (var one in own)
            then.Apply(one.Event);
        var now = states.At(dataset, version, touched);
        var standing = Standing(stream, own, later);
        var (clean, conflicts) = (new List<StateChange>(), new List<TouchedImage>());
        foreach (var number in touched)
        {
            var merged = ImageMerge.Merge(then[number], now.GetValueOrDefault(number), before.GetValueOrDefault(number));
            if (Overlap(merged, standing.GetValueOrDefault(number)) is { Count: > 0 } facets)
                conflicts.Add(new(number, merged, facets));
            else
                clean.Add(new(number, merged.Mine, merged.Value));
        }

        return new(stream, version, own, clean, conflicts, facts, facts.Count == 0 && conflicts.Count == 0 && clean.TrueForAll(c => Equals(c.From, then[c.Number])));
    }

    /// <summary>What both the change and something later that stands touched, or what is neither as the change left it nor as it was before.</summary>
    private static List<string> Overlap(MergedImage merged, List<string>? standing)
    {
        var (then, now, before) = (merged.Base, merged.Mine, merged.Theirs);
        return
        [
            .. Facets.Changed(then, before).Intersect(Facets.Changed(then, now)).Intersect(Facets.Changed(now, before))
                .Union(merged.Conflicts.Select(c => c.Facet)).Union(standing ?? []),
        ];
    }

    /// <summary>The respects in which later changes that stand touched each image after this one did.</summary>
    private Dictionary<int, List<string>> Standing(string stream, IReadOnlyList<RecordedEvent> own, IEnumerable<LaterTouch> later)
    {
        var kinds = own.Select(e => e.Event.GetType()).Distinct().ToList();
        var names = types.NamesOf(t => kinds.Exists(k => TouchedFacets.CanMeet(k, t)));
        return store.Read(s => TouchedFacets.BuiltOn(own, s.EventsOf(stream, [.. later.Where(l => l.Stands)], names).Select(types.Read)));
    }

    private List<RecordedEvent> Read(string stream, long after, long upTo) => [.. store.Read(s => s.ReadStream(stream, after, upTo)).Select(types.Read)];

    /// <summary>Names of versions are no one fact: see <see cref="Versions.VersionsAhead"/>.</summary>
    private static bool IsFact(RecordedEvent e) => e.Event is IReversible and not (ITouchesImages or VersionNamed or VersionUnnamed or VersionDescribed or VersionLocked);

    private static HashSet<string> Ids(IEnumerable<RecordedEvent> own) => [.. own.Select(e => e.Change.Id)];

    private static List<FactConflict> Facts(IReadOnlyList<RecordedEvent> own, List<RecordedEvent> later)
    {
        var ids = Ids(own);
        return
        [
            .. own.Where(IsFact).Select(e => (IReversible)e.Event)
                .Select(e => (Own: e, Latest: later.FindLast(l => l.Event.GetType() == e.GetType() && !ids.Contains(l.Change.Id))))
                .Where(f => f.Latest is not null)
                .Select(f => new FactConflict(f.Own, f.Latest!.Event)).Where(f => !f.IsSettled),
        ];
    }
}
