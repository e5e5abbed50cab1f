using System.Text.Json;
using Microsoft.Playwright;

namespace LoraCraft.EndToEnd.Looks;

/// <summary>
/// Compares what a window shows with a picture of it that a person found right: <c>Looks/NAME.png</c> beside this file, at half
/// the size, so that it stays small and the smoothing of letters does not count.
/// </summary>
/// <param name="canvas">An empty page that pictures are compared in.</param>
/// <param name="changing">What is another text every time, as regular expressions of JavaScript, and what stands there instead.</param>
internal sealed class Look(IPage canvas, IReadOnlyDictionary<string, string> changing)
{
    /// <summary>With this environment variable set to 1 the pictures are made anew: look at them before they are kept.</summary>
    public const string Renew = "LORACRAFT_RENEW_LOOKS";

    /// <summary>How far a pixel's channels may be apart, 0..255, without counting as different.</summary>
    private const int NearEnough = 24;

    /// <summary>Share of the pixels that may be different.</summary>
    private const double Tolerated = 0.005;

    /// <summary>A page that is still coming gets so many looks before it counts as different.</summary>
    private const int Looks = 40;

    private const int BetweenLooks = 200;

    private static readonly string Kept = Path.Combine(Repository.Root, "tests", "EndToEnd", "Looks");

    /// <summary>Waits until letters are loaded, pictures are decoded and nothing moves; then puts fixed words where there are changing ones.</summary>
    private const string Settle = """
        async (changing) => {
          await document.fonts.ready
          await Promise.all([...document.images].filter((image) => image.src !== '').map((image) => image.decode().catch(() => null)))
          await Promise.all(document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity).map((each) => each.finished.catch(() => null)))
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
          const rules = changing.map(([from, to]) => [new RegExp(from, 'g'), to])
          const fixed = (text) => rules.reduce((now, [from, to]) => now.replace(from, to), text)
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
          while (texts.nextNode()) {
            const text = fixed(texts.currentNode.nodeValue)
            if (text !== texts.currentNode.nodeValue) texts.currentNode.nodeValue = text
          }
          for (const field of document.querySelectorAll('input')) {
            const text = fixed(field.value)
            if (text !== field.value) field.value = text
          }
          // They come and go with the clock.
          for (const toast of document.querySelectorAll('[aria-label^="Notification"] li')) toast.style.visibility = 'hidden'
        }
        """;

    /// <summary>Gives what is shown at half size, the share of its pixels that differ from what was kept, and those in red on a pale copy.</summary>
    private const string Compare = """
        async ([shown, kept, nearEnough]) => {
          const draw = async (base64, scale) => {
            const image = new Image()
            image.src = `data:image/png;base64,${base64}`
            await image.decode()
            const canvas = Object.assign(document.createElement('canvas'), { width: image.width * scale, height: image.height * scale })
            const context = canvas.getContext('2d')
            context.imageSmoothingQuality = 'high'
            context.drawImage(image, 0, 0, canvas.width, canvas.height)
            return { canvas, context, data: context.getImageData(0, 0, canvas.width, canvas.height) }
          }
          const png = (canvas) => canvas.toDataURL('image/png').split(',')[1]
          const now = await draw(shown, 0.5)
          const small = png(now.canvas)
          if (kept === null) return { small, share: 1, difference: null }
          const then = await draw(kept, 1)
          if (then.canvas.width !== now.canvas.width || then.canvas.height !== now.canvas.height) return { small, share: 1, difference: null }
          const [a, b] = [now.data.data, then.data.data]
          let different = 0
          for (let at = 0; at < a.length; at += 4) {
            const apart = Math.max(Math.abs(a[at] - b[at]), Math.abs(a[at + 1] - b[at + 1]), Math.abs(a[at + 2] - b[at + 2])) > nearEnough
            if (apart) different += 1
            for (let channel = 0; channel < 3; channel += 1)
              b[at + channel] = apart ? (channel === 0 ? 255 : 0) : 255 - (255 - a[at + channel]) / 4
          }
          now.context.putImageData(then.data, 0, 0)
          return { small, share: different / (a.length / 4), difference: png(now.canvas) }
        }
        """;

    private readonly string[][] _changing = [.. changing.Select(each => new[] { each.Key, each.Value })];

    /// <summary>What does not look as it did: name and share of different pixels.</summary>
    public List<string> Faults { get; } = [];

    public async Task Check(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(Renew) == "1")
            await Keep(page, name);
        else
            await Find(page, name);
    }

    /// <summary>Keeps what no longer changes.</summary>
    private async Task Keep(IPage page, string name)
    {
        string? before = null;
        for (var look = 0; look < Looks; look++)
        {
            var now = await Shown(page);
            if (now == before)
                break;
            before = now;
            await Task.Delay(BetweenLooks);
        }

        await File.WriteAllBytesAsync(PathOf(name), (await Compared(before!, null)).Small);
    }

    private async Task Find(IPage page, string name)
    {
        var kept = File.Exists(PathOf(name)) ? Convert.ToBase64String(await File.ReadAllBytesAsync(PathOf(name))) : null;
        var found = await Compared(await Shown(page), kept);
        for (var look = 1; look < Looks && kept is not null && found.Share > Tolerated; look++)
        {
            await Task.Delay(BetweenLooks);
            found = await Compared(await Shown(page), kept);
        }

        if (found.Share <= Tolerated)
            return;
        await File.WriteAllBytesAsync(Path.Combine(Repository.Screenshots, $"look-{name}.png"), found.Small);
        if (found.Difference is { } difference)
            await File.WriteAllBytesAsync(Path.Combine(Repository.Screenshots, $"look-{name}-difference.png"), difference);
        Faults.Add(kept is null ? $"{name}: there is no picture to compare with; {Renew}=1 makes it" : $"{name}: {found.Share:P1} of the pixels differ");
    }

    private async Task<string> Shown(IPage page)
    {
        await page.EvaluateAsync(Settle, _changing);
        return Convert.ToBase64String(await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide }));
    }

    private async Task<(byte[] Small, double Share, byte[]? Difference)> Compared(string shown, string? kept)
    {
        var found = await canvas.EvaluateAsync<JsonElement>(Compare, new object?[] { shown, kept, NearEnough });
        var difference = found.GetProperty("difference");
        return (found.GetProperty("small").GetBytesFromBase64(), found.GetProperty("share").GetDouble(), difference.ValueKind == JsonValueKind.String ? difference.GetBytesFromBase64() : null);
    }

    private static string PathOf(string name) => Path.Combine(Kept, $"{name}.png");
}
