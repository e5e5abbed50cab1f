using LoraCraft.Engines.Imaging.Vips;

namespace LoraCraft.Corpus;

/// <summary>Picture files made from pixels, in every kind that people bring along.</summary>
public static unsafe class Encode
{
    /// <param name="orientation">EXIF orientation 1..8; null writes none.</param>
    /// <param name="fields">Further EXIF fields by libvips' name, such as <c>exif-ifd0-Model</c>.</param>
    public static byte[] Jpeg(
        RawPicture picture, int quality = 90, int? orientation = null, IReadOnlyDictionary<string, string>? fields = null) =>
        With(picture, image =>
        {
            if (orientation is { } turned)
                image.Set("orientation", turned);
            foreach (var (name, value) in fields ?? new Dictionary<string, string>())
                image.Set(name, value);
            return Save("jpegsave_buffer", image, save => save.Set("Q", quality));
        });

    public static byte[] CmykJpeg(RawPicture picture) => With(picture, image =>
    {
        using var transform = new VipsOperation("icc_transform");
        using var cmyk = transform.Set("in", image).Set("input-profile", "srgb").Set("output-profile", "cmyk").Image();
        return Save("jpegsave_buffer", cmyk, save => save.Set("Q", 95));
    });

    /// <summary>A JPEG in the Display P3 colour space with its profile inside, as phones write.</summary>
    public static byte[] P3Jpeg(RawPicture picture) => With(picture, image =>
    {
        using var transform = new VipsOperation("icc_transform");
        using var wide = transform.Set("in", image).Set("input-profile", "srgb").Set("output-profile", "p3").Image();
        return Save("jpegsave_buffer", wide, save => save.Set("Q", 95));
    });

    public static byte[] Png(RawPicture picture, int compression = 6) =>
        With(picture, image => Save("pngsave_buffer", image, save => save.Set("compression", compression)));

    public static byte[] PalettePng(RawPicture picture) =>
        With(picture, image => Save("pngsave_buffer", image, save => save.Set("palette", true)));

    public static byte[] Png16(RawPicture picture) =>
        With(picture, image => Converted(image, VipsInterpretation.Rgb16, deep => Save("pngsave_buffer", deep, _ => { })));

    /// <summary>Grey, with alpha where the picture has it.</summary>
    public static byte[] GreyPng(RawPicture picture) =>
        With(picture, image => Converted(image, VipsInterpretation.BlackWhite, grey => Save("pngsave_buffer", grey, _ => { })));

    public static byte[] Webp(RawPicture picture, int quality = 85) =>
        With(picture, image => Save("webpsave_buffer", image, save => save.Set("Q", quality).Set("effort", 1)));

    public static byte[] Avif(RawPicture picture) =>
        With(picture, image => Save("heifsave_buffer", image, save => save.Set("compression", 4).Set("Q", 80).Set("effort", 0)));

    public static byte[] Tiff(RawPicture picture) => With(picture, image => Save("tiffsave_buffer", image, _ => { }));

    /// <param name="frames">Equal in size.</param>
    public static byte[] AnimatedGif(params IReadOnlyList<RawPicture> frames) => Animated("gifsave_buffer", frames);

    /// <param name="frames">Equal in size.</param>
    public static byte[] AnimatedWebp(params IReadOnlyList<RawPicture> frames) => Animated("webpsave_buffer", frames);

    internal static byte[] Save(string saver, VipsImage image, Action<VipsOperation> options)
    {
        using var save = new VipsOperation(saver);
        options(save.Set("in", image));
        return save.Bytes();
    }

    private static byte[] Animated(string saver, IReadOnlyList<RawPicture> frames)
    {
        var first = frames[0];
        var strip = new RawPicture(
            first.Width, first.Height * frames.Count, first.Bands, frames.SelectMany(frame => frame.Pixels).ToArray());
        return With(strip, image =>
        {
            image.Set("page-height", first.Height);
            return Save(saver, image, _ => { });
        });
    }

    private static byte[] Converted(VipsImage image, VipsInterpretation space, Func<VipsImage, byte[]> use)
    {
        using var convert = new VipsOperation("colourspace");
        using var converted = convert.Set("in", image).Set("space", (int)space).Image();
        return use(converted);
    }

    // The copy carries the metadata that is set: an image over foreign memory is not to be changed.
    private static byte[] With(RawPicture picture, Func<VipsImage, byte[]> use)
    {
        VipsLibrary.EnsureStarted();
        fixed (byte* pixels = picture.Pixels)
        {
            using var plain = VipsImage.FromMemory(pixels, picture.Width, picture.Height, picture.Bands);
            using var copy = new VipsOperation("copy");
            using var image = copy.Set("in", plain).Set("interpretation", (int)VipsInterpretation.Srgb).Image();
            return use(image);
        }
    }
}
