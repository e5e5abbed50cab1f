namespace LoraCraft.Engines.Imaging;

/// <summary>Variance of the Laplacian: high where there are many edges, low where the picture is blurred or flat.</summary>
internal static class Sharpness
{
    /// <returns>0 for pictures under 3 pixels on a side.</returns>
    public static double Of(ReadOnlySpan<byte> luma, int width, int height)
    {
        if (width < 3 || height < 3)
            return 0;
        long sum = 0;
        long squares = 0;
        for (var y = 1; y < height - 1; y++)
        {
            var above = luma.Slice((y - 1) * width, width);
            var row = luma.Slice(y * width, width);
            var below = luma.Slice((y + 1) * width, width);
            for (var x = 1; x < row.Length - 1; x++)
            {
                var edge = 4 * row[x] - row[x - 1] - row[x + 1] - above[x] - below[x];
                sum += edge;
                squares += edge * edge;
            }
        }

        var count = (double)(width - 2) * (height - 2);
        var mean = sum / count;
        return squares / count - mean * mean;
    }
}
