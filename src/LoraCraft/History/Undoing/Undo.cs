using LoraCraft.History.Algebra;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History.Undoing;

/// <param name="Change">Only this change; the newest of the asking person's that stands when absent.</param>
/// <param name="OnConflict">What to do where something later touched the same: see <see cref="UndoDecision"/>; <c>fail</c> when absent.</param>
/// <param name="Choices">The same for single images, by number.</param>
public sealed record UndoRequest(string? Change = null, string? OnConflict = null, IReadOnlyDictionary<string, string>? Choices = null);

/// <param name="Version">Everything after this version of the dataset is taken back.</param>
public sealed record UndoToRequest(long Version);

/// <param name="Change">The change that did the undoing or redoing; null when there was nothing to do.</param>
/// <param name="Label">What was undone or redone, as the timeline calls it.</param>
/// <param name="Undone">The changes taken back or brought back.</param>
public sealed record UndoResult(string? Change, string? Label, IReadOnlyList<string> Undone, int Images, long Version);

/// <summary>Takes changes back by new events computed from the old ones, and brings them back again.</summary>
public sealed class Undo(IEventStore store, CommandRunner runner, IChanges changes, EventTypes types, IRunningChanges running, UndoPlanner planner, States states, IMoments moments)
{
    private const int Attempts = 8;

    /// <summary>Takes back one change of a stream: the newest of the asking person's that stands, or a given one, however old.</summary>
    public Task<UndoResult> UndoOne(string stream, UndoRequest request, CancellationToken cancel = default)
    {
        if (UndoDecision.Check(request.OnConflict, request.Choices?.Values) is { } refusal)
            throw new RefusedException(refusal);
        return Run(stream, "Undid", session => request.Change is null
            ? session.Tables.NextUndo(stream, changes.Actor)
            : Undoable(session, stream, request.Change), row => Back(row, request), cancel);
    }

    /// <summary>Brings back the change that the asking person undid last, unless they edited something since.</summary>
    public Task<UndoResult> Redo(string stream, CancellationToken cancel = default) =>
        Run(stream, "Redid", session => session.Tables.NextRedo(stream, changes.Actor), Forth, cancel);

    /// <summary>Takes back everything after a version, as one change.</summary>
    public async Task<UndoResult> UndoTo(long dataset, long version, CancellationToken cancel = default)
    {
        await moments.Ready([dataset], cancel).ConfigureAwait(false);
        var stream = Streams.Dataset(dataset);
        for (var attempt = 1; ; attempt++)
        {
            var (now, rows) = store.Read(s => (s.StreamVersion(stream), s.Tables.StandingAfter(stream, version)));
            if (now == 0)
                throw new RefusedException(DatasetCommands.Unknown(dataset));
            if (rows.Count == 0)
                return new(null, null, [], 0, now);
            RefuseIfRunning(rows);
            var appends = EverythingAfter(dataset, version, now, rows);
            if (await Record(stream, "Undid", rows, [(stream, now)], appends, attempt, cancel).ConfigureAwait(false) is { } done)
                return done;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/undo", async Task<Ok<UndoResult>> (long dataset, UndoRequest? request, Undo undo, CancellationToken cancel) =>
            TypedResults.Ok(await undo.UndoOne(Streams.Dataset(dataset), request ?? new(), cancel).ConfigureAwait(false))).WithName("undo");
        routes.MapPost("/api/datasets/{dataset:long}/undo-to", async Task<Ok<UndoResult>> (long dataset, UndoToRequest request, Undo undo, CancellationToken cancel) =>
            TypedResults.Ok(await undo.UndoTo(dataset, request.Version, cancel).ConfigureAwait(false))).WithName("undoTo");
        routes.MapPost("/api/datasets/{dataset:long}/redo", async Task<Ok<UndoResult>> (long dataset, Undo undo, CancellationToken cancel) =>
            TypedResults.Ok(await undo.Redo(Streams.Dataset(dataset), cancel).ConfigureAwait(false))).WithName("redo");
        routes.MapPost("/api/concepts/{concept:long}/undo", async Task<Ok<UndoResult>> (long concept, UndoRequest? request, Undo undo, CancellationToken cancel) =>
            TypedResults.Ok(await undo.UndoOne(Streams.Concept(concept), request ?? new(), cancel).ConfigureAwait(false))).WithName("undoConcept");
    }

