using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using LoraCraft.Captioning.Running;
using LoraCraft.Datasets;
using LoraCraft.Host;
using LoraCraft.Runs;

namespace LoraCraft.Bench;

/// <summary>Captions of the photos from a service that takes 300 ms for each, 16 at once; then the same from kept answers.</summary>
internal static class Captions
{
    private const int Milliseconds = 300;
    private const int AtOnce = 16;
    private const double Ideal = AtOnce * 1000.0 / Milliseconds;

    public static async Task Run(string[] args)
    {
        var photos = await Photos.Folder(args);
        using var folder = new ScratchFolder();
        using var service = Begin();
        var url = (await service.StandardOutput.ReadLineAsync())!.Split(' ', ',')[2];
        await using var host = await Product.Start(folder.Path);
        var concept = await host.Get<CreateConcept>().Run("Bench", null);
        var dataset = (await host.Get<CreateDataset>().Run(concept.Id, "Photos", null)).Id;
        await host.Import(dataset, photos);
        await SetUp(host, url);

        var before = Peak.Begin();
        var asked = await Spent.On(() => Caption(host, dataset));
        var grown = Peak.Since(before);
        var kept = await Spent.On(() => Caption(host, dataset));
        service.Kill();
        Score.Print(
            new("captions a second, as share of the ideal", Photos.Count / asked.Wall / Ideal, "", 0.95),
            new("captions a second", Photos.Count / asked.Wall, "images/s"),
            new("captions, processor", asked.Cpu, "s"),
            new("memory beyond that at the start", grown, "MiB", 250, AtMost: true),
            new("captions from kept answers", Photos.Count / kept.Wall, "images/s", 2000));
    }

    private static Task<RunView> Caption(LoraCraftHost host, long dataset) =>
        host.Finish(host.Get<CaptionImages>().Run(dataset, new("bench", "sentences-style", Policy: CaptionPolicy.ReplaceAll)));

    private static async Task SetUp(LoraCraftHost host, string url)
    {
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Token);
        using var answer = await http.PutAsJsonAsync("/api/providers/bench", new { baseUrl = url, model = "fake-vision", maxSide = 512, concurrency = AtOnce });
        answer.EnsureSuccessStatusCode();
    }

    private static Process Begin() => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(Bench.Root, "tools", "fake-captioner", "bin", Bench.Build, "net10.0", "fake-captioner.dll"), "--delay", $"{Milliseconds}"])
    { RedirectStandardOutput = true })!;
}
