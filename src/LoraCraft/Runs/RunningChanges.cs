using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Runs;

/// <summary>A run names in its request the change that it adds to, and with it adds to what follows from that one.</summary>
internal sealed class RunningChanges(IEventStore store) : IRunningChanges
{
    public bool IsRunning(string change) =>
        store.Read(s => s.Tables.ActiveRuns()).Any(r => r.Request.Contains(FollowUps.Origin(change), StringComparison.Ordinal));
}
