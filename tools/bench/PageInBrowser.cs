using Microsoft.Playwright;

namespace LoraCraft.Bench;

/// <summary>The page with 100,000 images in Chromium: its first pictures after navigation, and scrolling from top to bottom.</summary>
internal static class PageInBrowser
{
    private const int Rounds = 5;
    private const int ScrollSteps = 300;

    public static async Task Run(string[] args)
    {
        var photos = await Photos.Folder(args);
        using var folder = new ScratchFolder();
        await using var host = await Product.Start(folder.Path);
        await ManyImages.Fill(host, photos);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await SystemBrowser.Launch(playwright);
        var firsts = new List<double>();
        var longest = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            await using var context = await browser.Window();
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
    public const string Watch = """
        window.longTasks = [];
        new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(e => e.duration))).observe({ type: 'longtask', buffered: true });
        const look = () => {
            const shown = [...document.images].some(image => image.src.includes('/thumbnails/') && image.complete && image.naturalWidth > 0);
            if (shown) requestAnimationFrame(() => setTimeout(() => window.firstPictures = performance.now()));
            else requestAnimationFrame(look);
        };
        look();
        """;

    public const string FirstPictures = """
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
}
