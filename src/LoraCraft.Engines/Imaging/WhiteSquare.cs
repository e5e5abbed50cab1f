using LoraCraft.Engines.Imaging.Vips;

namespace LoraCraft.Engines.Imaging;

/// <summary>A picture in the middle of a white square, as models want it.</summary>
internal static class WhiteSquare
{
    private const int Colours = 3;

    /// <summary>A file may be decoded down to the square's size: models look at it, and wait for it.</summary>
    public static double ReductionFor(int width, int height, int side) => Math.Max(1, (double)Math.Max(width, height) / side);

    /// <returns>RGB, 8 bits, interleaved, rows without padding.</returns>
    public static byte[] Make(OpenPicture picture, int side)
    {
        var (width, height) = picture.Upright;
        var scale = (double)side / Math.Max(width, height);
        using var resized = PicturePipeline.Resize(picture.Image, Scaled(width), Scaled(height), VipsSize.Force);
        using var flat = resized.HasAlpha ? PicturePipeline.Flatten(resized, 255, 255, 255) : null;
        using var fitted = (flat ?? resized).ToMemory();
        var square = new byte[side * side * Colours];
        square.AsSpan().Fill(255);
        var row = fitted.Width * Colours;
        var at = ((side - fitted.Height) / 2 * side + (side - fitted.Width) / 2) * Colours;
        for (var y = 0; y < fitted.Height; y++, at += side * Colours)
            fitted.Pixels.Slice(y * row, row).CopyTo(square.AsSpan(at));
        return square;

        int Scaled(int length) => Math.Clamp((int)Math.Round(length * scale), 1, side);
    }
}
