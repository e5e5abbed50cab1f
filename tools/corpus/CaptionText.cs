namespace LoraCraft.Corpus;

/// <summary>Sidecar captions: tags for some photos, prose for others, none for the rest.</summary>
public static class CaptionText
{
    private static readonly string[] Subjects = ["mountain", "lake", "forest", "meadow", "beach", "city", "flower", "leaf", "sky", "river"];
    private static readonly string[] Details = ["morning light", "fog", "red kite", "long shadow", "macro", "wide angle", "no people", "soft focus", "high contrast", "golden hour"];
    private static readonly string[] Styles = ["photo", "landscape", "film grain", "minimal", "masterpiece"];

    /// <summary>The caption of a photo; null for about two in five.</summary>
    public static string? For(int index, int seed)
    {
        var random = new Random(unchecked(seed * 7_368_787 + index));
        var (subject, detail, style) = (Pick(random, Subjects), Pick(random, Details), Pick(random, Styles));
        return (index % 5) switch
        {
            0 or 3 => $"{subject}, {detail}, {Pick(random, Details)}, {style}",
            1 => $"A {style} of a {subject} with {detail}. The {Pick(random, Subjects)} behind it is out of focus.",
            _ => null,
        };
    }

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
