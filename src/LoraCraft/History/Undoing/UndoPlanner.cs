using LoraCraft.History.Algebra;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Undoing;

/// <summary>
/// Works out what taking back some events of one change means today: exactly their inverse while nothing later touched the same,
/// else a three-way merge image by image (see README.md).
/// </summary>
public sealed class UndoPlanner(IEventStore store, States states, EventTypes types)
{
    /// <summary>Up to so many later events are looked through for whether they touch the same; beyond, states are compared at once.</summary>
    private const int FewEvents = 2_000;

    /// <param name="own">Events of one change on one stream, in order.</param>
    internal UndoPlan Plan(string stream, IReadOnlyList<RecordedEvent> own)
    {
        var version = store.Read(s => s.StreamVersion(stream));
        var later = Later(stream, own, version);
        var facts = own.Any(IsFact) ? Facts(own, later ?? Read(stream, own[0].Version - 1, version)) : [];
        var touched = ImageSet.UnionOf(own.Select(e => e.Event).OfType<ITouchesImages>().Select(e => e.Touched));
        if (facts.Count == 0 && (touched.IsEmpty || (later is not null && !IsBuiltOn(own, later))))
            return new(stream, version, own, [], [], [], Exact: true);
        if (!Streams.IsDataset(stream, out var dataset))
            return new(stream, version, own, [], [], facts, Exact: false);

        var before = Before(dataset, stream, own, touched);
        var then = new ImageStates(touched, before);
        foreach (var one in own)
            then.Apply(one.Event);
        var now = states.At(dataset, version, touched);
        var (clean, conflicts) = (new List<StateChange>(), new List<TouchedImage>());
        foreach (var number in touched)
        {
            var merged = ImageMerge.Merge(then.Images.GetValueOrDefault(number), now.GetValueOrDefault(number), before.GetValueOrDefault(number));
            if (Overlap(merged) is { Count: > 0 } facets)
                conflicts.Add(new(number, merged, facets));
            else
                clean.Add(new(number, merged.Mine, merged.Value));
        }

        return new(stream, version, own, clean, conflicts, facts, facts.Count == 0 && conflicts.Count == 0 && clean.TrueForAll(c => Equals(c.From, then.Images.GetValueOrDefault(c.Number))));
    }

    /// <summary>
    /// The images right before the change touched each of them. That is not one moment when others worked between its events, as an
    /// import and what follows from it do.
    /// </summary>
    private IReadOnlyDictionary<int, ImageState> Before(long dataset, string stream, IReadOnlyList<RecordedEvent> own, ImageSet touched)
    {
        var (after, upTo) = (own[0].Version - 1, own[^1].Version);
        var start = states.At(dataset, after, touched);
        if (upTo - after == own.Count)
            return start;
        var (passing, seen, before) = (new ImageStates(touched, start), new HashSet<int>(), new Dictionary<int, ImageState>());
        foreach (var one in Read(stream, after, upTo))
        {
            if (one.Change.Id == own[0].Change.Id && one.Event is ITouchesImages touching)
                foreach (var number in touching.Touched)
                    if (seen.Add(number) && passing[number] is { } state)
                        before[number] = state;
            passing.Apply(one.Event);
        }

        return before;
    }

    /// <summary>Whether an event touches images after the change did.</summary>
    /// <param name="later">Events since the change began that are not its own, in order.</param>
    private static bool IsBuiltOn(IReadOnlyList<RecordedEvent> own, List<RecordedEvent> later)
    {
        var (touched, next) = (ImageSet.Empty, 0);
        foreach (var one in later)
        {
            for (; next < own.Count && own[next].Version < one.Version; next++)
                if (own[next].Event is ITouchesImages mine)
                    touched = touched.Union(mine.Touched);
            if (one.Event is ITouchesImages theirs && theirs.Touched.Overlaps(touched, out _))
                return true;
        }

        return false;
    }

    /// <summary>What both the change and something later changed of an image, and is not again as it was before.</summary>
    private static List<string> Overlap(MergedImage merged)
    {
        var (then, now, before) = (merged.Base, merged.Mine, merged.Theirs);
        return [.. Facets.Changed(then, before).Intersect(Facets.Changed(then, now)).Intersect(Facets.Changed(now, before)).Union(merged.Conflicts.Select(c => c.Facet))];
    }

    /// <summary>The events after the change began that are not its own; null when they are many.</summary>
    private List<RecordedEvent>? Later(string stream, IReadOnlyList<RecordedEvent> own, long version) =>
        version - own[0].Version > FewEvents + own.Count ? null : Read(stream, own[0].Version - 1, version).FindAll(e => e.Change.Id != own[0].Change.Id);

    private List<RecordedEvent> Read(string stream, long after, long upTo) => [.. store.Read(s => s.ReadStream(stream, after, upTo)).Select(types.Read)];

    private static bool IsFact(RecordedEvent e) => e.Event is IReversible and not ITouchesImages;

    private static List<FactConflict> Facts(IReadOnlyList<RecordedEvent> own, List<RecordedEvent> later) =>
    [
        .. own.Where(IsFact).Select(e => (IReversible)e.Event)
            .Select(e => (Own: e, Latest: later.FindLast(l => l.Event.GetType() == e.GetType() && l.Change.Id != own[0].Change.Id)))
            .Where(f => f.Latest is not null)
            .Select(f => new FactConflict(f.Own, f.Latest!.Event)).Where(f => !f.IsSettled),
    ];
}
