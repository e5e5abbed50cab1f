using System.Globalization;
using LoraCraft.History.Versions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History.Undoing;

/// <param name="Change">Only this change; the newest of the asking person's that stands when absent.</param>
/// <param name="OnConflict">What to do where something later touched the same: see <see cref="UndoDecision"/>; <c>fail</c> when absent.</param>
/// <param name="Choices">The same for single images, by number; <c>DATASET:NUMBER</c> is one of another dataset that the change touched too.</param>
/// <param name="Facts"><c>keep</c> or <c>take</c> for facts of the dataset as a whole; as <paramref name="OnConflict"/> says when absent.</param>
public sealed record UndoRequest(string? Change = null, string? OnConflict = null, IReadOnlyDictionary<string, string>? Choices = null, string? Facts = null)
{
    internal string Otherwise => OnConflict ?? UndoDecision.Fail;

    internal bool TakesFacts => (Facts ?? Otherwise) == UndoDecision.Take;

    /// <summary>Null for an image that nothing was said of.</summary>
    /// <param name="asked">The stream that is asked about.</param>
    internal string? Choice(string asked, string stream, int number) => Choices?.GetValueOrDefault(
        stream != asked && Streams.IsDataset(stream, out var other) ? FormattableString.Invariant($"{other}:{number}") : number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether nothing is left to decide on a stream.</summary>
    internal bool Decides(string asked, UndoPlan plan) => Otherwise != UndoDecision.Fail
        || (plan.Touched.All(t => Choice(asked, plan.Stream, t.Number) is not null) && (plan.Facts.Count == 0 || Facts is not null));
}

/// <param name="Version">Everything after this version of the dataset is taken back.</param>
public sealed record UndoToRequest(long Version);

/// <param name="Change">The change that did the undoing or redoing; null when there was nothing to do.</param>
/// <param name="Label">What was undone or redone, as the timeline calls it.</param>
/// <param name="Undone">The changes taken back or brought back.</param>
public sealed record UndoResult(string? Change, string? Label, IReadOnlyList<string> Undone, int Images, long Version);

/// <summary>Takes changes back by new events computed from the old ones, and brings them back again.</summary>
public sealed class Undo(IEventStore store, WorkedOut worked, IChanges changes, EventTypes types, IRunningChanges running, UndoPlanner planner, UndoStack stack, IMoments moments)
{
    /// <summary>Takes back one change of a stream: the newest of the asking person's that stands, or a given one, however old.</summary>
    public Task<UndoResult> UndoOne(string stream, UndoRequest request, CancellationToken cancel = default)
    {
        if (UndoDecision.Check(request.OnConflict, request.Choices?.Values, request.Facts) is { } refusal)
            throw new RefusedException(refusal);
        return Run(stream, "Undid", session => request.Change is null
            ? session.Tables.NextUndo(stream, changes.Actor, running.In(session.Tables)) is { } newest ? [newest] : []
            : [Undoable(session, stream, request.Change)], rows => Back(stream, rows[0], request), cancel);
    }

    /// <summary>Brings back the change that the asking person undid last, unless they edited something since.</summary>
    public Task<UndoResult> Redo(string stream, CancellationToken cancel = default) =>
        Run(stream, "Redid", session => session.Tables.NextRedo(stream, changes.Actor, running.In(session.Tables)) is { } next ? [next] : [], rows => Forth(rows[0]), cancel);

    /// <summary>Takes back everything after a version, as one change; names that moments were given since stay.</summary>
    public Task<UndoResult> UndoTo(long dataset, long version, CancellationToken cancel = default)
    {
        var stream = Streams.Dataset(dataset);
        return Run(stream, "Undid", session => [.. session.Tables.StandingAfter(stream, version).Where(c => c.Kind != ChangeKinds.Version)], rows => stack.Everything(dataset, version, rows), cancel);
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
        routes.MapPost("/api/concepts/{concept:long}/redo", async Task<Ok<UndoResult>> (long concept, Undo undo, CancellationToken cancel) =>
            TypedResults.Ok(await undo.Redo(Streams.Concept(concept), cancel).ConfigureAwait(false))).WithName("redoConcept");
    }

