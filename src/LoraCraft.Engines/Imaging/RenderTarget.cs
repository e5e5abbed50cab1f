using LoraCraft.Engines.Imaging.Vips;
using LoraCraft.Shared;

namespace LoraCraft.Engines.Imaging;

/// <summary>Checked <see cref="RenderOptions"/>, and the writing by them.</summary>
internal sealed class RenderTarget
{
    private const int DefaultQuality = 95;
    private const int MaxWebpSide = 16383;

    private readonly RenderOptions options;

    private RenderTarget(RenderOptions options) => this.options = options;

    /// <exception cref="ArgumentException">An option is out of its range: a mistake of the calling code.</exception>
    public static RenderTarget From(RenderOptions options)
    {
        if (options.Format is not (null or "png" or "jpg" or "webp"))
            throw new ArgumentException($"Format is \"{options.Format}\"; it must be png, jpg, webp or null.", nameof(options));
        if (options.MaxSide < 1 || options.MaxArea < 1 || options.Quality is < 1 or > 100)
            throw new ArgumentException("MaxSide and MaxArea must be at least 1, Quality between 1 and 100.", nameof(options));
        return new RenderTarget(options);
    }

    /// <summary>A file may be decoded smaller, but unless it has to be quick at least a halving is left to the better resampling filter.</summary>
    public double ReductionFor(int width, int height) => Math.Max(1, (double)width / Fit(width, height).Width / (options.Quick ? 1 : 2));

    public RenderedPicture Write(OpenPicture picture)
    {
        var extension = options.Format ?? picture.Kind switch
        {
            PictureKind.Jpeg => "jpg",
            PictureKind.Webp => "webp",
            _ => "png",
        };
        var (width, height) = Fit(picture.Upright.Width, picture.Upright.Height);
        if (extension == "webp" && Math.Max(width, height) > MaxWebpSide)
            throw new PictureRefusedException(
                $"The picture would be {width} x {height} pixels; WebP allows {MaxWebpSide} a side. Choose PNG or a smaller size.");

        using var resized = PicturePipeline.Resize(picture.Image, width, height, VipsSize.Force);
        var bytes = extension switch
        {
            "jpg" => Jpeg(resized),
            "webp" => Webp(resized),
            _ => Png(resized),
        };
        return new RenderedPicture(bytes, extension, width, height);
    }

    private (int Width, int Height) Fit(int width, int height)
    {
        var scale = 1.0;
        if (options.MaxSide is { } side)
            scale = Math.Min(scale, (double)side / Math.Max(width, height));
        if (options.MaxArea is { } area)
            scale = Math.Min(scale, Math.Sqrt((double)area / ((double)width * height)));
        if (scale >= 1)
            return (width, height);
        var (w, h) = (Scaled(width), Scaled(height));

        // Rounding up both sides may pass the area by a hair.
        return options.MaxArea is { } most && (long)w * h > most
            ? (Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)))
            : (w, h);

        int Scaled(int length) => Math.Max(1, (int)Math.Round(length * scale));
    }

    private byte[] Jpeg(VipsImage image)
    {
        using var flat = image.HasAlpha ? PicturePipeline.Flatten(image, 255, 255, 255) : null;
        using var save = new VipsOperation("jpegsave_buffer");
        return save.Set("in", flat ?? image).Set("Q", Quality).Set("optimize-coding", !options.Quick).Set("keep", 0).Bytes();
    }

    private byte[] Webp(VipsImage image)
    {
        using var save = new VipsOperation("webpsave_buffer");
        return save.Set("in", image).Set("Q", Quality).Set("keep", 0).Bytes();
    }

    private static byte[] Png(VipsImage image)
    {
        using var save = new VipsOperation("pngsave_buffer");
        return save.Set("in", image).Set("compression", 6).Set("filter", AllFilters).Set("keep", 0).Bytes();
    }

    private int Quality => options.Quality ?? DefaultQuality;

    private const int AllFilters = 0xF8;
}
