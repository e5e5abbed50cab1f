using System.Diagnostics;

namespace LoraCraft.Bench;

/// <summary>The product as a process of its own, ended when disposed.</summary>
internal sealed class Running : IAsyncDisposable
{
    private static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(5);
    private readonly Process _process;

    private Running(Process process, string link) => (_process, Link) = (process, link);

    /// <summary>Opens the page, once.</summary>
    public string Link { get; }

    public string Url => new Uri(Link).GetLeftPart(UriPartial.Authority);

    public static async Task<Running> Start(string executable, string data, IReadOnlyDictionary<string, string> environment, params string[] more)
    {
        var start = new ProcessStartInfo(executable, ["serve", "--port", "0", "--no-browser", "--data", data, .. more]) { RedirectStandardOutput = true };
        start.Environment["LORACRAFT_SETTINGS"] = Path.Combine(data, "settings.json");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        return new(process, (await process.StandardOutput.ReadLineAsync())!.Split(' ')[^1]);
    }

    /// <summary>Resident memory, MiB, of one that served its page and has nothing to do.</summary>
    public static async Task<double> IdleMemory(string executable, IReadOnlyDictionary<string, string> environment, params string[] more)
    {
        using var folder = new ScratchFolder();
        await using var running = await Start(executable, folder.Path, environment, more);
        using var browser = new HttpClient();
        (await browser.GetAsync(new Uri(running.Link))).Dispose();
        await Task.Delay(UntilIdle);
        return Child.Memory(running._process.Id, "VmRSS");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
