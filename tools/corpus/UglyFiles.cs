using System.Text;

namespace LoraCraft.Corpus;

/// <summary>A file by name and content.</summary>
public sealed record CorpusFile(string Name, byte[] Bytes);

/// <summary>One of each file that import must survive: damaged, odd, hostile, or just named unluckily.</summary>
public static class UglyFiles
{
    /// <summary>Everything, in a fixed order. Two names differ only by case.</summary>
    public static IEnumerable<CorpusFile> All() => [.. Damaged(), .. Formats(), .. Orientations(), .. Archives(), .. Names()];

    public static byte[] TruncatedJpeg()
    {
        var whole = Encode.Jpeg(Drawing.Scene(800, 600, 1));
        return whole[..(whole.Length * 6 / 10)];
    }

    /// <summary>A JPEG whose coded data has a damaged stretch: browsers show it with a smeared part.</summary>
    public static byte[] ScratchedJpeg()
    {
        var file = Encode.Jpeg(Drawing.Scene(800, 600, 1));
        for (var i = 0; i < 400; i++)
            file[file.Length / 2 + i] = (byte)(i * 37);
        return file;
    }

    public static IEnumerable<CorpusFile> Damaged() =>
    [
        new("truncated.jpg", TruncatedJpeg()),
        new("scratched.jpg", ScratchedJpeg()),
        new("empty.png", []),
        new("png-called.jpg", Encode.Png(Drawing.TestCard())),
        new("text-called.png", Encoding.UTF8.GetBytes("This is only text.\n")),
        new("one-pixel.png", Encode.Png(Drawing.Plain(1, 1, 200, 100, 50))),
        new("huge-20000x20000.png", HugePng.Make()),
    ];

    public static IEnumerable<CorpusFile> Formats()
    {
        var card = Drawing.TestCard();
        var clear = Drawing.TestCard(alpha: true);
        var frames = Enumerable.Range(0, 3).Select(i => Drawing.Scene(120, 80, i)).ToList();
        return
        [
            new("cmyk.jpg", Encode.CmykJpeg(card)),
            new("display-p3.jpg", Encode.P3Jpeg(card)),
            new("16-bit.png", Encode.Png16(card)),
            new("palette.png", Encode.PalettePng(card)),
            new("grey-alpha.png", Encode.GreyPng(clear)),
            new("alpha.png", Encode.Png(clear)),
            new("animated.gif", Encode.AnimatedGif(frames)),
            new("animated.webp", Encode.AnimatedWebp(frames)),
            new("still.avif", Encode.Avif(card)),
            new("page.tiff", Encode.Tiff(card)),
            new("24-bit.bmp", BmpFile.Bits24(card)),
            new("32-bit.bmp", BmpFile.Bits32(card, topDown: true)),
            new("palette.bmp", BmpFile.Palette8(card)),
            new("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>"u8.ToArray()),
        ];
    }

    /// <summary>The same stored pixels with each EXIF orientation, 1..8.</summary>
    public static IEnumerable<CorpusFile> Orientations() =>
        Enumerable.Range(1, 8).Select(turned => new CorpusFile($"orientation-{turned}.jpg", Encode.Jpeg(Drawing.TestCard(), 90, turned)));

    public static IEnumerable<CorpusFile> Archives() => [new("slip.zip", UglyZips.Slip()), new("bomb.zip", UglyZips.Bomb())];

    /// <summary>Good pictures with names that break careless code; each picture is another one.</summary>
    public static IEnumerable<CorpusFile> Names() =>
        new[]
        {
            "фото.png", "写真 二.png", "صورة.png", "e\u0301te\u0301.png", "été.png", "kite 🪁.png", new string('n', 196) + ".png",
            "dots.in.the.name.png", ".hidden.png", "ends with dot..png", " leading space.png", "100% #1 & co?.png", "quote'd.png",
            "CON.png", "a.png", "Case.png", "case.png",
        }
        .Select((name, i) => new CorpusFile(name, Encode.Png(Drawing.Scene(64, 48, 100 + i))))
        .Append(new CorpusFile("a.jpg", Encode.Jpeg(Drawing.Scene(64, 48, 99))));
}
