using LoraCraft.Kernel;

namespace LoraCraft.Gallery;

/// <summary>An order of images; equal ones follow by number, in the same direction.</summary>
/// <param name="Key">What is compared, of the image <c>i</c> or its texts <c>s</c>, or <see cref="TokenCount"/>; null = the number alone.</param>
/// <param name="Indexed">Whether the images can be read in this order without looking at all.</param>
internal sealed record ImageSort(string? Key, bool Indexed, bool Descending)
{
    private const string TokenCount = "tokens";

    public static readonly ImageSort Position = new("i.place", true, false);

    /// <summary>Images are numbered as they are added.</summary>
    public static readonly ImageSort Added = new(null, true, false);

    public static readonly ImageSort Tags = new("s.tag_count", true, false);

    private static readonly Dictionary<string, ImageSort> Known = new()
    {
        ["position"] = Position,
        ["added"] = Added,
        ["name"] = new("i.name", true, false),
        ["size"] = new("i.width * i.height", false, false),
        ["bytes"] = new("i.bytes", false, false),
        ["tags"] = Tags,
        ["tokens"] = new(TokenCount, false, false),
        ["stars"] = new("i.stars", false, false),
    };

    public bool ByTags => Key == Tags.Key;

    /// <summary>Reads <c>bytes</c> or, for descending, <c>-bytes</c>; blank is the manual order.</summary>
    public static ImageSort Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Position;
        var descending = text.StartsWith('-');
        return Known.TryGetValue(descending ? text[1..] : text, out var sort)
            ? sort with { Descending = descending }
            : throw new RefusedException(Refusal.Invalid($"Images cannot be sorted by \"{text}\": use one of {string.Join(", ", Known.Keys)}, with - before it for descending."));
    }

    /// <param name="tokens">SQL for the tokens of the image.</param>
    public string OrderBy(Func<string> tokens)
    {
        var direction = Descending ? " DESC" : "";
        var number = $"{(ByTags ? "s" : "i")}.number{direction}";
        return Key is null ? number : $"{(Key == TokenCount ? tokens() : Key)}{direction}, {number}";
    }
}
