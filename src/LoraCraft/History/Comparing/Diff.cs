using LoraCraft.History.Algebra;

namespace LoraCraft.History.Comparing;

/// <summary>An image that differs between two moments; null on the side where it is not.</summary>
internal sealed record DiffedImage(string Kind, int Number, ImageState? Before, ImageState? After)
{
    public IReadOnlyList<string> Gained { get; } = Beyond(After, Before);

    public IReadOnlyList<string> Lost { get; } = Beyond(Before, After);

    public bool ChangesCaptions { get; } =
        Before is not null && After is not null && Facets.Changed(Before, After).Any(f => Facets.CaptionName(f) is not null);

    public bool Touches(string tag) => Gained.Contains(tag) || Lost.Contains(tag);

    public ImageDiff View()
    {
        var shown = ImageChange.Of(Number, Before, After);
        return new(Kind, Number, shown.Name, shown.Sha256, shown.Before, shown.After, Kind == "replaced" ? Before!.Picture : null);
    }

    /// <summary>Most edits leave the tags before and after them alone: those are on both sides and not looked up.</summary>
    private static IReadOnlyList<string> Beyond(ImageState? image, ImageState? other)
    {
        if (image is null || other is null)
            return [.. (image?.Tags ?? []).Distinct()];
        var (tags, others) = (image.Tags, other.Tags);
        var shorter = Math.Min(tags.Count, others.Count);
        var before = 0;
        while (before < shorter && tags[before] == others[before])
            before++;
        var after = 0;
        while (after < shorter - before && tags[^(after + 1)] == others[^(after + 1)])
            after++;
        return tags.Count == before + after ? [] : [.. tags.Skip(before).Take(tags.Count - before - after).Except(others)];
    }
}

/// <summary>All differences between two moments.</summary>
internal sealed record Diff(DiffSide Left, DiffSide Right, IReadOnlyList<DiffedImage> Images, IReadOnlyList<FactChange> Settings)
{
    private readonly Lazy<IReadOnlyList<TagDiff>> _tags = new(() => Count(Images));

    public DiffView View(int total, IEnumerable<DiffedImage> shown) => new(
        Left, Right, Of("added"), Of("removed"), Of("replaced"), Of("changed"), Images.Count(i => i.ChangesCaptions), Settings, _tags.Value, total,
        [.. shown.Select(i => i.View())]);

    public DiffView Whole() => View(Images.Count, Images);

    private int Of(string kind) => Images.Count(i => i.Kind == kind);

    private static List<TagDiff> Count(IReadOnlyList<DiffedImage> images)
    {
        var counts = new Dictionary<string, (int Added, int Removed)>();
        foreach (var image in images)
        {
            foreach (var tag in image.Gained)
                counts[tag] = counts.GetValueOrDefault(tag) is var c ? (c.Added + 1, c.Removed) : default;
            foreach (var tag in image.Lost)
                counts[tag] = counts.GetValueOrDefault(tag) is var c ? (c.Added, c.Removed + 1) : default;
        }

        return [.. counts.Select(c => new TagDiff(c.Key, c.Value.Added, c.Value.Removed)).OrderByDescending(t => t.Added + t.Removed).ThenBy(t => t.Tag, StringComparer.Ordinal)];
    }
}
