using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.Playwright;

namespace LoraCraft.Bench;

/// <summary>The page with 100,000 images in Chromium: its first pictures after navigation, and scrolling from top to bottom.</summary>
internal static class PageInBrowser
{
    private const int Images = 100_000;
    private const int Pictures = 2_000;
    private const int NamesOfPicture = 10;
    private const int Rounds = 5;
    private const int ScrollSteps = 300;

    /// <summary>Chromium of the system; Playwright's own is not needed.</summary>
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static async Task Run(string[] args)
    {
        var photos = await Photos.Folder(args);
        using var folder = new ScratchFolder();
        await using var host = await Product.Start(folder.Path);
        var concept = await host.Get<CreateConcept>().Run("Bench", null);
        var shas = await Thumbnails(host.Get<IBlobStore>(), host.Get<IImaging>(), photos);
        await GridData.Fill(host.Store(), 1, Images, n => shas[n % shas.Count]);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browsers.First(File.Exists), Args = ["--no-sandbox"] });
        var firsts = new List<double>();
        var longest = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            await using var context = await browser.NewContextAsync(new() { BypassCSP = true, ViewportSize = new() { Width = 1600, Height = 1000 } });
            var page = await context.NewPageAsync();
            await page.GotoAsync(host.NewLink());
            await page.AddInitScriptAsync(Watch);
            await page.GotoAsync($"{host.Url}/datasets/1");
            var first = await page.EvaluateAsync<double>(FirstPictures);
            var tasks = await Scroll(page);
            if (round == 0)
                continue;
            firsts.Add(first / 1000);
            longest.Add(tasks);
        }

        Score.Print(
            new("first pictures after navigation", Score.Median(firsts), "s", 1, AtMost: true),
            new("longest task while scrolling to the bottom", Score.Median(longest), "ms", 50, AtMost: true),
            new("longest task in the best round", longest.Min(), "ms"));
    }

    /// <summary>Notes when the first thumbnail is on the screen, counted from navigation, and every long task.</summary>
    private const string Watch = """
        window.longTasks = [];
        new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(e => e.duration))).observe({ type: 'longtask', buffered: true });
        const look = () => {
            const shown = [...document.images].some(image => image.src.includes('/thumbnails/') && image.complete && image.naturalWidth > 0);
            if (shown) requestAnimationFrame(() => setTimeout(() => window.firstPictures = performance.now()));
            else requestAnimationFrame(look);
        };
        look();
        """;

    private const string FirstPictures = """
        async () => {
            while (window.firstPictures === undefined) await new Promise(done => setTimeout(done, 10));
            return window.firstPictures;
        }
        """;

    /// <summary>Scrolls the grid a screen and a half a step, at the browser's own pace; the answer is the longest task meanwhile.</summary>
    private const string ScrollThrough = """
        async steps => {
            const tile = document.querySelector('img[src*="/thumbnails/"]');
            let grid = tile;
            while (grid && !(grid.scrollHeight > grid.clientHeight * 2 && getComputedStyle(grid).overflowY !== 'visible')) grid = grid.parentElement;
            window.longTasks.length = 0;
            const frame = () => new Promise(requestAnimationFrame);
            for (let step = 1; step <= steps; step++) {
                grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * step / steps;
                await frame();
                await frame();
            }
            await new Promise(done => setTimeout(done, 500));
            return Math.max(0, ...window.longTasks);
        }
        """;

    private static Task<double> Scroll(IPage page) => page.EvaluateAsync<double>(ScrollThrough, ScrollSteps);

    /// <summary>Thumbnails of some photos, each under many names, so that the browser loads as many as a real dataset has.</summary>
    private static async Task<List<string>> Thumbnails(IBlobStore blobs, IImaging imaging, string photos)
    {
        var shas = new List<string>();
        foreach (var photo in Directory.EnumerateFiles(photos, "*.jpg").Order().Take(Pictures / NamesOfPicture))
        {
            var thumbnail = imaging.Read(await File.ReadAllBytesAsync(photo), new()).Thumbnail;
            for (var name = 0; name < NamesOfPicture; name++)
            {
                var sha = $"{shas.Count:x2}"[^2..] + $"{shas.Count:x62}";
                blobs.Put(Shelf.Thumbnails, sha, thumbnail);
                shas.Add(sha);
            }
        }

        return shas;
    }
}
