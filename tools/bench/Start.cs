using System.Diagnostics;
using System.Net;

namespace LoraCraft.Bench;

/// <summary>The real executable from its start to the page's first 200, and its memory when it has nothing to do.</summary>
internal static class Start
{
    private const int Rounds = 11;
    private static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(5);

    public static async Task Run(string[] args)
    {
        using var folder = new ScratchFolder();
        var starts = new List<double>();
        var idle = 0.0;
        for (var round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(Bench.Executable, ["serve", "--port", "0", "--no-browser", "--no-tray", "--data", folder.Path])
            {
                RedirectStandardOutput = true,
                Environment = { ["LORACRAFT_SETTINGS"] = Path.Combine(folder.Path, "settings.json") },
            })!;
            var link = (await process.StandardOutput.ReadLineAsync())!.Split(' ')[^1];
            using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });
            using var page = await browser.GetAsync(new Uri(link));
            page.EnsureSuccessStatusCode();
            if (round > 0)
                starts.Add(clock.Elapsed.TotalSeconds);
            if (round == Rounds)
            {
                await Task.Delay(UntilIdle);
                idle = Child.Memory(process.Id, "VmRSS");
            }

            process.Kill();
            await process.WaitForExitAsync();
        }

        Score.Print(
            new("start to first 200, warm", Score.Median(starts), "s", 0.6, AtMost: true),
            new("start to first 200, best", starts.Min(), "s"),
            new("idle memory", idle, "MiB", 150, AtMost: true));
    }
}
