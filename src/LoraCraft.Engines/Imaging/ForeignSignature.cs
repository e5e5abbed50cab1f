namespace LoraCraft.Engines.Imaging;

/// <summary>Sentences about files that are not opened: what the file is, and what to do about it.</summary>
internal static class ForeignSignature
{
    private const string ExportFirst = "Export it as PNG, JPEG or WebP first.";

    public static string Describe(ReadOnlySpan<byte> file) =>
        IsoMedia(file) ?? Picture(file) ?? Other(file) ?? Text(file)
        ?? "This is no picture that this program opens. It opens JPEG, PNG, WebP, AVIF, GIF, TIFF and BMP.";

    private static string? IsoMedia(ReadOnlySpan<byte> file)
    {
        var brands = IsoBrands.Of(file);
        if (!brands.Any)
            return null;
        if (brands.Has("heic"u8) || brands.Has("heix"u8) || brands.Has("hevc"u8) || brands.Has("heim"u8) || brands.Has("mif1"u8))
            return "This is a HEIC picture (as iPhones take them), which is not opened. Export it as JPEG, or set the camera to \"Most Compatible\".";
        if (brands.Has("crx "u8))
            return $"This is a Canon raw photo (CR3), which is not opened. {ExportFirst}";
        return "This is a video (MP4 or QuickTime), not a picture. Save the frames that you want as pictures first.";
    }

    private static string? Picture(ReadOnlySpan<byte> file)
    {
        var name =
            file.Begins(0xFF, 0x0A) || file.StartsWith("\0\0\0\x0CJXL "u8) ? "a JPEG XL picture"
            : file.StartsWith("\0\0\0\x0CjP  "u8) || file.Begins(0xFF, 0x4F, 0xFF, 0x51) ? "a JPEG 2000 picture"
            : file.StartsWith("8BPS"u8) ? "a Photoshop document (PSD)"
            : file.StartsWith("gimp xcf"u8) ? "a GIMP document (XCF)"
            : file.StartsWith("II*\0"u8) ? "a Canon raw photo (CR2)"
            : file.StartsWith("FUJIFILM"u8) ? "a Fujifilm raw photo (RAF)"
            : file.Begins(0x76, 0x2F, 0x31, 0x01) ? "an OpenEXR picture"
            : file.StartsWith("#?RADIANCE"u8) ? "a Radiance HDR picture"
            : file.StartsWith("DDS "u8) ? "a DDS texture"
            : file.StartsWith("qoif"u8) ? "a QOI picture"
            : file.Begins(0, 0, 1, 0) ? "an icon (ICO)"
            : null;
        return name is null ? null : $"This is {name}, which is not opened. {ExportFirst}";
    }

    private static string? Other(ReadOnlySpan<byte> file)
    {
        var name =
            file.StartsWith("%PDF"u8) ? "a PDF document"
            : file.StartsWith("PK\x03\x04"u8) || file.StartsWith("PK\x05\x06"u8) ? "a zip archive (or an office document)"
            : file.StartsWith("Rar!"u8) ? "a RAR archive"
            : file.Begins((byte)'7', (byte)'z', 0xBC, 0xAF) ? "a 7-Zip archive"
            : file.Begins(0x1F, 0x8B) ? "a gzip archive"
            : file.Begins(0x1A, 0x45, 0xDF, 0xA3) ? "a video (WebM or Matroska)"
            : file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("AVI "u8) ? "a video (AVI)"
            : file.StartsWith("ID3"u8) || file.StartsWith("OggS"u8) ? "a sound file"
            : null;
        return name is null ? null : $"This is {name}, not a picture.";
    }

    private static string? Text(ReadOnlySpan<byte> file)
    {
        var start = file[..Math.Min(file.Length, 1024)];
        if (start.IndexOf((byte)0) >= 0)
            return null;
        var trimmed = start.Begins(0xEF, 0xBB, 0xBF) ? start[3..] : start;
        trimmed = trimmed.TrimStart(" \t\r\n"u8);
        if (trimmed.StartsWith("<"u8) && start.IndexOf("<svg"u8) >= 0)
            return $"This is an SVG drawing, which is not opened. {ExportFirst}";
        if (trimmed.StartsWith("<"u8))
            return "This is a web page or XML text, not a picture. The download may have failed; get the picture again.";
        return System.Text.Unicode.Utf8.IsValid(Whole(start)) ? "This is a text file, not a picture." : null;
    }

    // The cut at 1,024 bytes may fall into a character.
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> text)
    {
        var end = text.Length;
        while (end > 0 && end > text.Length - 4 && text[end - 1] >= 0x80)
            end--;
        return text[..end];
    }
}
