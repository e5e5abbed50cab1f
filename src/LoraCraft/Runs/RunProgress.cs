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
        private readonly Lock _lock = new();
        private readonly long _start = clock.GetTimestamp();
        private long _first = -1;
        private long _done;
        private long _total;
        private (long Worked, long Left)? _work;
        private volatile string? _note;

        public void Report(long done, long total)
        {
            Interlocked.CompareExchange(ref _first, done, -1);
            Volatile.Write(ref _done, done);
            Volatile.Write(ref _total, total);
            owner.Moved?.Invoke(run);
        }

        public void Work(long worked, long left)
        {
            lock (_lock)
                _work = (worked, left);
        }

        public void Tell(string note) => _note = note;

        public RunPace Pace()
        {
            var (done, total) = (Volatile.Read(ref _done), Volatile.Read(ref _total));
            var seconds = clock.GetElapsedTime(_start).TotalSeconds;
            (long Worked, long Left)? work;
            lock (_lock)
                work = _work;
            var (worked, left) = work ?? (done - Math.Max(0, Volatile.Read(ref _first)), total - done);
            var perSecond = seconds > 0 ? worked / seconds : 0;
            return new(done, total, perSecond, perSecond > 0 && left > 0 ? left / perSecond : null, _note);
        }
    }
}

/// <param name="PerSecond">Items a second since this process took the run up; where some take no time, of the others.</param>
/// <param name="SecondsLeft">At that pace; null while unknown.</param>
/// <param name="Note">What the run says about itself.</param>
public sealed record RunPace(long Done, long Total, double PerSecond, double? SecondsLeft, string? Note);
