namespace LoraCraft.Captions.Likeness;

/// <summary>
/// A tag as it is compared with others: without regard to case; then to underscores, hyphens and backslashes; then to plural;
/// then to the order of its words. Each form makes equal what the one before it keeps apart.
/// </summary>
internal sealed class TagShape
{
    /// <summary>An underscore in a tag so short makes a face (<c>o_O</c>), in which everything counts.</summary>
    private const int LongestFace = 3;

    private readonly string[] _forms;

    private TagShape(string tag, string[] words, string[] forms) => (Tag, Words, _forms) = (tag, words, forms);

    /// <summary>By what <see cref="Likeness"/> calls equal forms, the strictest first.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["case", "signs", "plural", "order"];

    public string Tag { get; }

    /// <summary>In lower case.</summary>
    public string[] Words { get; }

    /// <summary>What all have in common that may be one but for their spelling.</summary>
    public string Loosest => _forms[^1];

    /// <summary>The words with one space between them.</summary>
    public string Plain => _forms[1];

    /// <summary>Null for a face, and for what has neither letter nor digit.</summary>
    public static TagShape? Of(string tag)
    {
        if (!tag.Any(char.IsLetterOrDigit) || (tag.Length <= LongestFace && tag.Contains('_', StringComparison.Ordinal)))
            return null;
        var lower = tag.ToLowerInvariant();
        var words = lower.Replace("\\", "", StringComparison.Ordinal).Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        var singular = Array.ConvertAll(words, Singular);
        return new(tag, words, [lower, string.Join(' ', words), string.Join(' ', singular), string.Join(' ', singular.Order(StringComparer.Ordinal))]);
    }

    /// <summary>The strictest kind by which two are equal; null when they are not.</summary>
    public string? Likeness(TagShape other)
    {
        for (var kind = 0; kind < _forms.Length; kind++)
            if (_forms[kind] == other._forms[kind])
                return Kinds[kind];
        return null;
    }

    /// <summary>An English word without the s of a plural, as far as that can be told.</summary>
    private static string Singular(string word)
    {
        bool Ends(string with) => word.EndsWith(with, StringComparison.Ordinal);

        if (word.Length > 4 && Ends("ies"))
            return $"{word[..^3]}y";
        if (word.Length > 4 && (Ends("sses") || Ends("shes") || Ends("ches") || Ends("xes")))
            return word[..^2];
        return word.Length > 3 && word[^1] == 's' && char.IsLetter(word[^2]) && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }
}
