using System.Diagnostics;
using LoraCraft.Engines.Imaging.Vips;
using LoraCraft.Shared;

namespace LoraCraft.Engines.Imaging;

/// <summary>Stops the work on one picture when its time is up or the caller cancels.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly PictureLimits limits;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource source;
    private readonly long began = Stopwatch.GetTimestamp();

    public Deadline(PictureLimits limits, CancellationToken caller)
    {
        this.limits = limits;
        this.caller = caller;
        source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        source.CancelAfter(limits.MaxTime);
    }

    /// <summary>Kills the image's computation at the deadline. Disposing the result waits for a kill under way.</summary>
    public CancellationTokenRegistration Watch(VipsImage image) =>
        source.Token.Register(static state => ((VipsImage)state!).Kill(), image);

    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <exception cref="PictureRefusedException">The time is up.</exception>
    public void Check()
    {
        caller.ThrowIfCancellationRequested();
        // The timer itself may be late on a busy machine.
        if (source.IsCancellationRequested || Stopwatch.GetElapsedTime(began) > limits.MaxTime)
            throw LimitGuard.TooSlow(limits);
    }

    public void Dispose() => source.Dispose();
}
