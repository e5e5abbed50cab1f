namespace LoraCraft.Engines.Imaging;

/// <summary>
/// The pHash of a picture: luma shrunk to 32 x 32 by box averages, its discrete cosine transform, and one bit for
/// each of the 8 x 8 lowest frequencies telling whether it is above their median.
/// </summary>
internal static class PerceptualHash
{
    private const int Side = 32;
    private const int Low = 8;

    // What rounding to 8 bits alone puts into a frequency. Without it, the frequencies that a drawing does not have
    // would give bits at random.
    private const float Noise = 16;

    private static readonly float[] Cosines = MakeCosines();

    /// <param name="luma">Rows without padding, any size from 1 x 1.</param>
    public static ulong Of(ReadOnlySpan<byte> luma, int width, int height)
    {
        Span<float> box = stackalloc float[Side * Side];
        Shrink(luma, width, height, box);
        RemoveMean(box);
        Span<float> frequencies = stackalloc float[Low * Low];
        Transform(box, frequencies);

        // The first is the brightness, which says nothing about the picture's shape and would pull the median.
        Span<float> sorted = stackalloc float[Low * Low - 1];
        frequencies[1..].CopyTo(sorted);
        sorted.Sort();
        var median = sorted[sorted.Length / 2];

        ulong hash = 0;
        for (var i = 0; i < frequencies.Length; i++)
            if (frequencies[i] > median + Noise)
                hash |= 1UL << i;
        return hash;
    }

    private static void Shrink(ReadOnlySpan<byte> luma, int width, int height, Span<float> box)
    {
        for (var by = 0; by < Side; by++)
        {
            var (top, bottom) = Cell(by, height);
            for (var bx = 0; bx < Side; bx++)
            {
                var (left, right) = Cell(bx, width);
                var sum = 0;
                for (var y = top; y < bottom; y++)
                    foreach (var value in luma[(y * width + left)..(y * width + right)])
                        sum += value;
                box[by * Side + bx] = (float)sum / ((bottom - top) * (right - left));
            }
        }
    }

    // The transform of a flat picture is then exactly zero, and its hash does not consist of rounding errors.
    private static void RemoveMean(Span<float> box)
    {
        var sum = 0f;
        foreach (var value in box)
            sum += value;
        var mean = sum / box.Length;
        foreach (ref var value in box)
            value -= mean;
    }

    private static (int From, int To) Cell(int index, int length)
    {
        var from = index * length / Side;
        return (from, Math.Max(from + 1, (index + 1) * length / Side));
    }

    private static void Transform(ReadOnlySpan<float> box, Span<float> frequencies)
    {
        Span<float> rows = stackalloc float[Side * Low];
        for (var y = 0; y < Side; y++)
            for (var u = 0; u < Low; u++)
            {
                var sum = 0f;
                for (var x = 0; x < Side; x++)
                    sum += box[y * Side + x] * Cosines[u * Side + x];
                rows[y * Low + u] = sum;
            }

        for (var v = 0; v < Low; v++)
            for (var u = 0; u < Low; u++)
            {
                var sum = 0f;
                for (var y = 0; y < Side; y++)
                    sum += rows[y * Low + u] * Cosines[v * Side + y];
                frequencies[v * Low + u] = sum;
            }
    }

    private static float[] MakeCosines()
    {
        var cosines = new float[Low * Side];
        for (var u = 0; u < Low; u++)
            for (var x = 0; x < Side; x++)
                cosines[u * Side + x] = (float)Math.Cos((2 * x + 1) * u * Math.PI / (2 * Side));
        return cosines;
    }
}
