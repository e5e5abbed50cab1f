using LoraCraft.Engines.Imaging.Vips;

namespace LoraCraft.Engines.Imaging;

/// <summary>The small upright picture that everything measured is measured on.</summary>
internal static class Thumbnail
{
    /// <summary>Longer side at most, pixels.</summary>
    public const int MaxSide = 320;

    private const int Quality = 80;

    /// <summary>Mid-dark, as the page behind the grid: both light and dark cut-outs stay visible on it.</summary>
    private static readonly double[] Background = [48, 48, 52];

    /// <summary>A file may be decoded down to the thumbnail's size.</summary>
    public static double ReductionFor(int width, int height) => Math.Max(1, (double)Math.Max(width, height) / MaxSide);

    /// <summary>Decodes into memory: three bands, 8-bit sRGB.</summary>
    public static VipsImage Make(VipsImage image)
    {
        using var small = PicturePipeline.Resize(image, MaxSide, MaxSide, VipsSize.Down);
        if (!small.HasAlpha)
            return small.ToMemory();
        using var flat = PicturePipeline.Flatten(small, Background);
        return flat.ToMemory();
    }

    public static byte[] Encode(VipsImage thumbnail)
    {
        using var save = new VipsOperation("jpegsave_buffer");
        return save.Set("in", thumbnail).Set("Q", Quality).Set("keep", 0).Bytes();
    }
}
