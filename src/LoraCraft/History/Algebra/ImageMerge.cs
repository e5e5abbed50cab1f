using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Algebra;

/// <summary>The names of what can be in conflict of one image.</summary>
public static class Facets
{
    public const string Presence = "presence";
    public const string Tags = "tags";
    public const string Stars = "stars";
    public const string Mark = "mark";

    /// <summary>The place in the manual order, which is never in conflict but can be chosen.</summary>
    public const string Place = "place";
    private const string CaptionPrefix = "caption:";

    public static string Caption(string name) => CaptionPrefix + name;

    /// <summary>What differs between two states of an image; of one that is not there on a side, only its presence.</summary>
    public static IEnumerable<string> Changed(ImageState? before, ImageState? after)
    {
        if ((before?.Live ?? false) != (after?.Live ?? false))
            yield return Presence;
        if (before is null || after is null)
            yield break;
        if (!before.Tags.SequenceEqual(after.Tags))
            yield return Tags;
        if (before.Stars != after.Stars)
            yield return Stars;
        if (before.Mark != after.Mark)
            yield return Mark;
        foreach (var (name, text) in before.Captions)
            if (after.Caption(name) != text)
                yield return Caption(name);
        foreach (var (name, text) in after.Captions)
            if (text.Length > 0 && !before.Captions.ContainsKey(name))
                yield return Caption(name);
    }

    /// <summary>The name of the caption a facet is, or null.</summary>
    public static string? CaptionName(string facet) =>
        facet.StartsWith(CaptionPrefix, StringComparison.Ordinal) ? facet[CaptionPrefix.Length..] : null;
}

/// <param name="Facet">One of <see cref="Facets"/>.</param>
/// <param name="HasBoth">Whether both can be kept; <see cref="MergedImage.Both"/> says what that gives.</param>
public sealed record FacetConflict(string Facet, bool HasBoth);

/// <param name="Value">The merged image, with mine for every facet in conflict but present if its presence is; null when it should not be there.</param>
/// <param name="Both">The same with both for every facet in conflict that can have both; null as <paramref name="Value"/> is.</param>
public sealed record MergedImage(
    ImageState? Base, ImageState? Mine, ImageState? Theirs, ImageState? Value, ImageState? Both, IReadOnlyList<FacetConflict> Conflicts)
{
    public bool IsClean => Conflicts.Count == 0;
}

/// <summary>
/// The three-way merge of one image, facet by facet. The same taken as undo: base is the image right after the change that is
/// taken back, mine is the image now, theirs the image right before the change.
/// </summary>
/// <remarks>
/// Null is an image that is not there. One that a side removed and the other edited is a conflict of <c>presence</c>, and stays
/// unless somebody decides otherwise. Place, name and file are never in conflict: where both sides changed them, mine stands.
/// </remarks>
public static class ImageMerge
{
    public static MergedImage Merge(ImageState? @base, ImageState? mine, ImageState? theirs)
    {
        if (Equals(mine, theirs) || Equals(@base, theirs))
            return new(@base, mine, theirs, mine, mine, []);
        if (Equals(@base, mine))
            return new(@base, mine, theirs, theirs, theirs, []);

        var from = @base ?? Nothing;
        var (my, their) = (mine ?? Gone(from), theirs ?? Gone(from));
        var conflicts = new List<FacetConflict>();
        var value = my with
        {
            Place = Algebra.Merge.Value(from.Place, my.Place, their.Place).Value,
            Name = Algebra.Merge.Value(from.Name, my.Name, their.Name).Value,
            Picture = Algebra.Merge.Value(from.Picture, my.Picture, their.Picture).Value,
            Live = Presence(from, my, their, conflicts),
        };

        var tags = Take(Facets.Tags, TagMerge.Merge(from.Tags, my.Tags, their.Tags), conflicts);
        value = value with { Tags = tags.Value };
        var both = value with { Tags = tags.Both };
        foreach (var name in from.Captions.Keys.Union(my.Captions.Keys).Union(their.Captions.Keys).Order(StringComparer.Ordinal))
        {
            var caption = Take(Facets.Caption(name), Caption(from.Caption(name), my.Caption(name), their.Caption(name)), conflicts);
            (value, both) = (value.WithCaption(name, caption.Value), both.WithCaption(name, caption.Both));
        }

        var stars = Take(Facets.Stars, Algebra.Merge.Value(from.Stars, my.Stars, their.Stars), conflicts);
        var mark = Take(Facets.Mark, Algebra.Merge.Value(from.Mark, my.Mark, their.Mark), conflicts);
        return new(
            @base, mine, theirs,
            value with { Stars = stars.Value, Mark = mark.Value },
            both with { Stars = stars.Value, Mark = mark.Value },
            conflicts);
    }

