using System.Diagnostics;

namespace LoraCraft.Bench;

/// <summary>Seconds that some work of this process took: on the clock, and of the processor, which other programs disturb less.</summary>
internal readonly record struct Spent(double Wall, double Cpu)
{
    public static async Task<Spent> On(Func<Task> work)
    {
        var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        return new(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }
}
