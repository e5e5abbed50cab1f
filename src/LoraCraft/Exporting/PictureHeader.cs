using System.Buffers.Binary;
using System.IO.Compression;

namespace LoraCraft.Exporting;

/// <summary>
/// Tells from a file's bytes whether it is a still 8-bit picture in sRGB: what orientation and size alone do not say.
/// Anything doubtful is not plain, and is rendered.
/// </summary>
internal static class PictureHeader
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <param name="format"><c>jpg</c>, <c>png</c> or <c>webp</c>.</param>
    public static bool IsPlain(ReadOnlySpan<byte> file, string format) => format switch
    {
        "jpg" => IsPlainJpeg(file),
        "png" => IsPlainPng(file),
        "webp" => IsPlainWebp(file),
        _ => false,
    };

    /// <summary>ISO 10918-1: one or three components of 8 bits in the frame header; a profile, if any, sRGB's.</summary>
    private static bool IsPlainJpeg(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return false;
        for (var at = 2; at + 10 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
                return file[at + 4] == 8 && file[at + 9] is 1 or 3;
            if (length < 2 || at + 2 + length > file.Length)
                return false;
            var content = file.Slice(at + 4, length - 2);
            if (marker == 0xE2 && content.StartsWith("ICC_PROFILE\0"u8) && !IsSrgb(content))
                return false;
            at += 2 + length;
        }

        return false;
    }

    /// <summary>ISO 15948: at most 8 bits a sample, no animation; a profile, if any, sRGB's.</summary>
    private static bool IsPlainPng(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(PngSignature) || file.Length < 33 || file[24] > 8)
            return false;
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var type = file.Slice(at + 4, 4);
            if (type.SequenceEqual("IDAT"u8))
                return true;
            if (type.SequenceEqual("acTL"u8) || length > file.Length - at - 12)
                return false;
            if (type.SequenceEqual("iCCP"u8) && !IsSrgb(Inflate(file.Slice(at + 8, (int)length))))
                return false;
            at += 12 + (int)length;
        }

        return false;
    }

    /// <summary>RFC 9649: always 8 bits; the extended header tells of animation and profile.</summary>
    private static bool IsPlainWebp(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8))
            return false;
        if (!file[12..].StartsWith("VP8X"u8))
            return file[12..].StartsWith("VP8"u8);
        var (animated, profiled) = ((file[20] & 0x02) != 0, (file[20] & 0x20) != 0);
        if (animated || !profiled)
            return !animated;
        var chunk = file[30..];
        if (chunk.Length < 8 || !chunk.StartsWith("ICCP"u8))
            return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        return length <= chunk.Length - 8 && IsSrgb(chunk.Slice(8, (int)length));
    }

    /// <summary>ICC.1: a profile's description is ASCII in version 2, UTF-16 in version 4.</summary>
    private static bool IsSrgb(ReadOnlySpan<byte> profile) =>
        profile.IndexOf("sRGB"u8) >= 0 || profile.IndexOf("s\0R\0G\0B"u8) >= 0;

    private static byte[] Inflate(ReadOnlySpan<byte> chunk)
    {
        var name = chunk.IndexOf((byte)0);
        if (name < 0 || name + 2 > chunk.Length)
            return [];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(chunk[(name + 2)..].ToArray()), CompressionMode.Decompress);
            var beginning = new byte[64 * 1024];
            var length = zlib.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
            return beginning[..length];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
