using System.IO.Enumeration;
using System.Text;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>
/// Text to search for: <c>*</c> stands for any characters, <c>?</c> for one, and a backslash makes the <c>*</c>, <c>?</c> or
/// backslash after it plain. Any other backslash is itself, as in the tag <c>saber \(fate\)</c>. Case never matters.
/// </summary>
internal sealed record TextPattern(string Source)
{
    private readonly record struct Part(string Text, bool Wild);

    public bool HasWildcards => Parts().Any(p => p.Wild);

    /// <summary>Whether any text at all matches.</summary>
    public bool MatchesAll => Parts().All(p => p is { Wild: true, Text: "*" });

    /// <summary>The text itself, without escapes; meant for patterns without wildcards.</summary>
    public string Plain => string.Concat(Parts().Select(p => p.Text));

    /// <summary>The longest piece without wildcards, or null.</summary>
    public string? Literal => Parts().Where(p => !p.Wild).Select(p => p.Text).MaxBy(t => t.Length);

    /// <summary>For LIKE with \ as escape, from the first character to the last.</summary>
    public string Whole => Like(text => text);

    /// <summary>For LIKE, anywhere in the text.</summary>
    public string Infix => $"%{Whole}%";

    /// <summary>For LIKE, anywhere in a list of tags as it is stored.</summary>
    public string InfixOfTags => $"%{Like(text => TagJson.Write(text)[1..^1])}%";

    public bool Matches(string text) => FileSystemName.MatchesSimpleExpression(
        string.Concat(Parts().Select(p => p.Wild ? p.Text : p.Text.ToLowerInvariant().Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("*", @"\*", StringComparison.Ordinal).Replace("?", @"\?", StringComparison.Ordinal))),
        text.ToLowerInvariant(), ignoreCase: false);

    private string Like(Func<string, string> stored) => string.Concat(Parts().Select(p => p switch
    {
        { Wild: true, Text: "*" } => "%",
        { Wild: true } => "_",
        _ => Escaped(stored(p.Text)),
    }));

    /// <summary>A plain text for LIKE with \ as escape.</summary>
    public static string Escaped(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private List<Part> Parts()
    {
        var parts = new List<Part>();
        var plain = new StringBuilder();
        for (var at = 0; at < Source.Length; at++)
            if (Source[at] == '\\' && at + 1 < Source.Length && Source[at + 1] is '*' or '?' or '\\')
                plain.Append(Source[++at]);
            else if (Source[at] is '*' or '?')
            {
                EndPlain();
                parts.Add(new(Source[at].ToString(), true));
            }
            else
                plain.Append(Source[at]);
        EndPlain();
        return parts;

        void EndPlain()
        {
            if (plain.Length > 0)
                parts.Add(new(plain.ToString(), false));
            plain.Clear();
        }
    }
}
