using System.Diagnostics;

namespace LoraCraft.Bench;

/// <summary>A desktop that shows tray icons: an X server without a screen, a session bus and Xfce's panel.</summary>
internal sealed class Panel : IDisposable
{
    private static readonly TimeSpan UntilThere = TimeSpan.FromSeconds(3);
    private readonly List<Process> _processes = [];
    private readonly Dictionary<string, string> _environment = [];

    /// <summary>For programs that are started on it.</summary>
    public IReadOnlyDictionary<string, string> Environment => _environment;

    public static async Task<Panel> Start(string home)
    {
        var panel = new Panel();
        panel._environment["HOME"] = home;
        panel._environment["DISPLAY"] = $":{await panel.Begin("Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp").StandardOutput.ReadLineAsync()}";
        panel._environment["DBUS_SESSION_BUS_ADDRESS"] = (await panel.Begin("dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile").StandardOutput.ReadLineAsync())!;
        panel.Begin("xfce4-panel", "--disable-wm-check");
        await Task.Delay(UntilThere);
        return panel;
    }

    public void Dispose()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }

    private Process Begin(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        _processes.Add(process);
        return process;
    }
}
