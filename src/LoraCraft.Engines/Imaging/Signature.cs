using LoraCraft.Shared;

namespace LoraCraft.Engines.Imaging;

/// <summary>Tells what a file is from its first bytes, never from its name.</summary>
internal static class Signature
{
    /// <exception cref="PictureRefusedException">No picture that is opened; the message says what it is where the bytes tell.</exception>
    public static PictureKind Of(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            throw new PictureRefusedException("The file is empty (0 bytes).");
        return Known(file) ?? throw new PictureRefusedException(ForeignSignature.Describe(file));
    }

    /// <summary>Whether the file starts with these bytes.</summary>
    public static bool Begins(this ReadOnlySpan<byte> file, params ReadOnlySpan<byte> start) => file.StartsWith(start);

    private static PictureKind? Known(ReadOnlySpan<byte> file)
    {
        if (file.Begins(0xFF, 0xD8, 0xFF))
            return PictureKind.Jpeg;
        if (file.Begins(0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A))
            return PictureKind.Png;
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
            return PictureKind.Webp;
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
            return PictureKind.Gif;
        if (IsTiff(file))
            return PictureKind.Tiff;
        var brands = IsoBrands.Of(file);
        if (brands.Has("avif"u8) || brands.Has("avis"u8))
            return PictureKind.Avif;
        if (IsBmp(file))
            return PictureKind.Bmp;
        return null;
    }

    // CR2 raw photos start like a TIFF; their first page is a small preview, not the photo.
    private static bool IsTiff(ReadOnlySpan<byte> file) =>
        (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) || file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8))
        && !(file.Length > 10 && file[8..].StartsWith("CR"u8));

    // Two letters are little to go by: the reserved words and the header's size must fit as well.
    private static bool IsBmp(ReadOnlySpan<byte> file) =>
        file.Length >= 18 && file.StartsWith("BM"u8) && file[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124 && file[15] == 0;
}
