namespace LoraCraft.Engines.Imaging;

/// <summary>The kinds of picture that are opened.</summary>
internal enum PictureKind
{
    Jpeg,
    Png,
    Webp,
    Avif,
    Gif,
    Tiff,
    Bmp,
}

internal static class PictureKinds
{
    /// <summary>The name used in facts: <c>jpeg png webp avif gif tiff bmp</c>.</summary>
    public static string Name(this PictureKind kind) => kind switch
    {
        PictureKind.Jpeg => "jpeg",
        PictureKind.Png => "png",
        PictureKind.Webp => "webp",
        PictureKind.Avif => "avif",
        PictureKind.Gif => "gif",
        PictureKind.Tiff => "tiff",
        _ => "bmp",
    };

    /// <summary>libvips' loader for the kind.</summary>
    public static string Loader(this PictureKind kind) => kind switch
    {
        PictureKind.Jpeg => "jpegload_buffer",
        PictureKind.Png => "pngload_buffer",
        PictureKind.Webp => "webpload_buffer",
        PictureKind.Avif => "heifload_buffer",
        PictureKind.Gif => "gifload_buffer",
        PictureKind.Tiff => "tiffload_buffer",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "libvips does not load this kind."),
    };
}
