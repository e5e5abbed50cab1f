using System.Diagnostics;
using System.Globalization;

namespace LoraCraft.Bench;

/// <summary>A program as a whole: what it took until it ended, and the most memory it had.</summary>
/// <param name="Wall">Seconds.</param>
/// <param name="Cpu">Seconds.</param>
/// <param name="PeakMegabytes">Resident memory in MiB; 0 where the system does not tell.</param>
internal sealed record Child(double Wall, double Cpu, double PeakMegabytes)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<Child> Run(string program, IEnumerable<string> arguments, string? folder = null)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0.0;
        var cpu = TimeSpan.Zero;
        var end = process.WaitForExitAsync();
        while (await Task.WhenAny(end, Task.Delay(BetweenLooks)) != end)
        {
            try
            {
                (peak, cpu) = (Math.Max(peak, Memory(process.Id, "VmHWM")), process.TotalProcessorTime);
            }
            catch (Exception ended) when (ended is IOException or InvalidOperationException)
            {
                break;
            }
        }

        await end;
        var wall = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? new(wall, cpu.TotalSeconds, peak)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}. {await output}{await errors}");
    }

    /// <summary>A line of a process's status in MiB: <c>VmRSS</c> now, <c>VmHWM</c> at most.</summary>
    public static double Memory(int process, string line)
    {
        var status = $"/proc/{process}/status";
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(l => l.StartsWith(line, StringComparison.Ordinal)) is { } found
            ? double.Parse(found.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024
            : 0;
    }
}
