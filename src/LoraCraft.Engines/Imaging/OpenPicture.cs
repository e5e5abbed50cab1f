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

    /// <summary>The lazy image; smaller than the full size for a JPEG or WebP opened so.</summary>
    public VipsImage Image { get; private set; } = null!;

    /// <summary>Full size as stored, before orientation, pixels.</summary>
    public (int Width, int Height) Stored { get; private set; }

    /// <summary>Full size as shown, after orientation, pixels.</summary>
    public (int Width, int Height) Upright => Image.Orientation >= 5 ? (Stored.Height, Stored.Width) : Stored;

    /// <param name="reductionFor">Gives how many times smaller a picture of a stored size may be decoded, at least 1.</param>
    /// <exception cref="VipsException">The header is damaged.</exception>
    /// <exception cref="PictureRefusedException">Over the pixel limit.</exception>
    public static OpenPicture Open(
        ReadOnlyMemory<byte> file, PictureKind kind, PictureLimits limits, VipsFailOn failOn, Func<int, int, double> reductionFor)
    {
        var picture = new OpenPicture(kind);
        try
        {
            if (kind == PictureKind.Bmp)
                picture.LoadBmp(file.Span, limits);
            else
                picture.Load(file, limits, failOn, reductionFor);
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

    private void Load(ReadOnlyMemory<byte> file, PictureLimits limits, VipsFailOn failOn, Func<int, int, double> reductionFor)
    {
        var known = HeaderSize.Read(Kind, file.Span);
        if (known is { } size)
            LimitGuard.CheckPixels(size.Width, size.Height, limits);
        var reduction = known is { } full ? reductionFor(full.Width, full.Height) : 1;

        pin = file.Pin();
        using var load = new VipsOperation(Kind.Loader());
        load.Set("buffer", pin.Pointer, file.Length).Set("access", Sequential).Set("fail-on", (int)failOn);
        var reduced = Reduce(load, reduction);
        Image = load.Image();

        Stored = reduced ? known!.Value : (Image.Width, Image.Height);
        LimitGuard.CheckPixels(Stored.Width, Stored.Height, limits);
    }

    // libjpeg decodes at whole fractions, libwebp at any scale.
    private bool Reduce(VipsOperation load, double reduction)
    {
        switch (Kind)
        {
            case PictureKind.Jpeg when reduction >= 2:
                load.Set("shrink", reduction >= 8 ? 8 : reduction >= 4 ? 4 : 2);
                return true;
            case PictureKind.Webp when reduction > 1:
                load.Set("scale", 1 / reduction);
                return true;
            default:
                return false;
        }
    }

    private const int Sequential = 1;
}
