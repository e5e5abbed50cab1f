namespace LoraCraft.Gallery.Charts;

/// <summary>The widths and heights that most images have.</summary>
internal static class CommonSizes
{
    private const int Most = 8;

    public static Chart Of(IEnumerable<ImageFacts> images) => new("sizes",
    [
        .. images.CountBy(image => (image.Width, image.Height)).OrderByDescending(size => size.Value).ThenBy(size => size.Key).Take(Most)
            .Select(size => new Bar($"{size.Key.Width} × {size.Key.Height}", $"width:{size.Key.Width} height:{size.Key.Height}", size.Value)),
    ]);
}
