using System.Buffers;
using LoraCraft.Engines.Imaging.Vips;
using LoraCraft.Shared;

namespace LoraCraft.Engines.Imaging;

/// <summary>A file opened in place: its header is read, its pixels are not yet. The memory stays pinned until it is disposed.</summary>
internal sealed unsafe class OpenPicture : IDisposable
{
    private MemoryHandle pin;
    private BmpPixels? bmp;

    private OpenPicture(PictureKind kind) => Kind = kind;

    public PictureKind Kind { get; }

    /// <summary>The lazy image, by <c>1 / shrink</c> of the full size for a JPEG opened so.</summary>
    public VipsImage Image { get; private set; } = null!;

    /// <summary>Full size as stored, before orientation, pixels.</summary>
    public (int Width, int Height) Stored { get; private set; }

    /// <summary>Full size as shown, after orientation, pixels.</summary>
    public (int Width, int Height) Upright => Image.Orientation >= 5 ? (Stored.Height, Stored.Width) : Stored;

    /// <param name="shrinkFor">Gives the factor (1, 2, 4 or 8) at which a JPEG of a stored size may be decoded.</param>
    /// <exception cref="VipsException">The header is damaged.</exception>
    /// <exception cref="PictureRefusedException">Over the pixel limit.</exception>
    public static OpenPicture Open(
        ReadOnlyMemory<byte> file, PictureKind kind, PictureLimits limits, VipsFailOn failOn, Func<int, int, int> shrinkFor)
    {
        var picture = new OpenPicture(kind);
        try
        {
            if (kind == PictureKind.Bmp)
                picture.LoadBmp(file.Span, limits);
            else
                picture.Load(file, limits, failOn, shrinkFor);
            return picture;
        }
        catch
        {
            picture.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Image?.Dispose();
        bmp?.Dispose();
        pin.Dispose();
    }

    private void LoadBmp(ReadOnlySpan<byte> file, PictureLimits limits)
    {
        var header = BmpHeader.Read(file, limits);
        Stored = (header.Width, header.Height);
        bmp = new BmpPixels(header, file);
        using var plain = VipsImage.FromMemory(bmp.Memory, header.Width, header.Height, header.Bands);
        using var copy = new VipsOperation("copy");
        Image = copy.Set("in", plain).Set("interpretation", (int)VipsInterpretation.Srgb).Image();
    }

    private void Load(ReadOnlyMemory<byte> file, PictureLimits limits, VipsFailOn failOn, Func<int, int, int> shrinkFor)
    {
        var known = HeaderSize.Read(Kind, file.Span);
        if (known is { } size)
            LimitGuard.CheckPixels(size.Width, size.Height, limits);
        var shrink = Kind == PictureKind.Jpeg && known is { } full ? shrinkFor(full.Width, full.Height) : 1;

        pin = file.Pin();
        using var load = new VipsOperation(Kind.Loader());
        load.Set("buffer", pin.Pointer, file.Length).Set("access", Sequential).Set("fail-on", (int)failOn);
        if (shrink > 1)
            load.Set("shrink", shrink);
        Image = load.Image();

        Stored = shrink > 1 ? known!.Value : (Image.Width, Image.Height);
        LimitGuard.CheckPixels(Stored.Width, Stored.Height, limits);
    }

    private const int Sequential = 1;
}
