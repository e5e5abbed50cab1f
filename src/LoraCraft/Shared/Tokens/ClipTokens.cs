using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace LoraCraft.Shared.Tokens;

/// <summary>
/// Counts the tokens of texts as CLIP's text encoders get them, without the one at the start and the one at the end. White
/// space ends every token, so a text has as many as its parts between white space. Letters with accents written as two
/// characters are not composed first.
/// </summary>
public static class ClipTokens
{
    /// <summary>So many tokens the encoder takes at once; trainers cut what is longer, or encode it in chunks of so many.</summary>
    public const int Chunk = 75;

    private const int LongestKept = 64;
    private const int MostKept = 65_536;

    private static readonly string[] Endings = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    /// <summary>Counts of what was counted before: texts say the same words over and over.</summary>
    private static readonly ConcurrentDictionary<string, int> Known = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> KnownParts = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var part in Parts(text))
            count += CountPart(text[part]);
        return count;
    }

    /// <summary>The token ids, without those of start and end.</summary>
    public static IReadOnlyList<int> Encode(string text)
    {
        var tokens = new List<int>();
        foreach (var part in Parts(text))
            EncodePart(text.AsSpan(part), tokens);
        return tokens;
    }

    /// <summary>Where each chunk after the first begins: the character at which the part between white space starts that its first token is in.</summary>
    public static IReadOnlyList<int> ChunkStarts(string text)
    {
        var starts = new List<int>();
        var count = 0;
        foreach (var part in Parts(text))
        {
            count += CountPart(text.AsSpan(part));
            while (count > Chunk * (starts.Count + 1))
                starts.Add(part.Start.Value);
        }

        return starts;
    }

    private static int CountPart(ReadOnlySpan<char> part)
    {
        if (KnownParts.TryGetValue(part, out var count))
            return count;
        var tokens = new List<int>();
        EncodePart(part, tokens);
        if (part.Length > LongestKept)
            return tokens.Count;
        if (Known.Count >= MostKept)
            Known.Clear();
        Known[part.ToString()] = tokens.Count;
        return tokens.Count;
    }

    private static void EncodePart(ReadOnlySpan<char> part, List<int> tokens)
    {
        Span<char> lower = part.Length <= 256 ? stackalloc char[part.Length] : new char[part.Length];
        part.ToLowerInvariant(lower);
        for (var at = 0; at < lower.Length;)
        {
            var length = WordLength(lower[at..]);
            tokens.AddRange(ClipVocabulary.Encode(lower.Slice(at, length)));
            at += length;
        }
    }

    /// <summary>The first word: an English ending, letters, one digit, or signs.</summary>
    private static int WordLength(ReadOnlySpan<char> text)
    {
        foreach (var ending in Endings)
            if (text.StartsWith(ending, StringComparison.Ordinal))
                return ending.Length;
        var kind = KindAt(text, out var length);
        while (kind != Kind.Digit && length < text.Length && KindAt(text[length..], out var next) == kind)
            length += next;
        return length;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, out int length)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out length) != OperationStatus.Done)
            return Kind.Sign;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Digit,
            _ => Kind.Sign,
        };
    }

    private static PartEnumerator Parts(ReadOnlySpan<char> text) => new(text);

    private enum Kind
    {
        Letter,
        Digit,
        Sign,
    }

    /// <summary>The parts of a text between white space.</summary>
    private ref struct PartEnumerator(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;

        public Range Current { get; private set; }

        public readonly PartEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            var start = Current.End.Value;
            while (start < _text.Length && char.IsWhiteSpace(_text[start]))
                start++;
            var end = start;
            while (end < _text.Length && !char.IsWhiteSpace(_text[end]))
                end++;
            Current = start..end;
            return end > start;
        }
    }
}
