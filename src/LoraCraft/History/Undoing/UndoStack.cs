using LoraCraft.History.Algebra;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Undoing;

/// <summary>What an undo appends, and the versions of the streams it was worked out on.</summary>
internal sealed record UndoEvents(IReadOnlyList<(string Stream, long Version)> Basis, IReadOnlyList<StreamAppend> Appends)
{
    public static UndoEvents Of(IReadOnlyList<UndoPlan> plans, Func<UndoPlan, IReadOnlyList<IEvent>> events) =>
        new([.. plans.Select(p => (p.Stream, p.Version))], [.. plans.Select(p => new StreamAppend(p.Stream, events(p)))]);
}

/// <summary>Takes back everything that was done to a dataset after a version, newest first.</summary>
public sealed class UndoStack(IEventStore store, UndoPlanner planner, States states)
{
    /// <summary>
    /// The inverse of each change in turn, where that gives the version. Where an earlier undo chose or merged, it does not, and
    /// the images are simply put as they were.
    /// </summary>
    /// <param name="rows">The changes after it that stand, newest first.</param>
    /// <exception cref="RefusedException">One of them touched another dataset too, which was changed since.</exception>
    internal UndoEvents Everything(long dataset, long version, IReadOnlyList<ChangeRow> rows)
    {
        var stream = Streams.Dataset(dataset);
        var changes = rows.Select(r => (Row: r, Streams: planner.Own(r.Change).ToList())).ToList();
        var plans = changes.SelectMany(c => c.Streams.Where(s => s.Key != stream).Select(s => (c.Row, Plan: planner.Plan(s.Key, [.. s])))).ToList();
        if (plans.Find(p => !p.Plan.Exact).Row is { } torn)
            throw new RefusedException(Refusal.Conflict($"\"{torn.Cause}\" touched another dataset too, where the same was changed since. Undo that one first."));

        var inverse = changes.SelectMany(c => c.Streams.Select(s => new StreamAppend(s.Key,
                [new ChangeUndone(c.Row.Change, c.Row.Cause), .. s.Reverse().Select(e => e.Event).OfType<IReversible>().Select(e => e.Inverse())])))
            .GroupBy(a => a.Stream).Select(g => new StreamAppend(g.Key, [.. g.SelectMany(a => a.Events)])).ToList();
        var here = inverse.Find(a => a.Stream == stream)!;
        var now = store.Read(s => s.StreamVersion(stream));
        return new(
            [(stream, now), .. plans.Select(p => (p.Plan.Stream, p.Plan.Version)).Distinct()],
            [.. inverse.Where(a => a != here), here with { Events = Corrected(here.Events, dataset, version, now) }]);
    }

    private IReadOnlyList<IEvent> Corrected(IReadOnlyList<IEvent> inverse, long dataset, long version, long now)
    {
        var touched = states.Touched(dataset, version, now);
        var (wanted, present) = (states.At(dataset, version, touched), states.At(dataset, now, touched));
        var reached = new ImageStates(touched, present);
        foreach (var @event in inverse)
            reached.Apply(@event);
        if (touched.All(n => IsSame(wanted.GetValueOrDefault(n), reached.Images.GetValueOrDefault(n))))
            return inverse;
        return
        [
            .. inverse.Where(e => e is not ITouchesImages),
            .. StateEvents.Between(touched.Select(n => new StateChange(n, present.GetValueOrDefault(n), wanted.GetValueOrDefault(n)))),
        ];
    }

    /// <summary>An image that was not there yet is one in the bin.</summary>
    private static bool IsSame(ImageState? wanted, ImageState? reached) => wanted is null ? reached is not { Live: true } : wanted.Equals(reached);
}
