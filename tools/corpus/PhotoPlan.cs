namespace LoraCraft.Corpus;

/// <summary>The kinds of file in the photo set.</summary>
public enum PhotoFormat
{
    Jpeg,
    Png,
    Webp,
}

/// <summary>How photo number <c>i</c> is made: which source, which part of it, how large, how stored.</summary>
/// <param name="Source">Index of the source picture.</param>
/// <param name="Megapixels">Size wished for; less where the source is small.</param>
/// <param name="Aspect">Width over height.</param>
/// <param name="Zoom">0..1: from the tightest cut to the largest that fits.</param>
/// <param name="X">0..1: where in the room that is left.</param>
/// <param name="Y">0..1.</param>
/// <param name="Turned">Stored lying on its side with EXIF orientation 6.</param>
public sealed record PhotoPlan(
    int Index, int Source, PhotoFormat Format, double Megapixels, double Aspect, double Zoom, double X, double Y, int Quality, bool Turned)
{
    // Every 25th is the photo before it, smaller and stored worse: duplicates to be found.
    private const int DuplicateEvery = 25;

    private static readonly double[] Aspects = [1.5, 4 / 3.0, 16 / 9.0, 1, 2 / 3.0, 0.75];

    /// <summary>The same for equal arguments.</summary>
    public static PhotoPlan Of(int index, int seed, int sources)
    {
        if (index % DuplicateEvery == DuplicateEvery - 1)
        {
            var original = Of(index - 1, seed, sources);
            return original with { Index = index, Format = PhotoFormat.Jpeg, Megapixels = original.Megapixels * 0.36, Quality = 60, Turned = false };
        }

        var random = new Random(unchecked(seed * 1_000_003 + index));
        var format = random.NextDouble() switch { < 0.75 => PhotoFormat.Jpeg, < 0.86 => PhotoFormat.Png, _ => PhotoFormat.Webp };
        return new PhotoPlan(
            index,
            random.Next(sources),
            format,
            1 + 11 * Math.Pow(random.NextDouble(), 6),
            Aspects[random.Next(Aspects.Length)],
            random.NextDouble(),
            random.NextDouble(),
            random.NextDouble(),
            80 + random.Next(16),
            format == PhotoFormat.Jpeg && random.Next(20) == 0);
    }

    /// <summary>File name with its extension.</summary>
    public string FileName => $"photo-{Index:00000}.{Format switch { PhotoFormat.Jpeg => "jpg", PhotoFormat.Png => "png", _ => "webp" }}";
}
