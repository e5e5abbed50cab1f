using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History;

/// <param name="Change">Only this change; the newest that stands of whoever asks when absent.</param>
public sealed record UndoRequest(string? Change = null);

/// <param name="Version">Everything after this version of the dataset is taken back.</param>
public sealed record UndoToRequest(long Version);

/// <param name="Change">The change that did the undoing or redoing; null when there was nothing to do.</param>
/// <param name="Label">What was undone or redone, as the timeline calls it.</param>
/// <param name="Undone">The changes taken back or brought back.</param>
public sealed record UndoResult(string? Change, string? Label, IReadOnlyList<string> Undone, int Images, long Version);

/// <summary>Takes changes back by new events computed from the old ones, and brings them back again.</summary>
public sealed class Undo(IEventStore store, CommandRunner runner, IChanges changes, EventTypes types, IRunningChanges running)
{
    /// <summary>Takes back one change of a stream: the newest that stands of whoever asks, or a given one that nothing later built on.</summary>
    public Task<UndoResult> UndoOne(string stream, string? change, CancellationToken cancel = default) =>
        Run(stream, "Undid", session => change is null
            ? session.Tables.NextUndo(stream, changes.Actor, running.IsRunning) is { } newest ? [newest] : []
            : [Undoable(session, stream, change)], Back, cancel);

    /// <summary>Takes back everything after a version, as one change.</summary>
    public Task<UndoResult> UndoTo(string stream, long version, CancellationToken cancel = default) =>
        Run(stream, "Undid", session => session.Tables.StandingAfter(stream, version), Back, cancel);

