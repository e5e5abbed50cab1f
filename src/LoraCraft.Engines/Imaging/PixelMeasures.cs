using System.Buffers;

namespace LoraCraft.Engines.Imaging;

/// <summary>What is measured on the thumbnail's pixels.</summary>
/// <param name="PerceptualHash">64-bit DCT hash; compare by Hamming distance.</param>
/// <param name="Sharpness">Variance of the Laplacian of the luma, in squared 8-bit steps.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
internal readonly record struct PixelMeasures(ulong PerceptualHash, double Sharpness, string Colour)
{
    /// <param name="rgb">Interleaved 8-bit sRGB, rows without padding.</param>
    public static PixelMeasures Of(ReadOnlySpan<byte> rgb, int width, int height)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(width * height);
        try
        {
            var luma = buffer.AsSpan(0, width * height);
            ToLuma(rgb, luma);
            return new PixelMeasures(
                Imaging.PerceptualHash.Of(luma, width, height),
                Imaging.Sharpness.Of(luma, width, height),
                DominantColour.Of(rgb));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // BT.601 weights in 1/256.
    private static void ToLuma(ReadOnlySpan<byte> rgb, Span<byte> luma)
    {
        for (int i = 0, at = 0; i < luma.Length; i++, at += 3)
            luma[i] = (byte)((77 * rgb[at] + 150 * rgb[at + 1] + 29 * rgb[at + 2] + 128) >> 8);
    }
}
