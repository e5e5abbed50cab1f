using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LoraCraft.Tests.Exporting;

/// <summary>Real picture files: PNGs made here, a JPEG and a WebP (96 x 64, sRGB profile) drawn by a browser.</summary>
internal static class Samples
{
    public const int Width = 96;
    public const int Height = 64;

    private const string JpegText =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
        "AQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFla" +
        "AAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJY" +
        "WVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAA" +
        "E9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0o" +
        "OjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj" +
        "Y2P/wAARCABAAGADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAYEBf/EACQQAQAABAUFAQEAAAAAAAAAAAABAgMFBBE1grISFVOi0UFh/8QAGgEBAAMBAQEAAAAAAAAAAAAA" +
        "AAMEBQIGAf/EAC4RAAECAwUGBQUAAAAAAAAAAAABAgMEERIUFVGhEyEzNHHhBVJiY9ExQZGxwf/aAAwDAQACEQMRAD8A5oO7bbdha+Bp1KtLqnmzzj1Rh+x/qaammSrEe9FpWm4rQoSx" +
        "VstOEKftOB8HvN9O04Hwe831n43L+VdPksXKJmhMCn7TgfB7zfTtOB8HvN9Mbl/KunyLlEzQmBquVGShjqlOlL0yS5ZQzz/IMrXhvSIxHp9FSpTc2yqtX7AB2fAAAKez6ZR3cophT2fT" +
        "KO7lFi+N8u3r/FLslxF6G0B5U1QAAmLxqdbbxgxNt41Ott4wYnu5Tl4fRP0YMbiO6qAFkjAAAp7PplHdyimBSnZS9Q0ZWm+uZNAi7J1qlS0EWMrAvc07lu/+nXsWgiwwL3NO4v8A6dex" +
        "tvGp1tvGDEDegw9nDazJET8FB7rTldmAEhyAAAAAAAAAAAAAAAAH/9k=";

    private const string WebpText =
        "UklGRroCAABXRUJQVlA4WAoAAAAgAAAAXwAAPwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
        "AQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFla" +
        "AAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJY" +
        "WVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAA" +
        "E9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggzAAAAHAHAJ0BKmAAQAA+0VymTKglI6ItSAEA" +
        "GglAGb9Fb9u0ICTAP2A6zcCksOQyChwJy+yVX9SHOysc4C4jA9yIb/F88q3oAP5tdBI7IkX47hm2q6ac7Wzif+P+f+mQxXIQaAlFrg/uq4SdblfUirGLe1/9dNSamxe2AJRvRyB/Y9w9" +
        "rmxU/YzDXMElJcryqPinXnZSKqtBUD0BmCpGx9ji3jOw0YCLSciG6DD80X8sv5GsDFQ4cxYWXEUxIfBl/DvpAtUIw9FLTK0PAAAAAA==";

    /// <summary>A JPEG with a comment that makes it differ from others.</summary>
    public static byte[] Jpeg(int seed)
    {
        var file = Convert.FromBase64String(JpegText);
        var comment = BitConverter.GetBytes(seed);
        return [0xFF, 0xD8, 0xFF, 0xFE, 0, 6, .. comment, .. file[2..]];
    }

    /// <summary>The same with the name of another colour space in its profile.</summary>
    public static byte[] JpegInAnotherColourSpace(int seed) => Replace(Jpeg(seed), "s\0R\0G\0B"u8, "A\0d\0o\0b"u8);

    /// <summary>A JPEG that says it has four components.</summary>
    public static byte[] CmykJpeg(int seed)
    {
        var file = Jpeg(seed);
        file[file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0, 17]) + 9] = 4;
        return file;
    }

    /// <summary>A WebP with a chunk that makes it differ from others.</summary>
    public static byte[] Webp(int seed)
    {
        byte[] file = [.. Convert.FromBase64String(WebpText), .. "seed"u8, 4, 0, 0, 0, .. BitConverter.GetBytes(seed)];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    public static byte[] AnimatedWebp(int seed)
    {
        var file = Webp(seed);
        file[20] |= 2;
        return file;
    }

    public static byte[] Png(int width, int height, int seed, byte bits = 8, string? extra = null)
    {
        var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width * 3 * bits / 8)];
            row.AsSpan(1).Fill((byte)seed);
            for (var y = 0; y < height; y++)
                zlib.Write(row);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bits, 2);
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. Chunk("IHDR", header), .. extra is null ? [] : Chunk(extra, new byte[8]),
            .. Chunk("tEXt", [.. "seed\0"u8, .. Encoding.ASCII.GetBytes($"{seed}")]),
            .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB8_8320 & (uint)-(int)(crc & 1));
        }

        return ~crc;
    }

    private static byte[] Replace(byte[] file, ReadOnlySpan<byte> old, ReadOnlySpan<byte> fresh)
    {
        fresh.CopyTo(file.AsSpan(file.AsSpan().IndexOf(old)));
        return file;
    }
}
