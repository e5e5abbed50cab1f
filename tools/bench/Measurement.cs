using System.Diagnostics;
using System.Text.Json;

namespace LoraCraft.Bench;

/// <summary>Times of one kind of work, milliseconds: on the clock, and of the processor, which other programs disturb less.</summary>
internal sealed record Measurement(string Name, int Runs, double P50, double P99, double CpuP50, double CpuP99, double Target)
{
    /// <summary>Runs the work once for every input, after a few unmeasured runs.</summary>
    public static Measurement Take<T>(string name, double target, IReadOnlyList<T> inputs, Action<T> work)
    {
        foreach (var input in inputs.Take(5))
            work(input);
        var times = new double[inputs.Count];
        var cpu = new double[inputs.Count];
        for (var i = 0; i < inputs.Count; i++)
        {
            var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            work(inputs[i]);
            cpu[i] = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Array.Sort(cpu);
        return new(name, times.Length, Part(times, 50), Part(times, 99), Part(cpu, 50), Part(cpu, 99), target);
    }

    public static void Print(IReadOnlyList<Measurement> measurements)
    {
        Console.WriteLine($"{"",-44}{"runs",6}{"p50 ms",10}{"p99 ms",10}{"CPU p50",10}{"CPU p99",10}{"target",10}");
        foreach (var m in measurements)
            Console.WriteLine($"{m.Name,-44}{m.Runs,6}{m.P50,10:F2}{m.P99,10:F2}{m.CpuP50,10:F2}{m.CpuP99,10:F2}{(m.Target > 0 ? $"{m.Target,10:F0}" : ""),10}{(m.Target > 0 && m.P99 > m.Target ? "  over" : "")}");
        Console.WriteLine(JsonSerializer.Serialize(measurements));
    }

    private static double Part(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