    /// <summary>The image as somebody decided it, by facet; a facet without a choice is as it was merged.</summary>
    /// <exception cref="RefusedException">A choice does not fit its facet.</exception>
    public static ImageState? Resolve(MergedImage merged, IReadOnlyDictionary<string, Choice> choices)
    {
        if (choices.Count == 0)
            return merged.Value;
        var from = merged.Base ?? Nothing;
        var state = merged.Value ?? Gone(merged.Mine ?? merged.Theirs ?? from);
        foreach (var (facet, choice) in choices)
            if (choice == Choice.Mine)
                state = With(state, facet, merged.Mine ?? Gone(from));
            else if (choice == Choice.Theirs)
                state = With(state, facet, merged.Theirs ?? Gone(from));
            else if (choice == Choice.Both)
                state = merged.Conflicts.Any(c => c.Facet == facet && !c.HasBoth) ? throw Unfit(facet) : With(state, facet, merged.Both ?? state);
            else
                state = Written(state, facet, choice);
        return merged.Value is null && !state.Live ? null : state;
    }

    private static readonly ImageState Nothing = new(false, [], new Dictionary<string, string>(), 0, null, double.NaN, "", "");

    private static ImageState Gone(ImageState image) => image with { Live = false };

    private static bool Presence(ImageState from, ImageState mine, ImageState theirs, List<FacetConflict> conflicts)
    {
        var live = Algebra.Merge.Value(from.Live, mine.Live, theirs.Live).Value;
        if (!from.Live || mine.Live == theirs.Live || (mine.Live ? mine : theirs).SameContent(from))
            return live;
        conflicts.Add(new(Facets.Presence, HasBoth: false));
        return true;
    }

    /// <summary>Two texts that fit together but not into one caption are a conflict.</summary>
    private static Merged<string> Caption(string from, string mine, string theirs)
    {
        var merged = WordMerge.Merge(from, mine, theirs);
        var most = Math.Max(ImageTexts.MaxCaptionLength, Math.Max(mine.Length, theirs.Length));
        if (merged.Value.Length > most)
            return new(mine, new(from, mine, theirs));
        return merged.Conflict is { Both.Length: var length } && length > most ? new(mine, new(from, mine, theirs)) : merged;
    }

    private static (T Value, T Both) Take<T>(string facet, Merged<T> merged, List<FacetConflict> conflicts)
    {
        if (merged.Conflict is not { } conflict)
            return (merged.Value, merged.Value);
        conflicts.Add(new(facet, conflict.HasBoth));
        return (merged.Value, conflict.HasBoth ? conflict.Both! : merged.Value);
    }

    private static ImageState With(ImageState state, string facet, ImageState side) => facet switch
    {
        Facets.Presence => state with { Live = side.Live },
        Facets.Tags => state with { Tags = side.Tags },
        Facets.Stars => state with { Stars = side.Stars },
        Facets.Mark => state with { Mark = side.Mark },
        Facets.Place => state with { Place = side.Place },
        _ when Facets.CaptionName(facet) is { } name => state.WithCaption(name, side.Caption(name)),
        _ => throw Unfit(facet),
    };

    private static ImageState Written(ImageState state, string facet, Choice choice) => (facet, choice) switch
    {
        (Facets.Tags, Choice.Tags tags) => Allowed(TagRule.Check(tags.Value), state with { Tags = [.. tags.Value.Distinct()] }),
        (Facets.Stars, Choice.Number stars) => Allowed(ImageRule.Stars(stars.Value), state with { Stars = stars.Value }),
        (Facets.Mark, Choice.Text mark) => Allowed(ImageRule.Mark(mark.Value), state with { Mark = mark.Value }),
        (_, Choice.Text text) when Facets.CaptionName(facet) is { } name => Allowed(TooLong(text.Value ?? "", state.Caption(name)), state.WithCaption(name, text.Value ?? "")),
        _ => throw Unfit(facet),
    };

    private static ImageState Allowed(Refusal? refusal, ImageState state) => refusal is null ? state : throw new RefusedException(refusal);

    /// <summary>A caption that is too long already may stay as long.</summary>
    private static Refusal? TooLong(string text, string now) => text.Length > ImageTexts.MaxCaptionLength && text.Length > now.Length
        ? Refusal.Invalid($"A caption has at most {ImageTexts.MaxCaptionLength:N0} characters; this one has {text.Length:N0}.")
        : null;

    private static RefusedException Unfit(string facet) =>
        new(Refusal.Invalid($"This choice does not fit \"{facet}\": choose mine or theirs, or give a value of its kind."));
}
