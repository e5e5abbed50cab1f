using System.Buffers.Binary;

namespace LoraCraft.Engines.Imaging;

/// <summary>
/// Width and height out of a file's header, without decoding: some thirty times cheaper than asking libvips, and
/// needed before a JPEG can be opened at a reduced size.
/// </summary>
internal static class HeaderSize
{
    /// <returns>Pixels as stored (before orientation), or null where the header is odd and libvips must tell.</returns>
    public static (int Width, int Height)? Read(PictureKind kind, ReadOnlySpan<byte> file) => kind switch
    {
        PictureKind.Jpeg => Jpeg(file),
        PictureKind.Png when file.Length >= 24 && file[12..].StartsWith("IHDR"u8) => (
            (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(file[16..])),
            (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(file[20..]))),
        PictureKind.Webp => Webp(file),
        PictureKind.Gif when file.Length >= 10 => (
            BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..])),
        _ => null,
    };

    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 9 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static (int Width, int Height)? Webp(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30)
            return null;
        var chunk = file[12..];
        if (chunk.StartsWith("VP8X"u8))
            return (1 + UInt24(file[24..]), 1 + UInt24(file[27..]));
        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return chunk.StartsWith("VP8 "u8)
            ? (BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF)
            : null;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
