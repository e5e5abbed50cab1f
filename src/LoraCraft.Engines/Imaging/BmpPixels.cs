using System.Runtime.InteropServices;

namespace LoraCraft.Engines.Imaging;

/// <summary>A BMP's pixels as libvips wants them: RGB or RGBA, top row first, no padding. Native memory, so that no large managed array is left behind.</summary>
internal sealed unsafe class BmpPixels : IDisposable
{
    private readonly nuint length;
    private byte* memory;

    public BmpPixels(BmpHeader header, ReadOnlySpan<byte> file)
    {
        Header = header;
        length = (nuint)header.Width * (nuint)header.Height * (nuint)header.Bands;
        memory = (byte*)NativeMemory.Alloc(length);
        Fill(file);
    }

    ~BmpPixels() => Free();

    public BmpHeader Header { get; }

    public byte* Memory => memory;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Fill(ReadOnlySpan<byte> file)
    {
        var palette = file.Slice(Header.PaletteAt, Header.PaletteCount * 4);
        for (var y = 0; y < Header.Height; y++)
        {
            var stored = Header.TopDown ? y : Header.Height - 1 - y;
            var row = file.Slice((int)(Header.PixelsAt + (long)stored * Header.Stride), Header.Stride);
            var target = new Span<byte>(memory + (long)y * Header.Width * Header.Bands, Header.Width * Header.Bands);
            switch (Header.BitsPerPixel)
            {
                case 8:
                    FromPalette(row, palette, target);
                    break;
                default:
                    FromBgr(row, Header.BitsPerPixel / 8, target, Header.Bands);
                    break;
            }
        }
    }

    private static void FromBgr(ReadOnlySpan<byte> row, int step, Span<byte> target, int bands)
    {
        for (int at = 0, to = 0; to < target.Length; at += step, to += bands)
        {
            target[to] = row[at + 2];
            target[to + 1] = row[at + 1];
            target[to + 2] = row[at];
            if (bands == 4)
                target[to + 3] = row[at + 3];
        }
    }

    // An index beyond the palette shows black, as other readers do.
    private static void FromPalette(ReadOnlySpan<byte> row, ReadOnlySpan<byte> palette, Span<byte> target)
    {
        for (int at = 0, to = 0; to < target.Length; at++, to += 3)
        {
            var entry = row[at] * 4;
            var known = entry + 4 <= palette.Length;
            target[to] = known ? palette[entry + 2] : (byte)0;
            target[to + 1] = known ? palette[entry + 1] : (byte)0;
            target[to + 2] = known ? palette[entry] : (byte)0;
        }
    }

    private void Free()
    {
        NativeMemory.Free(memory);
        memory = null;
    }
}
