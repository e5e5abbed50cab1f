using System.Globalization;

namespace LoraCraft.Exporting;

/// <summary>
/// File names without extension that every trainer, file system and archive takes: ASCII letters, digits, <c>-</c> and
/// fewer than four <c>_</c> (sd-scripts cuts four pieces off to find face crops), no dot, 80 characters at most, no
/// device name of Windows, no name a trainer gives a meaning, none equal to another in any case. The same names in
/// the same order give the same stems.
/// </summary>
public static class SafeStems
{
    public const int Longest = 80;

    private static readonly string[] MeaningfulEnds = ["-masklabel", "-condlabel"];

    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", "default", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <param name="images">Number and original file name of each image, in export order.</param>
    /// <returns>One stem for each, in the same order.</returns>
    public static IReadOnlyList<string> For(IEnumerable<(int Number, string Name)> images)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var next = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var stems = new List<string>();
        foreach (var (number, name) in images)
        {
            var wish = One(name) ?? string.Create(CultureInfo.InvariantCulture, $"image-{number:D5}");
            var stem = wish;
            while (!taken.Add(stem))
            {
                next[wish] = next.GetValueOrDefault(wish, 1) + 1;
                var suffix = string.Create(CultureInfo.InvariantCulture, $"-{next[wish]}");
                stem = wish[..Math.Min(wish.Length, Longest - suffix.Length)] + suffix;
            }

            stems.Add(stem);
        }

        return stems;
    }

    /// <summary>A safe form of one name; null when half of its letters and digits or more would be lost.</summary>
    public static string? One(string name)
    {
        var dot = name.LastIndexOf('.');
        return OneWithoutExtension(dot < 0 ? name : name[..dot]);
    }

    internal static string? OneWithoutExtension(string name)
    {
        var (text, lost) = AsciiLetters.Of(name);
        var kept = text.Count(char.IsAsciiLetterOrDigit);
        if (kept == 0 || lost >= kept)
            return null;
        if (text.Count(c => c == '_') >= 4)
            text = text.Replace('_', '-');
        var stem = Collapse(text);
        stem = stem[..Math.Min(stem.Length, Longest)].Trim('-', '_');
        if (!Reserved.Contains(stem) && !MeaningfulEnds.Any(e => stem.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            return stem;
        return stem[..Math.Min(stem.Length, Longest - 6)] + "-image";
    }

    private static string Collapse(string text)
    {
        while (text.Contains("--", StringComparison.Ordinal))
            text = text.Replace("--", "-", StringComparison.Ordinal);
        return text.Trim('-', '_');
    }
}
