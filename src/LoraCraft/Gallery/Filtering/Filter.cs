using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>A filter as it was understood: a closed set of cases.</summary>
internal abstract record Filter
{
    private Filter()
    {
    }

    /// <summary>Whether it asks for what can become otherwise without a new version of the dataset.</summary>
    public bool AsksBeside => this switch
    {
        All all => all.Parts.Any(part => part.AsksBeside),
        Any any => any.Parts.Any(part => part.AsksBeside),
        Not not => not.Part.AsksBeside,
        _ => this is Unseen or Reviewed or Failed,
    };

    public sealed record All(IReadOnlyList<Filter> Parts) : Filter;

    public sealed record Any(IReadOnlyList<Filter> Parts) : Filter;

    public sealed record Not(Filter Part) : Filter;

    /// <summary>Somewhere in a tag, in a caption or in the name.</summary>
    public sealed record Text(TextPattern Pattern) : Filter;

    /// <summary>A whole tag.</summary>
    public sealed record Tag(TextPattern Pattern) : Filter;

    /// <summary>Somewhere in a caption: in the one of that name, or in any.</summary>
    public sealed record Caption(string? Which, TextPattern Pattern) : Filter;

    /// <summary>The whole name when the pattern has wildcards, else somewhere in it.</summary>
    public sealed record Name(TextPattern Pattern) : Filter;

    /// <summary>Somewhere in where it came from.</summary>
    public sealed record Source(TextPattern Pattern) : Filter;

    /// <summary>A whole number within limits, both inclusive; null = no limit.</summary>
    public sealed record Measured(Measure Measure, long? From, long? To) : Filter;

    /// <summary>Width divided by height within limits, both inclusive; null = no limit.</summary>
    public sealed record Ratio(double? From, double? To) : Filter;

    /// <summary><c>kept</c>, <c>rejected</c>, or null for images without a mark.</summary>
    public sealed record Marked(string? Mark) : Filter;

    public sealed record Format(string Value) : Filter;

    /// <summary>Has a caption, under whatever name.</summary>
    public sealed record Captioned : Filter;

    public sealed record Shape(Outline Outline) : Filter;

    /// <summary>Changed, after its arrival, by somebody of that whole name.</summary>
    public sealed record By(TextPattern Actor) : Filter;

    /// <summary>Arrived or changed after a version, as it was written; <see cref="FilterReader"/> makes it <see cref="TouchedAfter"/>.</summary>
    public sealed record TouchedSince(string Version, int WrittenAt) : Filter;

    /// <summary>Arrived or changed after a place in the log.</summary>
    public sealed record TouchedAfter(long Position) : Filter;

    /// <summary>Arrived or changed in some hours, whatever became of it after: Unix milliseconds in the first and the last; null = no limit.</summary>
    /// <param name="Who">Null = whoever did it.</param>
    public sealed record TouchedIn(long? From, long? To, TouchedBy? Who) : Filter;

    /// <summary>Changed by a machine, and opened by nobody since.</summary>
    public sealed record Unseen : Filter;

    /// <summary>What became of what models proposed for it or machines wrote.</summary>
    public sealed record Reviewed(Review Review) : Filter;

    /// <summary>The last change, after its arrival, was a machine's.</summary>
    public sealed record Automatic : Filter;

    /// <summary>A run whose id begins so failed on it.</summary>
    /// <param name="Run">Without the prefix that actors have.</param>
    public sealed record Failed(string Run, int WrittenAt) : Filter
    {
        /// <summary>What the log says, for tables that know of no runs: of a past, or until today; null where there is no such run.</summary>
        public Func<BesidePast?, ImageSet?> FromLog { get; init; } = _ => null;
    }
}

internal enum Measure
{
    Width,
    Height,

    /// <summary>Width times height.</summary>
    Pixels,
    Bytes,

    /// <summary>Number of tags.</summary>
    Tags,

    /// <summary>Characters of all captions, and of the tags as one list with ", " between them.</summary>
    Chars,

    /// <summary>Words of all captions.</summary>
    Words,

    /// <summary>CLIP's tokens of the trigger word, the tags and the longest caption: see <see cref="TokenSql"/>.</summary>
    Tokens,

    /// <summary>About how many tokens the same is to T5: see <see cref="Shared.Tokens.T5Estimate"/>.</summary>
    T5,
    Stars,
    Number,

    /// <summary>Unix milliseconds.</summary>
    Added,

    /// <summary>Unix milliseconds of the last change, or of the arrival when there was none.</summary>
    Changed,
}

internal enum Review
{
    /// <summary>One waits for a person.</summary>
    Proposed,

    /// <summary>A person took one as it was, and nobody changed the texts since.</summary>
    Accepted,

    /// <summary>A machine wrote, and a person changed the texts since.</summary>
    Edited,

    /// <summary>A person let one go, and no machine wrote since.</summary>
    Rejected,

    /// <summary>A machine wrote of its own accord, and nobody changed the texts since.</summary>
    Generated,
}

internal enum Outline
{
    Landscape,
    Portrait,
    Square,
}
