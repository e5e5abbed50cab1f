using Microsoft.Playwright;

namespace LoraCraft.Bench;

/// <param name="Kilobytes">What the network carried until the first picture was on the screen, as it was sent, headers too, without the pictures; medians of some visits.</param>
/// <param name="FirstPaint">Seconds from navigation to the first contentful paint.</param>
/// <param name="SlowestInteraction">Milliseconds from a key or click to what it paints; the slowest kind of interaction, its median.</param>
internal sealed record DesktopPage(double Kilobytes, double FirstPaint, double SlowestInteraction)
{
    private const int Rounds = 5;

    /// <summary>Keys and clicks of somebody who sorts pictures out. Numbers are clicks on so manieth a picture.</summary>
    private static readonly string[] Interactions =
        ["3", "ArrowRight", "ArrowDown", "k", "r", "u", "5", "0", "Shift+ArrowDown", "8", "Control+a", "Escape", "PageDown", "End", "Home"];

    public static async Task<DesktopPage> Measure(Running running)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await SystemBrowser.Launch(playwright);
        var (sent, paints) = (new List<double>(), new List<double>());
        var reactions = Interactions.ToDictionary(i => i, _ => new List<double>());
        List<Cookie> session = [];
        for (var round = 0; round <= Rounds; round++)
        {
            await using var context = await browser.Window();
            var page = await context.NewPageAsync();
            if (session.Count > 0)
                await context.AddCookiesAsync(session);
            else
                await page.GotoAsync(running.Link);
            session = [.. (await context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path })];

            var network = await context.NewCDPSessionAsync(page);
            var bytes = 0.0;
            await network.SendAsync("Network.enable");
            await network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
            var pictures = new HashSet<string>();
            network.Event("Network.requestWillBeSent").OnEvent += (_, sending) =>
            {
                if (sending!.Value.GetProperty("request").GetProperty("url").GetString()!.Contains("/thumbnails/", StringComparison.Ordinal))
                    pictures.Add(sending.Value.GetProperty("requestId").GetString()!);
            };
            network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            {
                if (!pictures.Contains(finished!.Value.GetProperty("requestId").GetString()!))
                    bytes += finished.Value.GetProperty("encodedDataLength").GetDouble();
            };
            await page.AddInitScriptAsync(PageInBrowser.Watch);
            await page.AddInitScriptAsync(WatchInteractions);
            await page.GotoAsync($"{running.Url}/datasets/1");
            await page.EvaluateAsync<double>(PageInBrowser.FirstPictures);
            if (round > 0)
            {
                sent.Add(bytes / 1000);
                paints.Add(await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000);
            }

            foreach (var interaction in Interactions)
                if (await React(page, interaction) is var took && round > 0)
                    reactions[interaction].Add(took);
        }

        foreach (var (interaction, times) in reactions)
            Console.WriteLine($"  {(interaction.Length == 1 && char.IsDigit(interaction[0]) ? "click or key " : "key ")}{interaction,-20}{Score.Median(times),8:0} ms");
        return new(Score.Median(sent), Score.Median(paints), reactions.Values.Max(times => Score.Median(times)));
    }

    /// <summary>Notes how long each interaction took until the next paint, to 8 ms; nothing is noted of what took less than 16.</summary>
    private const string WatchInteractions = """
        window.slowest = 0;
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) if (entry.interactionId) window.slowest = Math.max(window.slowest, entry.duration);
        }).observe({ type: 'event', durationThreshold: 16 });
        """;

    private const string Settle = "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(window.slowest), 250)))";

    private static async Task<double> React(IPage page, string interaction)
    {
        await page.EvaluateAsync("window.slowest = 0");
        if (interaction is "3" or "8")
            await page.Locator("img[src*='/thumbnails/']").Nth(int.Parse(interaction, null)).ClickAsync();
        else
            await page.Keyboard.PressAsync(interaction);
        return await page.EvaluateAsync<double>(Settle);
    }
}