    /// <summary>What taking a change back means on each stream it touched, worked out now.</summary>
    internal IReadOnlyList<UndoPlan> Plans(ChangeRow row) =>
        [.. Own(row).Where(s => s.Any(e => e.Event is IReversible)).Select(s => planner.Plan(s.Key, [.. s]))];

    /// <exception cref="RefusedException">There is no such change, or it cannot be undone.</exception>
    internal static ChangeRow Undoable(IReadSession session, string stream, string change)
    {
        if (PlainText.Check(change) is not null || session.Tables.Change(stream, change) is not { } row)
            throw new RefusedException(Refusal.Unknown($"There is no change {change} in this dataset."));
        if (row.Kind is "start" or "undo" or "redo")
            throw new RefusedException(Refusal.Conflict($"\"{row.Cause}\" cannot be undone; use redo to bring back what was undone."));
        return row.Undone is null ? row : throw new RefusedException(Refusal.Conflict($"\"{row.Cause}\" is undone already."));
    }

    private IEnumerable<IGrouping<string, RecordedEvent>> Own(ChangeRow row) =>
        store.Read(s => s.ReadChange(row.Change)).Select(types.Read).GroupBy(e => e.Stream);

    private async Task<UndoResult> Run(
        string stream, string verb, Func<IReadSession, ChangeRow?> choose, Func<ChangeRow, (IReadOnlyList<UndoPlan> Plans, IReadOnlyList<StreamAppend> Appends)> turn, CancellationToken cancel)
    {
        if (Streams.IsDataset(stream, out var dataset))
            await moments.Ready([dataset], cancel).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            var (now, row) = store.Read(s => (s.StreamVersion(stream), choose(s)));
            if (now == 0)
                throw new RefusedException(Refusal.Unknown("There is no such dataset."));
            if (row is null)
                return new(null, null, [], 0, now);
            RefuseIfRunning([row]);
            var (plans, appends) = turn(row);
            if (await Record(stream, verb, [row], [.. plans.Select(p => (p.Stream, p.Version))], appends, attempt, cancel).ConfigureAwait(false) is { } done)
                return done;
        }
    }

    /// <summary>Appends what was worked out, if the streams still are as they were then; null = work it out again.</summary>
    private async Task<UndoResult?> Record(
        string stream, string verb, IReadOnlyList<ChangeRow> rows, IReadOnlyList<(string Stream, long Version)> basis, IReadOnlyList<StreamAppend> appends,
        int attempt, CancellationToken cancel)
    {
        var label = rows.Count == 1 ? rows[0].Cause : $"{rows.Count} changes";
        var moved = false;
        var outcome = await runner.Run(changes.New($"{verb}: {label}"), [.. basis.Select(b => b.Stream)], session =>
        {
            moved = basis.Any(b => session.StreamVersion(b.Stream) != b.Version);
            return moved ? Decision.Nothing : Decision.Of(appends);
        }, cancel).ConfigureAwait(false);
        outcome.ThrowIfRefused();
        if (moved)
            return attempt < Attempts ? null : throw new RefusedException(Refusal.Conflict("Somebody else keeps changing the dataset. Look at the timeline and try again."));
        var here = outcome.Recorded.Where(r => r.Stream == stream).ToList();
        var touched = ImageSet.UnionOf(here.Select(r => r.Event).OfType<ITouchesImages>().Select(t => t.Touched));
        return new(here[0].Change.Id, label, [.. rows.Select(r => r.Change)], touched.Count, here[^1].Version);
    }

    private void RefuseIfRunning(IEnumerable<ChangeRow> rows)
    {
        if (rows.FirstOrDefault(r => running.IsRunning(r.Change)) is { } busy)
            throw new RefusedException(Refusal.Conflict($"\"{busy.Cause}\" is still running. Cancel it first, or wait until it has finished."));
    }

    private (IReadOnlyList<UndoPlan>, IReadOnlyList<StreamAppend>) Back(ChangeRow row, UndoRequest request)
    {
        var decision = request.OnConflict ?? UndoDecision.Fail;
        var plans = Plans(row);
        if (decision == UndoDecision.Fail && request.Choices is null)
            RefuseIfTouched(row, plans);
        return (plans, [.. plans.Select(p => new StreamAppend(p.Stream, [new ChangeUndone(row.Change, row.Cause), .. p.Events(Decide, decision == UndoDecision.Take)]))]);

        string Decide(int number) => request.Choices?.GetValueOrDefault(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) ?? decision;
    }

    /// <summary>Takes back what the undo did for this change.</summary>
    private (IReadOnlyList<UndoPlan>, IReadOnlyList<StreamAppend>) Forth(ChangeRow row)
    {
        var undo = types.Read(store.Read(s => s.ReadAt(row.Undone!.Value))).Change.Id;
        var plans = new List<UndoPlan>();
        foreach (var stream in store.Read(s => s.ReadChange(undo)).Select(types.Read).GroupBy(e => e.Stream))
        {
            var mine = stream.SkipWhile(e => !Announces(e.Event)).Skip(1).TakeWhile(e => e.Event is not ChangeUndone).ToList();
            if (mine.Count > 0)
                plans.Add(planner.Plan(stream.Key, mine));
        }

        RefuseIfTouched(row, plans);
        return (plans, [.. plans.Select(p => new StreamAppend(p.Stream, [new ChangeRedone(row.Change, row.Cause), .. p.Events(_ => UndoDecision.Keep, takeFacts: false)]))]);

        bool Announces(IEvent @event) => @event is ChangeUndone undone && undone.Change == row.Change;
    }

    private void RefuseIfTouched(ChangeRow row, IReadOnlyList<UndoPlan> plans)
    {
        foreach (var plan in plans.Where(p => p.Touched.Count > 0 || p.Facts.Count > 0))
        {
            var later = store.Read(s => s.Tables.StandingAfter(plan.Stream, plan.Own[^1].Version)
                .FirstOrDefault(c => Footprint.Of(s.ReadChange(c.Change).Select(types.Read)).Meets(Footprint.Of(plan.Own))));
            throw new RefusedException(Refusal.Conflict(
                $"{(later is null ? "Something later" : $"The later change \"{later.Cause}\"")} touched the same as \"{row.Cause}\". Choose what to keep, or undo back to here."));
        }
    }

    /// <summary>
    /// The inverse of each change in turn, where that gives the version; where earlier undos lie between that chose and merged, it
    /// does not, and the images are simply put as they were.
    /// </summary>
    private IReadOnlyList<StreamAppend> EverythingAfter(long dataset, long version, long now, IReadOnlyList<ChangeRow> rows)
    {
        var stream = Streams.Dataset(dataset);
        foreach (var row in rows)
            foreach (var other in Own(row).Where(s => s.Key != stream && s.Any(e => e.Event is IReversible)))
                if (planner.Plan(other.Key, [.. other]) is { Exact: false })
                    throw new RefusedException(Refusal.Conflict($"\"{row.Cause}\" touched another dataset too, where something was changed since. Undo that one first."));
        var inverse = rows.SelectMany(row => Own(row).Where(s => s.Any(e => e.Event is IReversible)).Select(s => new StreamAppend(s.Key,
            [new ChangeUndone(row.Change, row.Cause), .. s.Reverse().Select(e => e.Event).OfType<IReversible>().Select(e => e.Inverse())])))
            .GroupBy(a => a.Stream).Select(g => new StreamAppend(g.Key, [.. g.SelectMany(a => a.Events)])).ToList();
        var touched = states.Touched(dataset, version, now);
        var (then, is_) = (states.At(dataset, version, touched), states.At(dataset, now, touched));
        var back = new ImageStates(touched, is_);
        foreach (var @event in inverse.First(a => a.Stream == stream).Events)
            back.Apply(@event);
        if (touched.All(n => then.GetValueOrDefault(n) is { } state ? state.Equals(back.All.GetValueOrDefault(n)) : back.All.GetValueOrDefault(n) is not { Live: true }))
            return inverse;
        var facts = inverse.First(a => a.Stream == stream).Events.Where(e => e is not ITouchesImages);
        return
        [
            .. inverse.Where(a => a.Stream != stream),
            new(stream, [.. facts, .. StateEvents.Between(touched.Select(n => new StateChange(n, is_.GetValueOrDefault(n), then.GetValueOrDefault(n))))]),
        ];
    }
}
