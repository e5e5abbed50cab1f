using System.Collections.Concurrent;

namespace LoraCraft.Runs;

/// <summary>How far the runs of this process are, for whoever looks.</summary>
public sealed class RunProgress(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Meter> _meters = [];

    /// <summary>Raised when a run moved, with its id; listeners coalesce.</summary>
    public event Action<string>? Moved;

    public IRunProgress Start(string run) => _meters[run] = new(this, run, clock);

    public void End(string run)
    {
        _meters.TryRemove(run, out _);
        Moved?.Invoke(run);
    }

    public RunPace? Of(string run) => _meters.TryGetValue(run, out var meter) ? meter.Pace() : null;

    private sealed class Meter(RunProgress owner, string run, TimeProvider clock) : IRunProgress
    {
        private readonly long _start = clock.GetTimestamp();
        private long _first = -1;
        private long _done;
        private long _total;
        private volatile string? _note;

        public void Report(long done, long total)
        {
            Interlocked.CompareExchange(ref _first, done, -1);
            Volatile.Write(ref _done, done);
            Volatile.Write(ref _total, total);
            owner.Moved?.Invoke(run);
        }

        public void Tell(string note) => _note = note;

        public RunPace Pace()
        {
            var (done, total) = (Volatile.Read(ref _done), Volatile.Read(ref _total));
            var seconds = clock.GetElapsedTime(_start).TotalSeconds;
            var perSecond = seconds > 0 ? (done - Math.Max(0, Volatile.Read(ref _first))) / seconds : 0;
            return new(done, total, perSecond, perSecond > 0 && total > done ? (total - done) / perSecond : null, _note);
        }
    }
}

/// <param name="PerSecond">Items a second since this process took the run up.</param>
/// <param name="SecondsLeft">At that pace; null while unknown.</param>
/// <param name="Note">What the run says about itself.</param>
public sealed record RunPace(long Done, long Total, double PerSecond, double? SecondsLeft, string? Note);
