using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Runs;

/// <summary>Does one kind of run. The only place of its capability that touches the world.</summary>
public interface IRunWorker
{
    string Kind { get; }

    /// <summary>Does what is left to do, which it finds in the log, and returns the run's result as JSON.</summary>
    /// <exception cref="RefusedException">It cannot be done; the message says why.</exception>
    /// <exception cref="PausedException">It cannot go on until a person did something; the run waits, paused.</exception>
    /// <exception cref="OperationCanceledException">It was told to stop; what is done stays done.</exception>
    Task<string> Work(RunOrder order, IRunProgress progress, CancellationToken cancel);

    /// <summary>The change of the dataset that a run with this request adds to; null when it changes nothing.</summary>
    string? Change(string request) => null;

    /// <summary>What a run that did not come to its end did until then, as JSON of the shape of its result; null when that is not told.</summary>
    string? SoFar(string run) => null;

    /// <summary>The request of a run that does again what failed; null when this kind has nothing to do again.</summary>
    /// <param name="failed">Numbers of the images.</param>
    /// <param name="anew">Gives a change of its own that is called as an earlier one was.</param>
    string? Retry(string request, ImageSet failed, Func<Change, Change> anew) => null;

    /// <summary>Removes what a run that was cancelled or failed left outside of the log, if it did; asked more than once.</summary>
    void Discard(string request)
    {
    }

    /// <summary>Whether what goes well in a run with a later request leaves nothing to do again of what failed with an earlier one.</summary>
    bool Settles(string request, string later) => true;

    /// <summary>Whether two requests ask for the same work.</summary>
    bool IsEqual(string one, string other) => one == other;
}

/// <summary>What a worker needs to know of a run.</summary>
/// <param name="Request">The kind's own request, as it was queued.</param>
/// <param name="Again">An earlier process died over it, so some of its outcome may be there already.</param>
public sealed record RunOrder(string Run, long Dataset, string Request, bool Again);

/// <summary>A run cannot go on until a person did something, and then goes on where it was.</summary>
/// <param name="reason">What to do or what is wrong, as a sentence for the user: a service refused the key.</param>
public sealed class PausedException(string reason) : Exception(reason);

/// <summary>Where a worker tells how far it is; cheap, lossy, never stored.</summary>
public interface IRunProgress
{
    void Report(long done, long total);

    /// <summary>Tells the pace of a run of which some items take no time: it follows from those that did.</summary>
    /// <param name="worked">Items that took their time since this process took the run up.</param>
    /// <param name="left">Items that are still to take it.</param>
    void Work(long worked, long left);

    /// <summary>Says something more about it in a few words: <c>12,340 tokens</c>.</summary>
    void Tell(string note);
}

/// <summary>Decides when and where runs execute; the log says what is left to do.</summary>
public interface IRunScheduler
{
    Task Schedule(string run, CancellationToken cancel);
}
