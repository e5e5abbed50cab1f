using LoraCraft.History.Algebra;

namespace LoraCraft.History.Comparing;

/// <summary>An image that differs between two moments; null on the side where it is not.</summary>
internal sealed record DiffedImage(string Kind, int Number, ImageState? Before, ImageState? After)
{
    public IEnumerable<string> Gained => (After?.Tags ?? []).Except(Before?.Tags ?? []);

    public IEnumerable<string> Lost => (Before?.Tags ?? []).Except(After?.Tags ?? []);

    public bool Touches(string tag) => (After?.Tags ?? []).Contains(tag) != (Before?.Tags ?? []).Contains(tag);

    public bool ChangesCaptions => Before is not null && After is not null && Facets.Changed(Before, After).Any(f => Facets.CaptionName(f) is not null);

    public ImageDiff View()
    {
        var shown = ImageChange.Of(Number, Before, After);
        return new(Kind, Number, shown.Name, shown.Sha256, shown.Before, shown.After);
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
