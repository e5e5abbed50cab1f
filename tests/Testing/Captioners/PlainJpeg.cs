using System.Buffers.Binary;
using static LoraCraft.Testing.Captioners.StrictRequest;

namespace LoraCraft.Testing.Captioners;

/// <summary>Looks through the segments of a JPEG for what tells more than the picture: where, when and by whom it was taken. A colour profile is none of that.</summary>
internal static class PlainJpeg
{
    private const byte Scan = 0xDA, App1 = 0xE1, App13 = 0xED, Comment = 0xFE;
    private const byte Baseline = 0xC0, Progressive = 0xC2;

    /// <returns>Width and height as stored, pixels.</returns>
    /// <exception cref="InvalidDataException">It tells more, or is no JPEG.</exception>
    public static (int Width, int Height) SizeOf(ReadOnlySpan<byte> jpeg)
    {
        Must(jpeg.Length > 4 && jpeg[0] == 0xFF && jpeg[1] == 0xD8, "The picture is no JPEG.");
        var (width, height) = (0, 0);
        for (var at = 2; at + 9 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != Scan;)
        {
            var content = jpeg[(at + 4)..];
            Must(jpeg[at + 1] != App1, content.StartsWith("Exif"u8) ? "The picture has EXIF, where GPS is." : "The picture has XMP.");
            Must(jpeg[at + 1] is not (App13 or Comment), "The picture has IPTC or a comment.");
            if (jpeg[at + 1] is >= Baseline and <= Progressive)
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        }

        Must(width > 0 && height > 0, "The picture has no size.");
        return (width, height);
    }
}
