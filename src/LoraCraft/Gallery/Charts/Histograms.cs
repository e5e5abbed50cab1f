namespace LoraCraft.Gallery.Charts;

/// <summary>The charts whose bars are known beforehand; what a bar counts is what its filter says.</summary>
/// <param name="Scale">Whether the bars are classes of one measure, in order: those beyond the outermost images are left out. Else each empty one is.</param>
internal sealed record Histogram(string Name, bool Scale, IReadOnlyList<(string Label, string Filter)> Bars)
{
    public IReadOnlyList<Bar> Shown(IReadOnlyList<Bar> bars)
    {
        if (!Scale)
            return [.. bars.Where(bar => bar.Images > 0)];
        var first = bars.TakeWhile(bar => bar.Images == 0).Count();
        var last = bars.Reverse().TakeWhile(bar => bar.Images == 0).Count();
        return [.. bars.Skip(first).SkipLast(last)];
    }
}

internal static class Histograms
{
    /// <summary>The shapes that trainers have buckets for; each ends where the next begins.</summary>
    private static readonly (string Label, string From)[] Ratios =
    [
        ("9:16", "0.51"), ("2:3", "0.61"), ("3:4", "0.71"), ("4:5", "0.78"), ("1:1", "0.89"), ("5:4", "1.12"), ("4:3", "1.29"), ("3:2", "1.41"), ("16:9", "1.63"), ("wider", "1.96"),
    ];

    public static readonly IReadOnlyList<Histogram> All =
    [
        new("texts", false,
        [
            ("Captioned and tagged", "is:captioned is:tagged"), ("Captioned only", "is:captioned is:untagged"),
            ("Tagged only", "is:uncaptioned is:tagged"), ("Neither", "is:uncaptioned is:untagged"),
        ]),
        new("marks", false, [("Kept", "mark:kept"), ("Rejected", "mark:rejected"), ("Not marked", "mark:none")]),
        new("stars", false, [("5 stars", "stars:5"), ("4 stars", "stars:4"), ("3 stars", "stars:3"), ("2 stars", "stars:2"), ("1 star", "stars:1"), ("No stars", "stars:0")]),
        new("seen", false, [("Seen", "is:seen"), ("Unseen", "is:unseen")]),
        new("sides", true, [.. Classes([256, 512, 768, 1024, 1536, 2048], Side)]),
        new("pixels", true,
        [
            ("< 0.25", "pixels:<0.25mp"), ("0.25–0.5", "pixels:>=0.25mp pixels:<0.5mp"), ("0.5–1", "pixels:>=0.5mp pixels:<1mp"),
            ("1–2", "pixels:>=1mp pixels:<2mp"), ("2–4", "pixels:>=2mp pixels:<4mp"), ("4–8", "pixels:>=4mp pixels:<8mp"),
            ("8–16", "pixels:>=8mp pixels:<16mp"), ("≥ 16", "pixels:>=16mp"),
        ]),
        new("ratios", true,
        [
            ("taller", $"-ratio:>={Ratios[0].From}"),
            .. Ratios.Select((ratio, i) => (ratio.Label, i + 1 < Ratios.Length ? $"ratio:>={ratio.From} -ratio:>={Ratios[i + 1].From}" : $"ratio:>={ratio.From}")),
        ]),
        new("formats", false, [.. new[] { "JPEG", "PNG", "WebP", "AVIF", "GIF", "TIFF", "BMP" }.Select(format => (format, $"format:{format.ToLowerInvariant()}"))]),
        new("bytes", true,
        [
            ("< 100 kB", "bytes:<100kb"), ("100–500 kB", "bytes:>=100kb bytes:<500kb"), ("0.5–1 MB", "bytes:>=500kb bytes:<1mb"),
            ("1–2 MB", "bytes:>=1mb bytes:<2mb"), ("2–5 MB", "bytes:>=2mb bytes:<5mb"), ("≥ 5 MB", "bytes:>=5mb"),
        ]),
        new("tagCounts", true, [("0", "tags:0"), .. Classes([1, 5, 10, 15, 20, 30, 50], Between("tags")).Skip(1)]),
        new("words", true, [("0", "words:0"), .. Classes([1, 10, 20, 40, 60, 80, 120, 200], Between("words")).Skip(1)]),
        new("tokens", true, [("0", "tokens:0"), .. Classes([1, 25, 50, 76, 151, 226], Between("tokens")).Skip(1)]),
        new("chars", true, [("0", "chars:0"), .. Classes([1, 50, 100, 200, 300, 500, 800, 1200], Between("chars")).Skip(1)]),
    ];

    /// <summary>What is below the first limit, between each and the next, and from the last on.</summary>
    private static IEnumerable<(string Label, string Filter)> Classes(int[] limits, Func<int?, int?, string> filter)
    {
        yield return ($"< {limits[0]}", filter(null, limits[0]));
        for (var i = 0; i + 1 < limits.Length; i++)
            yield return ($"{limits[i]}–{limits[i + 1] - 1}", filter(limits[i], limits[i + 1]));
        yield return ($"≥ {limits[^1]}", filter(limits[^1], null));
    }

    private static Func<int?, int?, string> Between(string field) => (from, below) => (from, below) switch
    {
        (null, _) => $"{field}:<{below}",
        (_, null) => $"{field}:>={from}",
        _ => $"{field}:{from}-{below - 1}",
    };

    private static string Side(int? from, int? below)
    {
        var least = from is null ? "" : $"width:>={from} height:>={from}";
        return below is null ? least : $"{least} (width:<{below} OR height:<{below})".TrimStart();
    }
}
