using System.Diagnostics;
using System.Net;

namespace LoraCraft.Bench;

/// <summary>The real executable from its start to the page's first 200, and its memory when it has nothing to do.</summary>
internal static class Start
{
    private const int Rounds = 11;

    public static async Task Run(string[] args)
    {
        var starts = await Times(Bench.Executable, Rounds);
        Score.Print(
            new("start to first 200, warm", Score.Median(starts), "s", 0.6, AtMost: true),
            new("start to first 200, best", starts.Min(), "s"),
            new("idle memory", await Running.IdleMemory(Bench.Executable, new Dictionary<string, string>(), "--no-tray"), "MiB", 150, AtMost: true));
    }

    /// <summary>Seconds of each of so many starts on the same data folder, after one that is not counted.</summary>
    public static async Task<IReadOnlyList<double>> Times(string executable, int rounds)
    {
        using var folder = new ScratchFolder();
        var starts = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            await using var running = await Running.Start(executable, folder.Path, new Dictionary<string, string>(), "--no-tray");
            using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });
            using var page = await browser.GetAsync(new Uri(running.Link));
            page.EnsureSuccessStatusCode();
            if (round > 0)
                starts.Add(clock.Elapsed.TotalSeconds);
        }

        return starts;
    }
}
