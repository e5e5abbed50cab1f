using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <summary>What an outside edit makes of the texts of an image. A part that it leaves alone is not in it.</summary>
internal sealed record TextChange(TagsChange? Tags, IReadOnlyDictionary<string, CaptionChange> Captions)
{
    /// <summary>Why no image can have these texts, as the end of a sentence; null when one can.</summary>
    public string? Problem => Captions.Values.Any(c => c.After.Length > ImageTexts.MaxCaptionLength && c.After.Length > c.Before.Length)
        ? $"it is longer than {ImageTexts.MaxCaptionLength:N0} characters, which is the most a caption may have"
        : null;

    public static TextChange Between(ImageTexts before, ImageTexts after) => new(
        before.Tags.SequenceEqual(after.Tags) ? null : new(before.Tags, after.Tags),
        before.Captions.Keys.Union(after.Captions.Keys)
            .Where(name => before.Caption(name) != after.Caption(name))
            .ToDictionary(name => name, name => new CaptionChange(before.Caption(name), after.Caption(name))));

    /// <returns>Both together; null when they say different things of the same part.</returns>
    public static TextChange? Together(TextChange one, TextChange other)
    {
        if (one.Tags is { } tags && other.Tags is { } others && !tags.After.SequenceEqual(others.After))
            return null;
        var captions = one.Captions.ToDictionary();
        foreach (var (name, change) in other.Captions)
            if (!captions.TryAdd(name, change) && captions[name] != change)
                return null;
        return new(one.Tags ?? other.Tags, captions);
    }

    /// <summary>
    /// The texts with the edit in them. What was changed here too since it went out is brought together word by word, tags one
    /// by one; where both changed the same in different ways it is a conflict.
    /// </summary>
    /// <param name="conflicts">One of <see cref="DriftConflicts"/>.</param>
    public (ImageTexts Texts, bool Conflict) Apply(ImageTexts now, ITextMerge merge, string conflicts)
    {
        var (texts, conflict) = (now, false);
        if (Tags is { } tags && Decided(merge.Tags(tags.Before, now.Tags, tags.After), now.Tags, tags.After) is var merged && !merged.SequenceEqual(now.Tags))
            texts = texts with { Tags = merged };
        foreach (var (name, change) in Captions)
            if (Decided(Caption(now.Caption(name), change), now.Caption(name), change.After) is var caption && caption != now.Caption(name))
                texts = texts.WithCaption(name, caption);
        return (texts, conflict);

        T Decided<T>(MergedText<T> both, T here, T outside)
        {
            conflict |= both.Overlaps;
            return (both.Overlaps, conflicts) switch
            {
                (true, DriftConflicts.Keep) => here,
                (true, DriftConflicts.Outside) => outside,
                _ => both.Value,
            };
        }

        MergedText<string> Caption(string here, CaptionChange change)
        {
            var both = merge.Caption(change.Before, here, change.After);
            return both.Value.Length <= Math.Max(ImageTexts.MaxCaptionLength, here.Length) || here == change.Before ? both : new(here, Overlaps: true, here);
        }
    }
}

internal sealed record TagsChange(IReadOnlyList<string> Before, IReadOnlyList<string> After);

internal sealed record CaptionChange(string Before, string After);
