using System.Globalization;
using System.Text;

namespace LoraCraft.History.Algebra;

/// <summary>
/// A text as the pieces that merging and comparing never cut: a word, a run of spaces, a run of punctuation; a line break, an
/// emoji and a character of a script that writes no spaces each stand alone. Together they are the text; none begins or ends
/// inside a grapheme.
/// </summary>
public static class WordTokens
{
    private enum Kind { None, Word, Space, Punctuation, Alone }

    public static List<string> Of(string text)
    {
        var tokens = new List<string>();
        var (start, kind) = (0, Kind.None);
        for (var at = 0; at < text.Length;)
        {
            var next = KindAt(text, at);
            if (at > start && (next != kind || next == Kind.Alone))
            {
                tokens.Add(text[start..at]);
                start = at;
            }

            kind = next;
            at += GraphemeAt(text, at);
        }

        if (start < text.Length)
            tokens.Add(text[start..]);
        return tokens;
    }

    public static bool IsWord(string token) => KindAt(token, 0) is Kind.Word || (KindAt(token, 0) is Kind.Alone && !IsLineBreak(token[0]));

    private static int GraphemeAt(string text, int at) =>
        char.IsAscii(text[at]) && text[at] != '\r' && (at + 1 == text.Length || char.IsAscii(text[at + 1]))
            ? 1
            : StringInfo.GetNextTextElementLength(text.AsSpan(at));

    private static Kind KindAt(string text, int at)
    {
        var c = text[at];
        if (char.IsAscii(c))
            return char.IsAsciiLetterOrDigit(c) || c == '_' ? Kind.Word : IsLineBreak(c) ? Kind.Alone : char.IsWhiteSpace(c) ? Kind.Space : Kind.Punctuation;
        if (IsLineBreak(c))
            return Kind.Alone;
        _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _);
        return Rune.GetUnicodeCategory(rune) switch
        {
            _ when Rune.IsWhiteSpace(rune) => Kind.Space,
            UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate => Kind.Alone,
            UnicodeCategory.OtherLetter when WritesNoSpaces(rune.Value) => Kind.Alone,
            <= UnicodeCategory.OtherNumber or UnicodeCategory.Format or UnicodeCategory.ConnectorPunctuation => Kind.Word,
            _ => Kind.Punctuation,
        };
    }

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Thai to Myanmar, Khmer, kana and Han.</summary>
    private static bool WritesNoSpaces(int code) =>
        code is (>= 0x0E00 and < 0x0F00) or (>= 0x1000 and < 0x10A0) or (>= 0x1780 and < 0x1800) or (>= 0x3040 and < 0x3100)
            or (>= 0x3400 and < 0xA000) or (>= 0xF900 and < 0xFB00) or (>= 0x20000 and < 0x32000);
}
