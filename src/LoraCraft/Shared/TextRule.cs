namespace LoraCraft.Shared;

/// <summary>
/// Decides whether the text beside a picture is a list of tags or a caption. <c>auto</c>: tags when it is one line, without
/// sentence-ending punctuation, and no comma-separated piece has more than five words; a caption otherwise.
/// </summary>
public static class TextRule
{
    public const string Auto = "auto";
    public const string Tags = "tags";
    public const string Caption = "caption";
    private const int MostWordsInTag = 5;

    public static bool IsRule(string rule) => rule is Auto or Tags or Caption;

    /// <returns><see cref="Tags"/> or <see cref="Caption"/>.</returns>
    public static string Decide(string rule, string text) => rule == Auto ? Guess(text.Trim()) : rule;

    private static string Guess(string text) =>
        text.AsSpan().IndexOfAny('\n', '\r') < 0 && !HasSentenceEnd(text) && text.Split(',').All(piece => WordCount(piece) <= MostWordsInTag)
            ? Tags
            : Caption;

    /// <summary>A full stop, exclamation or question mark that ends the text or is followed by a space; faces like <c>:!</c> and <c>vol.2</c> are not.</summary>
    private static bool HasSentenceEnd(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] is '。' or '！' or '？')
                return true;
            else if (text[i] is '.' or '!' or '?' && i > 0 && char.IsLetterOrDigit(text[i - 1]) && (i == text.Length - 1 || char.IsWhiteSpace(text[i + 1])))
                return true;
        return false;
    }

    private static int WordCount(string piece) => piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
