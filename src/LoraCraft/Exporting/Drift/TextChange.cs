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
    /// The texts with the edit in them. A part that was changed here too since it went out is a conflict: it stays as it is,
    /// or becomes what it is outside.
    /// </summary>
    public (ImageTexts Texts, bool Conflict) Apply(ImageTexts now, bool outsideWins)
    {
        var (texts, conflict) = (now, false);
        if (Tags is { } tags && !now.Tags.SequenceEqual(tags.After))
        {
            var theirs = !now.Tags.SequenceEqual(tags.Before);
            conflict |= theirs;
            texts = theirs && !outsideWins ? texts : texts with { Tags = tags.After };
        }

        foreach (var (name, change) in Captions.Where(c => now.Caption(c.Key) != c.Value.After))
        {
            var theirs = now.Caption(name) != change.Before;
            conflict |= theirs;
            texts = theirs && !outsideWins ? texts : texts.WithCaption(name, change.After);
        }

        return (texts, conflict);
    }
}

internal sealed record TagsChange(IReadOnlyList<string> Before, IReadOnlyList<string> After);

internal sealed record CaptionChange(string Before, string After);
