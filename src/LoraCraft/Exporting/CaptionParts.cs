using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>What the placeholders of a <see cref="CaptionTemplate"/> stand for in one image.</summary>
/// <param name="CaptionName">The caption that <c>{caption}</c> means.</param>
/// <param name="AllLines">Whether each line of a caption is written, or only the first that says something.</param>
/// <param name="Several">Captions that <c>{caption}</c> means, each an alternative; null = the one.</param>
public sealed record CaptionParts(
    string Trigger,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Captions,
    string CaptionName = "caption",
    bool AllLines = false,
    IReadOnlyList<string>? Several = null)
{
    /// <summary>A byte order mark, which no caption file may begin with.</summary>
    private const string Mark = "\uFEFF";

    public string TagText(bool withoutTrigger) => string.Join(
        ", ",
        Tags.Select(Clean).Where(t => t.Length > 0 && !(withoutTrigger && t.Equals(Trigger, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether a caption may become several lines.</summary>
    public bool HasAlternatives => AllLines || Several is not null;

    /// <summary>The captions that <c>{caption}</c> means.</summary>
    public IReadOnlyList<string> Meant => Several ?? [CaptionName];

    /// <summary>The same with one line for each caption file.</summary>
    public CaptionParts OneLine => this with
    {
        AllLines = false,
        Several = null,
        CaptionName = Several?.FirstOrDefault(n => SaysSomething(Captions, n)) ?? CaptionName,
    };

    /// <summary>The lines of a caption that say something.</summary>
    /// <param name="name">Null = what <c>{caption}</c> means.</param>
    public IReadOnlyList<string> Lines(string? name) => name is null && Several is not null ? [.. Several.SelectMany(Shown)] : LinesOf(Captions, name ?? CaptionName);

    /// <summary>Those lines of a caption that are written.</summary>
    public IReadOnlyList<string> Shown(string name) => AllLines ? Lines(name) : [.. Lines(name).Take(1)];

    /// <summary>Alternatives of a caption, at least one.</summary>
    public int Alternatives(string? name) => AllLines || (name is null && Several is not null) ? Math.Max(1, Lines(name).Count) : 1;

    /// <summary>One alternative of a caption; a caption with fewer alternatives than another repeats its last.</summary>
    public string Line(string? name, int alternative) =>
        Lines(name) is { Count: > 0 } lines ? lines[Math.Min(alternative, Alternatives(name) - 1)] : "";

    /// <summary>Whether an image has something to say in a caption.</summary>
    internal static bool SaysSomething(IReadOnlyDictionary<string, string> captions, string name) => LinesOf(captions, name).Count > 0;

    public bool BeginsWithTrigger(string text) => Trigger.Length > 0
        && text.StartsWith(Trigger, StringComparison.OrdinalIgnoreCase)
        && (text.Length == Trigger.Length || !Words.Continues(text[Trigger.Length]));

    private static List<string> LinesOf(IReadOnlyDictionary<string, string> captions, string name) => captions.TryGetValue(name, out var text)
        ? [.. text.Split('\n', '\r').Select(Clean).Where(l => l.Length > 0)]
        : [];

    /// <summary>A text as captions show it.</summary>
    internal static string Clean(string text) => CaptionEdges.Trim(text.Replace(Mark, "", StringComparison.Ordinal)).ToString();
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
