namespace LoraCraft.Importing;

/// <summary>Which files are taken for pictures by their name; what they really are is told from their bytes.</summary>
internal static class PictureFiles
{
    private static readonly HashSet<string> Extensions =
    [
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff", ".bmp", ".dib",
        ".heic", ".heif", ".jxl", ".jp2", ".psd", ".svg", ".ico", ".tga",
    ];

    public static bool IsPicture(SourceFile file) => Extensions.Contains(file.Extension);
}
