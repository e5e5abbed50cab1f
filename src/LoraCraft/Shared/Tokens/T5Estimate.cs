namespace LoraCraft.Shared.Tokens;

/// <summary>
/// About how many tokens T5's encoder, which Flux and SD 3 read long texts with, makes of a text. Its vocabulary is not here, so
/// CLIP's count stands in: both know common words whole. A lone "a" is two tokens to T5, and every text has one at its end.
/// </summary>
public static class T5Estimate
{
    public static int Of(string text)
    {
        var lone = 0;
        foreach (var word in text.AsSpan().Split(' '))
            if (text.AsSpan(word) is "a")
                lone++;
        return ClipTokens.Count(text) + lone + 1;
    }
}
