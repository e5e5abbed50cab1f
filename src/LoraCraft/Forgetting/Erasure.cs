using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Forgetting;

/// <summary>
/// Collects what has to be stored anew so that the log no longer knows anything of some images. Events that never spoke of
/// them, and what is said of other images too, stay byte for byte.
/// </summary>
internal sealed class Erasure(IReadSession session, EventTypes types, IReadOnlyDictionary<long, ImageSet> images)
{
    private const string Added = "Added an image that was forgotten since";
    private const string Changed = "Changed an image that was forgotten since";

    private readonly SortedDictionary<long, Rewrite> _rewrites = [];

    public IReadOnlyList<Rewrite> Rewrites => [.. _rewrites.Values];

    /// <summary>Takes the images out of a dataset's events, and out of the labels of changes that were about nothing else.</summary>
    public void Dataset(IEnumerable<Traces> datasets, IReadOnlyCollection<string> names)
    {
        var quoting = new Dictionary<string, string>();
        foreach (var traces in datasets)
            foreach (var recorded in traces.Touching.Select(At).Where(e => e.Event is ITouchesImages))
            {
                Set(recorded, ((ITouchesImages)recorded.Event).Without(traces.Images));
                if (!quoting.ContainsKey(recorded.Change.Id) && IsOfThese(recorded) && Quotes(recorded.Change.Cause, names) && IsOfThese(recorded.Change.Id))
                    quoting.Add(recorded.Change.Id, recorded.Change.Cause);
            }

        foreach (var change in quoting.Keys)
        {
            var label = session.ReadChange(change).Select(types.Read).Any(e => e.Event is ImagesAdded) ? Added : Changed;
            Relabel(change, _ => label);
        }

        foreach (var (position, change) in datasets.SelectMany(t => t.Announcing))
            if (quoting.TryGetValue(change, out var label))
                Announcement(At(position), label);
    }

    /// <summary>Takes the images out of what was proposed for a dataset.</summary>
    public void Proposals(Traces traces)
    {
        foreach (var recorded in session.ReadStream(Streams.Proposals(traces.Dataset)).Select(types.Read))
            if (recorded.Event is ITouchesImages e && e.Touched.Overlaps(traces.Images, out _))
                Set(recorded, e.Without(traces.Images));
    }

    /// <summary>Takes the images out of a run's events: files that became one of them or were the same, and what quotes their names.</summary>
    public void Run(string run, ImageSet numbers, IReadOnlyCollection<string> names)
    {
        var events = session.ReadStream(Streams.Run(run)).Select(types.Read).ToList();
        var erasure = RunErasure.Of(events.Select(e => e.Event), numbers, names);
        foreach (var recorded in events)
        {
            var erased = erasure.Erase(recorded.Event);
            var cause = erasure.Erase(recorded.Change.Cause);
            if (!ReferenceEquals(erased, recorded.Event))
                Set(recorded, erased);
            if (cause != recorded.Change.Cause)
                Relabel(recorded.Change.Id, erasure.Erase);
        }
    }

    private RecordedEvent At(long position) => types.Read(session.ReadAt(position));

    private void Announcement(RecordedEvent recorded, string label)
    {
        if (recorded.Event is ChangeUndone undone)
            Set(recorded, undone with { Cause = Changed });
        else if (recorded.Event is ChangeRedone redone)
            Set(recorded, redone with { Cause = Changed });
        if (recorded.Change.Cause.Contains(label, StringComparison.Ordinal))
            Relabel(recorded.Change.Id, cause => cause.Replace(label, Changed, StringComparison.Ordinal));
    }

    private void Set(RecordedEvent recorded, IEvent @event) =>
        _rewrites[recorded.Position] = new(recorded.Position, @event, _rewrites.GetValueOrDefault(recorded.Position)?.Cause);

    /// <summary>All events of a change say the same of what was asked for.</summary>
    private void Relabel(string change, Func<string, string> label)
    {
        foreach (var recorded in session.ReadChange(change).Select(types.Read))
        {
            var known = _rewrites.GetValueOrDefault(recorded.Position);
            _rewrites[recorded.Position] = new(recorded.Position, known?.Event ?? recorded.Event, label(known?.Cause ?? recorded.Change.Cause));
        }
    }

    private bool IsOfThese(string change) => session.ReadChange(change).Select(types.Read).All(IsOfThese);

    private bool IsOfThese(RecordedEvent recorded) =>
        recorded.Event is not ITouchesImages e
        || (Streams.IsDataset(recorded.Stream, out var dataset) && images.TryGetValue(dataset, out var these) && e.Touched.Except(these).IsEmpty);

    private static bool Quotes(string label, IReadOnlyCollection<string> names) =>
        label.Contains('"', StringComparison.Ordinal) || names.Any(name => label.Contains(name, StringComparison.Ordinal));
}
