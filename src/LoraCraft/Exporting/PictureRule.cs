using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>
/// Which file an image becomes. Trainers differ in what they make of EXIF orientation, animation and colour, so every
/// exported picture is upright, still, 8-bit sRGB and jpg, png or webp. A stored file that is so already is copied.
/// </summary>
internal static class PictureRule
{
    public static (RenderOptions Render, bool AsIs) For(ExportImage image, ExportOptions options)
    {
        var own = image.Format switch
        {
            "jpeg" => "jpg",
            "png" => "png",
            "webp" => "webp",
            _ => null,
        };
        var format = options.ImageFormat ?? own ?? "png";
        var asIs = own == format && image.Orientation == 1 && image.Pages <= 1 && Fits(image, options);
        return (new(format, options.MaxSide, options.MaxArea), asIs);
    }

    /// <summary>Width and height to expect in the export.</summary>
    public static (double Width, double Height) Size(ExportImage image, ExportOptions options)
    {
        var scale = Math.Min(1, (double)(options.MaxSide ?? int.MaxValue) / Math.Max(1, Math.Max(image.Width, image.Height)));
        scale = Math.Min(scale, Math.Sqrt((double)(options.MaxArea ?? long.MaxValue) / Math.Max(1L, (long)image.Width * image.Height)));
        return (image.Width * scale, image.Height * scale);
    }

    private static bool Fits(ExportImage image, ExportOptions options) =>
        Math.Max(image.Width, image.Height) <= (options.MaxSide ?? int.MaxValue)
        && (long)image.Width * image.Height <= (options.MaxArea ?? long.MaxValue);
}
