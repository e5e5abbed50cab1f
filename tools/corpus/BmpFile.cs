using System.Buffers.Binary;

namespace LoraCraft.Corpus;

/// <summary>BMP files, which libvips does not write.</summary>
public static class BmpFile
{
    private const int Headers = 14 + 40;

    /// <summary>24 bits per pixel.</summary>
    public static byte[] Bits24(RawPicture picture, bool topDown = false) => Write(picture, 24, topDown, [], (target, pixel) =>
    {
        (target[0], target[1], target[2]) = (pixel[2], pixel[1], pixel[0]);
    });

    /// <summary>32 bits per pixel, the fourth byte unused.</summary>
    public static byte[] Bits32(RawPicture picture, bool topDown = false) => Write(picture, 32, topDown, [], (target, pixel) =>
    {
        (target[0], target[1], target[2]) = (pixel[2], pixel[1], pixel[0]);
    });

    /// <summary>8 bits per pixel with a palette of 3-3-2 bits.</summary>
    public static byte[] Palette8(RawPicture picture)
    {
        var palette = new byte[256 * 4];
        for (var i = 0; i < 256; i++)
            (palette[i * 4], palette[i * 4 + 1], palette[i * 4 + 2]) =
                ((byte)((i & 3) * 85), (byte)((i >> 2 & 7) * 255 / 7), (byte)((i >> 5) * 255 / 7));
        return Write(picture, 8, false, palette, (target, pixel) =>
            target[0] = (byte)(pixel[0] >> 5 << 5 | pixel[1] >> 5 << 2 | pixel[2] >> 6));
    }

    private delegate void Put(Span<byte> target, ReadOnlySpan<byte> pixel);

    private static byte[] Write(RawPicture picture, int bits, bool topDown, byte[] palette, Put put)
    {
        var stride = (picture.Width * bits / 8 + 3) & ~3;
        var start = Headers + palette.Length;
        var file = new byte[start + stride * picture.Height];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), start);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), picture.Width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), topDown ? -picture.Height : picture.Height);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), (short)bits);
        palette.CopyTo(file, Headers);
        for (var y = 0; y < picture.Height; y++)
        {
            var row = start + (topDown ? y : picture.Height - 1 - y) * stride;
            for (var x = 0; x < picture.Width; x++)
                put(file.AsSpan(row + x * bits / 8), picture.Pixels.AsSpan((y * picture.Width + x) * picture.Bands));
        }

        return file;
    }
}
