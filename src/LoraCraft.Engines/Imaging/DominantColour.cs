namespace LoraCraft.Engines.Imaging;

/// <summary>The mean of the fullest cell in a histogram of 8 x 8 x 8 colours.</summary>
internal static class DominantColour
{
    private const int Cells = 8 * 8 * 8;

    /// <param name="rgb">Interleaved 8-bit sRGB, at least one pixel.</param>
    /// <returns><c>#rrggbb</c>.</returns>
    public static string Of(ReadOnlySpan<byte> rgb)
    {
        Span<int> counts = stackalloc int[Cells];
        for (var at = 0; at < rgb.Length; at += 3)
            counts[Cell(rgb, at)]++;

        var fullest = 0;
        for (var cell = 1; cell < Cells; cell++)
            if (counts[cell] > counts[fullest])
                fullest = cell;

        long red = 0, green = 0, blue = 0;
        for (var at = 0; at < rgb.Length; at += 3)
        {
            if (Cell(rgb, at) != fullest)
                continue;
            red += rgb[at];
            green += rgb[at + 1];
            blue += rgb[at + 2];
        }

        var count = counts[fullest];
        return $"#{red / count:x2}{green / count:x2}{blue / count:x2}";
    }

    private static int Cell(ReadOnlySpan<byte> rgb, int at) =>
        (rgb[at] >> 5) << 6 | (rgb[at + 1] >> 5) << 3 | rgb[at + 2] >> 5;
}
