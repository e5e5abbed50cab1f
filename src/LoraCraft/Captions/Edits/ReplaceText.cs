using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Finds and replaces in every tag, or in a caption.</summary>
/// <param name="Mode"><c>plain</c> or <c>regex</c> (.NET syntax; groups as <c>$1</c> or <c>${name}</c>).</param>
/// <param name="Target"><c>tags</c> (a tag that becomes empty goes; one with commas becomes several) or <c>captions</c>.</param>
public sealed record ReplaceText(
    string Find, string Replace, string Mode = "plain", bool MatchCase = false, string Target = "captions", string? Caption = null) : Edit
{
    /// <summary>On one text: above what a harmless pattern needs while all the machine is busy with something else.</summary>
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(5);

    /// <summary>The same for a pattern that may take forever; everybody's changes wait for it.</summary>
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(1);

    private const int LongestReplacement = 2000;

    private Regex? _regex;

    public override string Describe() => $"Replaced {Words.Quote(Find)} with {Words.Quote(Replace)} in {Target}";

    [JsonIgnore]
    public override string? ChangesCaption => Target == "captions" ? Caption ?? CaptionNames.Default : null;

    public override Refusal? Check()
    {
        if (string.IsNullOrEmpty(Find))
            return Refusal.Invalid("Say what to find.");
        if (Replace is null)
            return Refusal.Invalid("Say what to put in its place; an empty text removes what was found.");
        if (Replace.Length > LongestReplacement)
            return Refusal.Invalid($"What is put in its place has at most {LongestReplacement:N0} characters.");
        if (Mode is not ("plain" or "regex"))
            return Refusal.Invalid("The mode is \"plain\" or \"regex\".");
        if (Target is not ("tags" or "captions"))
            return Refusal.Invalid("The target is \"tags\" or \"captions\".");
        if ((PlainText.Check(Find) ?? PlainText.Check(Replace) ?? (ChangesCaption is { } name ? CaptionName.Check(name) : null)) is { } refusal)
            return refusal;
        try
        {
            _ = Pattern;
            return null;
        }
        catch (RegexParseException wrong)
        {
            return Refusal.Invalid($"The pattern cannot be read: {wrong.Message}", wrong.Offset);
        }
    }

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        if (ChangesCaption is { } name)
            return image.Caption(name) is { Length: > 0 } text ? image.WithCaption(name, In(text)) : image;
        var tags = image.Tags.SelectMany(tag => In(tag) is var replaced && replaced == tag ? [tag] : TagRule.Split(replaced)).ToList();
        return tags.SequenceEqual(image.Tags) ? image : image with { Tags = tags };
    }

    private Regex Pattern => _regex ??= Mode == "regex" ? Steady(Find) : new(Regex.Escape(Find), Options, LongestMatch);

    private RegexOptions Options => RegexOptions.CultureInvariant | (MatchCase ? RegexOptions.None : RegexOptions.IgnoreCase);

    /// <summary>In time that grows with the text alone, but for patterns that look around or back at what they found.</summary>
    private Regex Steady(string pattern)
    {
        try
        {
            return new(pattern, Options | RegexOptions.NonBacktracking, LongestMatch);
        }
        catch (NotSupportedException)
        {
            return new(pattern, Options, LongestSearch);
        }
    }

    private string In(string text) => Mode == "regex" ? WithoutHalves(Pattern.Replace(text, Replace)) : Pattern.Replace(text, _ => Replace);

    /// <summary>A pattern sees UTF-16 code units; what it leaves of a character that takes two is no text and goes too.</summary>
    private static string WithoutHalves(string text) =>
        text.EnumerateRunes().All(r => r != Rune.ReplacementChar) ? text
        : string.Concat(text.Where((c, i) =>
            !char.IsSurrogate(c)
            || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]))));
}