    /// <summary>Brings back the change that whoever asks undid last, unless they edited something since.</summary>
    public Task<UndoResult> Redo(string stream, CancellationToken cancel = default) =>
        Run(stream, "Redid", session => session.Tables.NextRedo(stream, changes.Actor) is { } next ? [next] : [], Forth, cancel);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/undo", async Task<Ok<UndoResult>> (long dataset, UndoRequest? request, Undo undo, CancellationToken cancel) =>
            TypedResults.Ok(await undo.UndoOne(Streams.Dataset(dataset), request?.Change, cancel).ConfigureAwait(false))).WithName("undo");
        routes.MapPost("/api/datasets/{dataset:long}/undo-to", async Task<Ok<UndoResult>> (long dataset, UndoToRequest request, Undo undo, CancellationToken cancel) =>
            TypedResults.Ok(await undo.UndoTo(Streams.Dataset(dataset), request.Version, cancel).ConfigureAwait(false))).WithName("undoTo");
        routes.MapPost("/api/datasets/{dataset:long}/redo", async Task<Ok<UndoResult>> (long dataset, Undo undo, CancellationToken cancel) =>
            TypedResults.Ok(await undo.Redo(Streams.Dataset(dataset), cancel).ConfigureAwait(false))).WithName("redo");
        routes.MapPost("/api/concepts/{concept:long}/undo", async Task<Ok<UndoResult>> (long concept, UndoRequest? request, Undo undo, CancellationToken cancel) =>
            TypedResults.Ok(await undo.UndoOne(Streams.Concept(concept), request?.Change, cancel).ConfigureAwait(false))).WithName("undoConcept");
    }

    private async Task<UndoResult> Run(
        string stream, string verb, Func<IReadSession, IReadOnlyList<ChangeRow>> choose,
        Func<IReadSession, ChangeRow, IEnumerable<StreamAppend>> turn, CancellationToken cancel)
    {
        var chosen = store.Read(s => Known(s, stream, choose));
        if (chosen.Count == 0)
            return new(null, null, [], 0, store.Read(s => s.StreamVersion(stream)));
        var streams = store.Read(s => chosen.SelectMany(c => s.ReadChange(c.Change)).Select(e => e.Stream).Distinct().ToList());
        var label = chosen.Count == 1 ? chosen[0].Cause : $"{chosen.Count} changes";

        var outcome = await runner.Run(changes.New($"{verb}: {label}"), streams, session =>
        {
            var now = choose(session);
            if (!now.Select(c => c.Change).SequenceEqual(chosen.Select(c => c.Change)))
                return Refusal.Conflict("Somebody else changed the dataset at the same moment. Look at the timeline and try again.");
            if (now.FirstOrDefault(c => running.IsRunning(c.Change)) is { } busy)
                return Refusal.Conflict($"\"{busy.Cause}\" is still running. Cancel it first, or wait until it has finished.");
            foreach (var row in now)
                RefuseIfBuiltOn(session, row, onStream: other => other != stream);
            return Decision.Of([.. now.SelectMany(c => turn(session, c)).GroupBy(a => a.Stream).Select(g => new StreamAppend(g.Key, [.. g.SelectMany(a => a.Events)]))]);
        }, cancel).ConfigureAwait(false);
        outcome.ThrowIfRefused();

        var here = outcome.Recorded.Where(r => r.Stream == stream).ToList();
        var touched = here.Aggregate(ImageSet.Empty, (all, r) => r.Event is ITouchesImages t ? all.Union(t.Touched) : all);
        return new(here[0].Change.Id, label, [.. chosen.Select(c => c.Change)], touched.Count, here[^1].Version);
    }

    private static IReadOnlyList<ChangeRow> Known(IReadSession session, string stream, Func<IReadSession, IReadOnlyList<ChangeRow>> choose) =>
        session.StreamVersion(stream) == 0 ? throw new RefusedException(Refusal.Unknown("There is no such dataset.")) : choose(session);

    private ChangeRow Undoable(IReadSession session, string stream, string change)
    {
        if (PlainText.Check(change) is not null || session.Tables.Change(stream, change) is not { } row)
            throw new RefusedException(Refusal.Unknown($"There is no change {change} in this dataset."));
        if (!ChangeKinds.CanBeUndone(row.Kind))
            throw new RefusedException(Refusal.Conflict($"\"{row.Cause}\" cannot be undone; use redo to bring back what was undone."));
        if (row.Undone is not null)
            throw new RefusedException(Refusal.Conflict($"\"{row.Cause}\" is undone already."));

        RefuseIfBuiltOn(session, row, onStream: _ => true);
        return row;
    }

    /// <summary>Later edits of the same images would be torn by taking this change back.</summary>
    private void RefuseIfBuiltOn(IReadSession session, ChangeRow row, Func<string, bool> onStream)
    {
        var events = session.ReadChange(row.Change).Select(types.Read).ToList();
        var mine = Footprint.Of(events);
        foreach (var (stream, version) in events.GroupBy(e => e.Stream).Where(s => onStream(s.Key)).Select(s => (s.Key, s.Max(e => e.Version))))
            foreach (var later in session.Tables.StandingAfter(stream, version))
                if (mine.Meets(Footprint.Of(session.ReadChange(later.Change).Select(types.Read))))
                    throw new RefusedException(Refusal.Conflict($"The later change \"{later.Cause}\" touched the same images. Undo that one first, or undo back to here."));
    }

    /// <summary>The inverse of the change's events, last first, on every stream it touched.</summary>
    private IEnumerable<StreamAppend> Back(IReadSession session, ChangeRow row) =>
        session.ReadChange(row.Change).Select(types.Read).GroupBy(e => e.Stream).Where(IsTakenBack).Select(stream => new StreamAppend(stream.Key,
        [
            new ChangeUndone(row.Change, row.Cause),
            .. stream.Reverse().Select(e => e.Event).OfType<IReversible>().Select(e => e.Inverse()),
        ]));

    /// <summary>A run's own stream tells what happened and has nothing to take back.</summary>
    private static bool IsTakenBack(IEnumerable<RecordedEvent> events) => events.Any(e => e.Event is IReversible);

    /// <summary>The inverse of what the undo did for this change, on every stream it touched.</summary>
    private IEnumerable<StreamAppend> Forth(IReadSession session, ChangeRow row)
    {
        var undo = types.Read(session.ReadAt(row.Undone!.Value)).Change.Id;
        foreach (var stream in session.ReadChange(undo).Select(types.Read).GroupBy(e => e.Stream))
        {
            var mine = stream.Select(e => e.Event).SkipWhile(e => !Announces(e)).Skip(1).TakeWhile(e => e is not ChangeUndone).ToList();
            if (mine.Count > 0)
                yield return new(stream.Key, [new ChangeRedone(row.Change, row.Cause), .. Enumerable.Reverse(mine).OfType<IReversible>().Select(e => e.Inverse())]);
        }

        bool Announces(IEvent @event) => @event is ChangeUndone undone && undone.Change == row.Change;
    }
}
