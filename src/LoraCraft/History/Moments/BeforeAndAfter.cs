using LoraCraft.History.Algebra;
using LoraCraft.History.Undoing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>
/// Images of a dataset right before a change touched each of them, and right after it touched each for the last time. Those are not
/// two moments when others worked between its events, as happens to a run, an import and what follows from it.
/// </summary>
public sealed class BeforeAndAfter(IEventStore store, States states, EventTypes types)
{
    private readonly List<string> _touching = types.NamesOf(t => t.IsAssignableTo(typeof(ITouchesImages)));

    /// <param name="own">All events of the change on the dataset, and of what counts as one with it, in order.</param>
    /// <param name="images">Those asked for; one is in neither result while it was not there.</param>
    public (IReadOnlyDictionary<int, ImageState> Before, IReadOnlyDictionary<int, ImageState> After) Of(
        long dataset, IReadOnlyList<RecordedEvent> own, ImageSet images)
    {
        var (start, ids) = (own[0].Version - 1, own.Select(e => e.Change.Id).ToHashSet());
        var passing = new ImageStates(images, states.At(dataset, start, images));
        var (seen, before, after) = (new HashSet<int>(), new Dictionary<int, ImageState>(), new Dictionary<int, ImageState>());
        foreach (var one in own.Concat(Between(Streams.Dataset(dataset), own, ids, images)).OrderBy(e => e.Version))
        {
            var touched = ids.Contains(one.Change.Id) && one.Event is ITouchesImages touching ? Common(touching.Touched, images) : [];
            foreach (var number in touched)
                if (seen.Add(number) && passing[number] is { } state)
                    before[number] = state;
            passing.Apply(one.Event);
            foreach (var number in touched)
                if (passing[number] is { } state)
                    after[number] = state;
        }

        return (before, after);
    }

    /// <summary>What others did to the images meanwhile.</summary>
    private List<RecordedEvent> Between(string stream, IReadOnlyList<RecordedEvent> own, HashSet<string> ids, ImageSet images)
    {
        var (start, end) = (own[0].Version - 1, own[^1].Version);
        return end - start == own.Count ? [] : store.Read(s => s
            .EventsOf(stream, [.. s.Tables.Touching(stream, start, end, images).Where(c => !ids.Contains(c.Change)).Select(c => Within(c, start, end))], _touching)
            .Select(types.Read).ToList());
    }

    private static LaterTouch Within(ChangeOfTexts change, long start, long end) =>
        new(change.Change, Math.Max(change.FirstVersion, start + 1), Math.Min(change.Version, end), change.Stands);

    private static List<int> Common(ImageSet some, ImageSet others) =>
        some.Count <= others.Count ? [.. some.Where(others.Contains)] : [.. others.Where(some.Contains)];
}
