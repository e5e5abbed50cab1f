using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>What a change touched: images, and facts that belong to the whole stream (its name, its settings).</summary>
internal sealed record Footprint(IReadOnlyDictionary<string, ImageSet> Images, IReadOnlySet<(string Stream, Type Fact)> Facts)
{
    public static Footprint Of(IEnumerable<RecordedEvent> events)
    {
        var images = new Dictionary<string, ImageSet>();
        var facts = new HashSet<(string, Type)>();
        foreach (var recorded in events)
            if (recorded.Event is ITouchesImages touching)
                images[recorded.Stream] = images.GetValueOrDefault(recorded.Stream, ImageSet.Empty).Union(touching.Touched);
            else if (recorded.Event is IReversible)
                facts.Add((recorded.Stream, recorded.Event.GetType()));
        return new(images, facts);
    }

    public bool Meets(Footprint other) =>
        Facts.Overlaps(other.Facts)
        || Images.Any(mine => other.Images.TryGetValue(mine.Key, out var theirs) && mine.Value.Overlaps(theirs, out _));
}
