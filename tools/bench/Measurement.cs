using System.Diagnostics;
using System.Text.Json;

namespace LoraCraft.Bench;

/// <summary>Wall-clock times of one kind of work, milliseconds.</summary>
internal sealed record Measurement(string Name, int Runs, double P50, double P99, double Target)
{
    /// <summary>Runs the work once for every input, after a few unmeasured runs.</summary>
    public static Measurement Take<T>(string name, double target, IReadOnlyList<T> inputs, Action<T> work)
    {
        foreach (var input in inputs.Take(5))
            work(input);
        var times = new double[inputs.Count];
        for (var i = 0; i < inputs.Count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work(inputs[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return new(name, times.Length, times[times.Length / 2], times[Math.Min(times.Length - 1, times.Length * 99 / 100)], target);
    }

    public static void Print(IReadOnlyList<Measurement> measurements)
    {
        Console.WriteLine($"{"",-44}{"runs",6}{"p50 ms",10}{"p99 ms",10}{"target",10}");
        foreach (var m in measurements)
            Console.WriteLine($"{m.Name,-44}{m.Runs,6}{m.P50,10:F2}{m.P99,10:F2}{(m.Target > 0 ? $"{m.Target,10:F0}" : ""),10}{(m.Target > 0 && m.P99 > m.Target ? "  over" : "")}");
        Console.WriteLine(JsonSerializer.Serialize(measurements));
    }
}
