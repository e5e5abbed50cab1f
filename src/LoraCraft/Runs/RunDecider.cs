using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Runs;

/// <summary>The life of a run as a table of state and wish. A repeated wish does nothing.</summary>
public static class RunDecider
{
    public static Decision Start(RunRow run) => run.Active ? On(run, new RunStarted()) : Decision.Nothing;

    public static Decision Orphan(RunRow run) => run.State == "running" ? On(run, new RunOrphaned()) : Decision.Nothing;

    public static Decision Finish(RunRow run, string result) => run.Active ? On(run, new RunFinished(result)) : Decision.Nothing;

    public static Decision Fail(RunRow run, string reason) => run.Active ? On(run, new RunFailed(reason)) : Decision.Nothing;

    public static Decision Cancel(RunRow run) => run.Active ? On(run, new RunCancelled()) : Decision.Nothing;

    private static Decision On(RunRow run, IEvent @event) => Decision.Of(Streams.Run(run.Run), @event);
}
