namespace LoraCraft.Kernel;

/// <summary>
/// Runs work that keeps a thread for long on a thread of its own. The pool begins with as many threads as there are cores and adds
/// one or two a second: two such works on two cores would let every answer wait.
/// </summary>
public static class OwnThread
{
    public static Task<T> Run<T>(Func<T> work, CancellationToken cancel = default) =>
        Task.Factory.StartNew(work, cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public static Task Run(Action work, CancellationToken cancel = default) =>
        Task.Factory.StartNew(work, cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
