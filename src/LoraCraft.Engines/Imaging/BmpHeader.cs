using System.Buffers.Binary;
using LoraCraft.Shared;

namespace LoraCraft.Engines.Imaging;

/// <summary>
/// A BMP's header, checked: 8-bit palette, 24-bit or 32-bit, uncompressed. libvips does not read this format.
/// </summary>
/// <param name="PixelsAt">Offset of the first stored row, bytes.</param>
/// <param name="Stride">Bytes per stored row, a multiple of 4.</param>
/// <param name="TopDown">Whether the first stored row is the top one.</param>
/// <param name="Alpha">Whether the fourth byte of a 32-bit pixel is declared as alpha.</param>
/// <param name="PaletteAt">Offset of the palette, four bytes (B, G, R, unused) an entry; 8-bit only.</param>
internal sealed record BmpHeader(
    int Width, int Height, int BitsPerPixel, int PixelsAt, int Stride, bool TopDown, bool Alpha, int PaletteAt, int PaletteCount)
{
    private const int FileHeader = 14;

    public int Bands => Alpha ? 4 : 3;

    /// <exception cref="PictureRefusedException">Another kind of BMP, a header that contradicts itself, or over the pixel limit.</exception>
    public static BmpHeader Read(ReadOnlySpan<byte> file, PictureLimits limits)
    {
        if (file.Length < FileHeader + 40)
            throw Damaged();
        var headerSize = Int32(file, FileHeader);
        if (headerSize < 40)
            throw NotSupported("an OS/2 header");
        if (file.Length < FileHeader + headerSize)
            throw Damaged();

        long width = Int32(file, FileHeader + 4);
        long height = Int32(file, FileHeader + 8);
        if (width < 1 || height == 0)
            throw Damaged();
        LimitGuard.CheckPixels(width, Math.Abs(height), limits);

        var bits = BinaryPrimitives.ReadUInt16LittleEndian(file[(FileHeader + 14)..]);
        var alpha = CheckLayout(file, headerSize, bits);

        long pixelsAt = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        var stride = (width * bits / 8 + 3) & ~3L;
        if (pixelsAt < FileHeader + headerSize || pixelsAt + stride * Math.Abs(height) > file.Length)
            throw Damaged();

        var paletteAt = FileHeader + headerSize;
        var used = BinaryPrimitives.ReadUInt32LittleEndian(file[(FileHeader + 32)..]);
        var palette = bits == 8 ? (int)Math.Min(used == 0 ? 256 : Math.Min(used, 256), (pixelsAt - paletteAt) / 4) : 0;
        return new BmpHeader(
            (int)width, (int)Math.Abs(height), bits, (int)pixelsAt, (int)stride, height < 0, alpha, paletteAt, palette);
    }

    // Compression 0 is plain; 3 names the channels by masks, of which the usual order is taken.
    private static bool CheckLayout(ReadOnlySpan<byte> file, int headerSize, int bits)
    {
        var compression = Int32(file, FileHeader + 16);
        if (bits is not (8 or 24 or 32))
            throw NotSupported($"{bits} bits per pixel");
        if (compression == 0)
            return false;
        if (compression != 3 || bits != 32)
            throw NotSupported("compressed pixels");

        var masks = FileHeader + 40;
        if (file.Length < masks + 16
            || Int32(file, masks) != 0xFF0000 || Int32(file, masks + 4) != 0xFF00 || Int32(file, masks + 8) != 0xFF)
            throw NotSupported("an unusual channel order");
        return headerSize >= 56 && Int32(file, masks + 12) == unchecked((int)0xFF000000);
    }

    private static int Int32(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file[at..]);

    private static PictureRefusedException Damaged() => new("The BMP file is damaged or cut short.");

    private static PictureRefusedException NotSupported(string what) =>
        new($"This BMP file has {what}, which is not supported. Save it as PNG first.");
}
