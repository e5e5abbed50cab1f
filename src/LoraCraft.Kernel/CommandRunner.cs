namespace LoraCraft.Kernel;

/// <summary>What a command did: the refusal, or what was recorded (nothing when there was nothing to do).</summary>
public sealed record Outcome(Refusal? Refusal, IReadOnlyList<RecordedEvent> Recorded);

/// <summary>Takes a command through one transaction: decide on rows loaded inside it, append, project, commit.</summary>
public sealed class CommandRunner(IEventStore store)
{
    private const int Attempts = 8;

    /// <summary>
    /// Decides and appends. The versions of the <paramref name="streams"/> that the decision rests on are taken before it
    /// reads; a decision that lost a race to another writer is taken again on fresh rows.
    /// </summary>
    public Task<Outcome> Run(Change change, IReadOnlyList<string> streams, Func<IDecidingSession, Decision> decide, CancellationToken cancel = default) =>
        Run(change, streams, decide, (_, _) => { }, cancel);

    /// <summary>The same, and what follows in the same transaction from that which was recorded.</summary>
    public async Task<Outcome> Run(
        Change change, IReadOnlyList<string> streams, Func<IDecidingSession, Decision> decide, Action<IWriteSession, IReadOnlyList<RecordedEvent>> then,
        CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store.Write(session => Run(session, change, streams, decide, then), cancel).ConfigureAwait(false);
            }
            catch (StreamConflictException) when (attempt < Attempts)
            {
            }
        }
    }

    private static Outcome Run(
        IWriteSession session, Change change, IReadOnlyList<string> streams, Func<IDecidingSession, Decision> decide,
        Action<IWriteSession, IReadOnlyList<RecordedEvent>> then)
    {
        var versions = streams.ToDictionary(s => s, session.StreamVersion);
        var decision = decide(session);
        if (decision.Refusal is not null || decision.Appends.Count == 0)
            return new(decision.Refusal, []);
        var recorded = session.Append([.. decision.Appends.Select(a => a with { ExpectedVersion = a.ExpectedVersion ?? versions[a.Stream] })], change);
        then(session, recorded);
        return new(null, recorded);
    }
}
