using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Runs;

/// <summary>A run names in its request the change that it adds to, and with it adds to what follows from that one.</summary>
internal sealed class RunningChanges : IRunningChanges
{
    public Func<string, bool> In(IReadTables tables)
    {
        var active = new Lazy<List<RunRow>>(tables.ActiveRuns);
        return change => active.Value.Any(r => r.Request.Contains(FollowUps.Origin(change), StringComparison.Ordinal));
    }
}
