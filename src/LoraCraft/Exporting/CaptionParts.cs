namespace LoraCraft.Exporting;

/// <summary>What the placeholders of a <see cref="CaptionTemplate"/> stand for in one image.</summary>
/// <param name="CaptionName">The caption that <c>{caption}</c> means.</param>
/// <param name="AllLines">Whether each line of a caption is written, or only the first that says something.</param>
public sealed record CaptionParts(
    string Trigger,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Captions,
    string CaptionName = "caption",
    bool AllLines = false)
{
    /// <summary>A byte order mark, which no caption file may begin with.</summary>
    private const string Mark = "\uFEFF";

    public string TagText(bool withoutTrigger) => string.Join(
        ", ",
        Tags.Select(Clean).Where(t => t.Length > 0 && !(withoutTrigger && t.Equals(Trigger, StringComparison.OrdinalIgnoreCase))));

    /// <summary>The lines of a caption that say something.</summary>
    public IReadOnlyList<string> Lines(string? name) => Captions.TryGetValue(name ?? CaptionName, out var text)
        ? [.. text.Split('\n', '\r').Select(Clean).Where(l => l.Length > 0)]
        : [];

    /// <summary>One alternative of a caption; a caption with fewer alternatives than another repeats its last.</summary>
    public string Line(string? name, int alternative) =>
        Lines(name) is { Count: > 0 } lines ? lines[Math.Min(alternative, lines.Count - 1)] : "";

    public bool BeginsWithTrigger(string text) => Trigger.Length > 0
        && text.StartsWith(Trigger, StringComparison.OrdinalIgnoreCase)
        && (text.Length == Trigger.Length || !Words.Continues(text[Trigger.Length]));

    /// <summary>A text as captions show it.</summary>
    internal static string Clean(string text) => text.Replace(Mark, "", StringComparison.Ordinal).Trim(' ', '\t', ',', '\n', '\r', '\u00A0', '\u3000');
}

internal static class Words
{
    public static bool Continues(char character) => char.IsLetterOrDigit(character) || character == '_';

    /// <summary>How often a word stands in a text as a whole word, in any case.</summary>
    public static int Count(string text, string word)
    {
        var count = 0;
        for (var at = 0; word.Length > 0 && (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
            if ((at == 0 || !Continues(text[at - 1])) && (at + word.Length == text.Length || !Continues(text[at + word.Length])))
                count++;
        return count;
    }
}
