namespace LoraCraft.Kernel;

/// <summary>What a command did: the refusal, or what was recorded (nothing when there was nothing to do).</summary>
public sealed record Outcome(Refusal? Refusal, IReadOnlyList<RecordedEvent> Recorded);

/// <summary>Takes a command through one transaction: decide on rows loaded inside it, append, project, commit.</summary>
public sealed class CommandRunner(IEventStore store)
{
    private const int Attempts = 8;

    /// <summary>Decides and appends. A decision that lost a race to another writer is taken again on fresh rows.</summary>
    public async Task<Outcome> Run(Change change, Func<IReadSession, Decision> decide, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store.Write(session => Run(session, change, decide), cancel).ConfigureAwait(false);
            }
            catch (StreamConflictException) when (attempt < Attempts)
            {
            }
        }
    }

    private static Outcome Run(IWriteSession session, Change change, Func<IReadSession, Decision> decide)
    {
        var decision = decide(session);
        return decision.Refusal is not null || decision.Appends.Count == 0
            ? new(decision.Refusal, [])
            : new(null, session.Append(decision.Appends, change));
    }
}
