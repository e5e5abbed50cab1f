using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>Events worked out on streams as they were at some versions.</summary>
/// <param name="Basis">The versions they rest on.</param>
/// <param name="Check">Whether they can be, by what other streams say at the moment they are recorded.</param>
/// <param name="Returning">Images that come out of the bin and are to meet what stands in the dataset as if they were new.</param>
internal sealed record Proposal(
    string Cause, IReadOnlyList<(string Stream, long Version)> Basis, IReadOnlyList<StreamAppend> Appends,
    Func<IReadTables, Refusal?>? Check = null, ImageSet? Returning = null);

/// <summary>
/// Records what takes too long to work out inside a transaction: it is worked out before, and once more when somebody else was
/// quicker.
/// </summary>
public sealed class WorkedOut(CommandRunner runner, IChanges changes, IMoments moments, IArrivals arrivals)
{
    private const int Attempts = 8;

    /// <summary>The same for work on one dataset, and what it did.</summary>
    /// <param name="others">Datasets that it reads too.</param>
    internal async Task<ChangeResult> Change(long dataset, Func<Proposal?> work, CancellationToken cancel, params IReadOnlyList<long> others)
    {
        await moments.Ready([dataset, .. others], cancel).ConfigureAwait(false);
        return await Record(work, cancel).ConfigureAwait(false) is { } recorded
            ? new(recorded[0].Change.Id, DatasetCommands.Touched(recorded), recorded[^1].Version)
            : new(null, 0, moments.Version(dataset, null));
    }

    /// <param name="work">Works it out anew each time; null = nothing to do.</param>
    /// <returns>What was recorded; null when there was nothing to do.</returns>
    /// <exception cref="RefusedException">The work refused, or somebody else was quicker every time.</exception>
    internal async Task<IReadOnlyList<RecordedEvent>?> Record(Func<Proposal?> work, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            cancel.ThrowIfCancellationRequested();
            if (work() is not { } proposal)
                return null;
            var moved = false;
            var outcome = await runner.Run(changes.New(proposal.Cause), [.. proposal.Basis.Select(b => b.Stream)], session =>
            {
                moved = proposal.Basis.Any(b => session.StreamVersion(b.Stream) != b.Version);
                return moved ? Decision.Nothing
                    : proposal.Check?.Invoke(session.Tables) is { } refusal ? refusal
                    : Decision.Of(proposal.Appends);
            }, (session, recorded) => arrivals.Meet(session, recorded, proposal.Returning ?? ImageSet.Empty), cancel).ConfigureAwait(false);
            if (outcome.Refusal is { } refused)
                throw new RefusedException(refused);
            if (!moved)
                return outcome.Recorded;
        }

        throw new RefusedException(Refusal.Conflict("Somebody else keeps changing the dataset. Look at the timeline and try again."));
    }
}
