namespace LoraCraft.Captions;

internal static class WordCount
{
    /// <summary>How many runs of characters without white space a text has.</summary>
    public static long Of(string text)
    {
        var words = 0L;
        for (var at = 0; at < text.Length; at++)
            if (!char.IsWhiteSpace(text[at]) && (at == 0 || char.IsWhiteSpace(text[at - 1])))
                words++;
        return words;
    }
}
