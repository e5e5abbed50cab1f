using System.Text;

namespace LoraCraft.Exporting.Drift;

/// <summary>A word or a single other character of a text, and where it stands.</summary>
internal readonly record struct CaptionToken(string Text, int Start, int End)
{
    public bool IsComma => Text == ",";
}

/// <summary>
/// Texts as readers see them: words and signs. Spaces do not count, nor does a comma beside another or at either end, because
/// a template's separators are mostly those and people are careless with them.
/// </summary>
internal static class CaptionTokens
{
    /// <summary>Two texts longer than this, multiplied, are not aligned.</summary>
    private const long LargestTable = 1_000_000;

    private const long Unmatched = 1 << 20;

    public static List<CaptionToken> Of(string text)
    {
        var tokens = new List<CaptionToken>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && Words.Continues(text[at]))
                at++;
            if (at == start)
                at += Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length) == System.Buffers.OperationStatus.Done ? length : 1;
            if (!string.IsNullOrWhiteSpace(text[start..at]) && !(text[start] == ',' && (tokens.Count == 0 || tokens[^1].IsComma)))
                tokens.Add(new(text[start..at], start, at));
        }

        if (tokens.Count > 0 && tokens[^1].IsComma)
            tokens.RemoveAt(tokens.Count - 1);
        return tokens;
    }

    /// <summary>Every word and sign, commas at the ends too: what a separator consists of.</summary>
    public static string[] OfSeparator(string text) => [.. Of($"x{text}x").Skip(1).SkipLast(1).Select(t => t.Text)];

    public static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == other.Count && one.Zip(other).All(p => Of(p.First).Select(t => t.Text).SequenceEqual(Of(p.Second).Select(t => t.Text)));

    /// <summary>The words that count when two texts are compared.</summary>
    public static string[] Telling(IEnumerable<CaptionToken> tokens) => [.. tokens.Where(t => !t.IsComma).Select(t => t.Text)];

    /// <summary>
    /// How far two texts are from each other: first by the words that are not in both, then by the number of places where they
    /// differ. Null when they are too long and too different to be aligned.
    /// </summary>
    public static long? Distance(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        while (before.Length > 0 && after.Length > 0 && before[0] == after[0])
        {
            before = before[1..];
            after = after[1..];
        }

        while (before.Length > 0 && after.Length > 0 && before[^1] == after[^1])
        {
            before = before[..^1];
            after = after[..^1];
        }

        if (before.Length == 0 || after.Length == 0)
            return before.Length + after.Length == 0 ? 0 : (before.Length + after.Length) * Unmatched + 1;
        return (long)before.Length * after.Length > LargestTable ? null : Align(before, after);
    }

    /// <summary>The cheapest alignment, where a run of removed and added words is one place.</summary>
    private static long Align(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        const long never = long.MaxValue / 4;
        var (matched, gap) = (new long[after.Length + 1], new long[after.Length + 1]);
        for (var j = 0; j <= after.Length; j++)
            (matched[j], gap[j]) = (j == 0 ? 0 : never, j == 0 ? never : j * Unmatched + 1);
        for (var i = 1; i <= before.Length; i++)
        {
            var (cornerMatched, cornerGap) = (matched[0], gap[0]);
            (matched[0], gap[0]) = (never, i * Unmatched + 1);
            for (var j = 1; j <= after.Length; j++)
            {
                var here = before[i - 1] == after[j - 1] ? Math.Min(cornerMatched, cornerGap) : never;
                (cornerMatched, cornerGap) = (matched[j], gap[j]);
                gap[j] = Unmatched + Math.Min(Math.Min(gap[j], matched[j] + 1), Math.Min(gap[j - 1], matched[j - 1] + 1));
                matched[j] = here;
            }
        }

        return Math.Min(matched[^1], gap[^1]);
    }
}
