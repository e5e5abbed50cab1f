namespace LoraCraft.Corpus;

/// <summary>Pixels without a file: interleaved 8-bit sRGB (3 bands) or sRGB with alpha (4), rows without padding.</summary>
public sealed record RawPicture(int Width, int Height, int Bands, byte[] Pixels)
{
    /// <summary>The colour at a point: R, G, B.</summary>
    public (byte R, byte G, byte B) At(int x, int y)
    {
        var at = (y * Width + x) * Bands;
        return (Pixels[at], Pixels[at + 1], Pixels[at + 2]);
    }
}