    /// <exception cref="RefusedException">There is no such change, or it cannot be undone.</exception>
    internal static ChangeRow Undoable(IReadSession session, string stream, string change)
    {
        if (PlainText.Check(change) is not null || session.Tables.Change(stream, change) is not { } row)
            throw new RefusedException(Refusal.Unknown($"There is no change {change} of this {Whose(stream)}."));
        if (!ChangeKinds.CanBeUndone(row.Kind))
            throw new RefusedException(Refusal.Conflict($"\"{row.Cause}\" cannot be undone; use redo to bring back what was undone."));
        return row.Undone is null ? row : throw new RefusedException(Refusal.Conflict($"\"{row.Cause}\" is undone already."));
    }

    internal static string Whose(string stream) => Streams.IsConcept(stream, out _) ? "concept" : "dataset";

    private async Task<UndoResult> Run(
        string stream, string verb, Func<IReadSession, IReadOnlyList<ChangeRow>> choose, Func<IReadOnlyList<ChangeRow>, UndoEvents> turn, CancellationToken cancel)
    {
        if (Streams.IsDataset(stream, out var dataset))
            await moments.Ready([dataset], cancel).ConfigureAwait(false);
        IReadOnlyList<ChangeRow> rows = [];
        var label = "";
        var recorded = await worked.Record(() =>
        {
            (var known, rows) = store.Read(s => (s.StreamVersion(stream) > 0, choose(s)));
            if (!known)
                throw new RefusedException(Refusal.Unknown($"There is no such {Whose(stream)}."));
            if (rows.Count == 0)
                return null;
            RefuseIfRunning(rows);
            label = rows.Count == 1 ? rows[0].Cause : $"{rows.Count} changes";
            var (basis, appends) = turn(rows);
            return new($"{verb}: {label}", basis, appends, tables => VersionsAhead.Check(tables, appends) ?? NamesAhead.Check(tables, appends));
        }, cancel).ConfigureAwait(false);
        if (recorded is null)
            return new(null, null, [], 0, store.Read(s => s.StreamVersion(stream)));
        var here = recorded.Where(r => r.Stream == stream).ToList();
        return new(here[0].Change.Id, label, [.. here.Select(r => UndoUnit.About(r.Event)).OfType<string>()], DatasetCommands.Touched(here), here[^1].Version);
    }

    private void RefuseIfRunning(IEnumerable<ChangeRow> rows)
    {
        var busy = store.Read(s =>
        {
            var isRunning = running.In(s.Tables);
            return rows.FirstOrDefault(r => isRunning(r.Change));
        });
        if (busy is not null)
            throw new RefusedException(Refusal.Conflict($"\"{busy.Cause}\" is still running. Cancel it first, or wait until it has finished."));
    }

    private UndoEvents Back(string stream, ChangeRow row, UndoRequest request)
    {
        var plans = planner.Plans(row.Change);
        RefuseIfTouched(row, [.. plans.Where(p => !request.Decides(stream, p))]);
        return UndoEvents.Of(plans, p =>
        [
            .. p.Changes.Reverse().Select(c => new ChangeUndone(c.Id, c.Cause)),
            .. p.Events(number => request.Choice(stream, p.Stream, number) ?? request.Otherwise, request.TakesFacts),
        ]);
    }

    /// <summary>Takes back what the undo did for this change, and for those that it took back together with it.</summary>
    private UndoEvents Forth(ChangeRow row)
    {
        var undo = types.Read(store.Read(s => s.ReadAt(row.Undone!.Value))).Change.Id;
        var units = store.Read(s => s.ReadChange(undo)).Select(types.Read).GroupBy(e => e.Stream)
            .Select(stream => (Unit: UndoUnit.Of(row.Change, stream), Stream: stream.Key)).Where(u => u.Unit is not null)
            .Select(u => (u.Unit!.Undone, Plan: planner.Plan(u.Stream, u.Unit.Events))).ToList();
        RefuseIfTouched(row, [.. units.Select(u => u.Plan)]);
        return UndoEvents.Of([.. units.Select(u => u.Plan)], p =>
            [.. units.Find(u => u.Plan == p).Undone.Select(e => new ChangeRedone(e.Change, e.Cause)), .. p.Events(_ => UndoDecision.Keep, takeFacts: false)]);
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
}
