using LoraCraft.Datasets;
using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What a command did to a dataset.</summary>
/// <param name="Change">Null when there was nothing to do.</param>
/// <param name="Images">How many images changed.</param>
/// <param name="Version">The dataset's version now.</param>
public sealed record ChangeResult(string? Change, int Images, long Version);

/// <summary>Runs commands on one dataset and says what they did. Images that a command brings into a dataset meet there what stands for arrivals.</summary>
public sealed class DatasetCommands(IEventStore store, CommandRunner runner, IChanges changes, IMoments moments, IArrivals arrivals)
{
    public IEventStore Store => store;

    /// <summary>Decides and records under one change.</summary>
    /// <exception cref="RefusedException">The decision was a refusal.</exception>
    public Task<ChangeResult> Run(long dataset, string cause, Func<IDecidingSession, Decision> decide, CancellationToken cancel = default, params IReadOnlyList<long> others) =>
        Run(changes.New(cause), dataset, decide, cancel, others);

    /// <summary>The same, and in the same transaction what follows from that which was recorded.</summary>
    /// <exception cref="RefusedException">The decision was a refusal.</exception>
    public Task<ChangeResult> Run(
        long dataset, string cause, Func<IDecidingSession, Decision> decide, Action<IWriteSession, Change> then, CancellationToken cancel) =>
        Run(changes.New(cause), dataset, decide, then, [], cancel);

    /// <summary>Decides and records under a change that was made elsewhere.</summary>
    /// <exception cref="RefusedException">The decision was a refusal.</exception>
    public Task<ChangeResult> Run(Change change, long dataset, Func<IDecidingSession, Decision> decide, CancellationToken cancel = default, params IReadOnlyList<long> others) =>
        Run(change, dataset, decide, (_, _) => { }, others, cancel);

    private async Task<ChangeResult> Run(
        Change change, long dataset, Func<IDecidingSession, Decision> decide, Action<IWriteSession, Change> then, IReadOnlyList<long> others, CancellationToken cancel)
    {
        await moments.Ready([dataset, .. others], cancel).ConfigureAwait(false);
        var stream = Streams.Dataset(dataset);
        var outcome = await runner.Run(change, [stream, .. others.Where(o => o != dataset).Select(Streams.Dataset)], session =>
            session.StreamVersion(stream) == 0 ? Unknown(dataset) : decide(session), Follow, cancel).ConfigureAwait(false);
        outcome.ThrowIfRefused();
        var here = outcome.Recorded.Where(r => r.Stream == stream).ToList();
        if (here.Count == 0)
            return new(outcome.Recorded.Count > 0 ? change.Id : null, Touched(outcome.Recorded), store.Read(s => s.StreamVersion(stream)));
        return new(change.Id, Touched(here), here[^1].Version);

        void Follow(IWriteSession session, IReadOnlyList<RecordedEvent> recorded)
        {
            arrivals.Meet(session, recorded);
            then(session, change);
        }
    }

    public static Refusal Unknown(long dataset) => Refusal.Unknown($"There is no dataset {dataset}.");

    /// <summary>How many images the events touch; all are of one dataset.</summary>
    internal static int Touched(IEnumerable<RecordedEvent> events) =>
        ImageSet.UnionOf(events.Select(r => r.Event).OfType<ITouchesImages>().Select(t => t.Touched)).Count;
}
