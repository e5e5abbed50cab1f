using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Runs;

/// <summary>The life of a run as a table of state and wish. A repeated wish does nothing.</summary>
public static class RunDecider
{
    public static Decision Start(RunRow run) => run.Going ? On(run, new RunStarted()) : Decision.Nothing;

    public static Decision Orphan(RunRow run) => run.State == "running" ? On(run, new RunOrphaned()) : Decision.Nothing;

    public static Decision Finish(RunRow run, string result) => run.Active ? On(run, new RunFinished(result)) : Decision.Nothing;

    /// <summary>A run that failed on its way to a pause fails again when it is resumed.</summary>
    public static Decision Fail(RunRow run, string reason) => run.Going ? On(run, new RunFailed(reason)) : Decision.Nothing;

    public static Decision Cancel(RunRow run) => run.Active ? On(run, new RunCancelled()) : Decision.Nothing;

    /// <param name="reason">Why the program pauses it; null when a person does.</param>
    public static Decision Pause(RunRow run, string? reason) => run.Going ? On(run, new RunPaused(reason)) : Decision.Nothing;

    public static Decision Resume(RunRow run) => run.State == "paused" ? On(run, new RunResumed()) : Decision.Nothing;

    private static Decision On(RunRow run, IEvent @event) => Decision.Of(Streams.Run(run.Run), @event);
}
