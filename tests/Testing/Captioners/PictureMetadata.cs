using static LoraCraft.Testing.Captioners.StrictRequest;

namespace LoraCraft.Testing.Captioners;

/// <summary>Looks through the segments of a JPEG for what tells more than the picture: where, when and by whom it was taken. A colour profile is none of that.</summary>
public static class PictureMetadata
{
    private const byte Scan = 0xDA, App1 = 0xE1, App13 = 0xED, Comment = 0xFE;

    /// <exception cref="InvalidDataException">It has some, or is no JPEG.</exception>
    public static void Refuse(ReadOnlySpan<byte> jpeg)
    {
        Must(jpeg.Length > 4 && jpeg[0] == 0xFF && jpeg[1] == 0xD8, "The picture is no JPEG.");
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != Scan;)
        {
            var content = jpeg[(at + 4)..];
            Must(jpeg[at + 1] != App1, content.StartsWith("Exif"u8) ? "The picture has EXIF, where GPS is." : "The picture has XMP.");
            Must(jpeg[at + 1] is not (App13 or Comment), "The picture has IPTC or a comment.");
            at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
        }
    }
}
