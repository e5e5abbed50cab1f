using System.Text;

namespace LoraCraft.Exporting;

/// <summary>Latin letters without their marks. (The program runs without culture data, so it cannot ask the system to decompose.)</summary>
internal static class AsciiLetters
{
    /// <summary>U+00C0..U+017F; <c>*</c> = see <see cref="Pairs"/>.</summary>
    private const string Latin =
        "AAAAAA*CEEEEIIIIDNOOOOO-OUUUUY**aaaaaa*ceeeeiiiidnooooo-ouuuuy*y" +
        "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi**JjKkkLlLlLlLlLlNnNnNn*NnOoOoOo**RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    /// <summary>U+1EA0..U+1EF9, the Vietnamese letters.</summary>
    private const string Vietnamese =
        "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy";

    private static readonly Dictionary<char, string> Pairs = new()
    {
        ['Æ'] = "AE",
        ['æ'] = "ae",
        ['Þ'] = "Th",
        ['þ'] = "th",
        ['ß'] = "ss",
        ['Ĳ'] = "IJ",
        ['ĳ'] = "ij",
        ['ŉ'] = "n",
        ['Œ'] = "OE",
        ['œ'] = "oe",
    };

    /// <returns>The text with ASCII letters, digits, <c>_</c>, and <c>-</c> for all else; how many letters and digits had no ASCII form.</returns>
    public static (string Text, int Lost) Of(string name)
    {
        var text = new StringBuilder();
        var lost = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            var c = rune.IsBmp ? (char)rune.Value : '\uFFFF';
            if (c is >= '\u0300' and <= '\u036F')
                continue;
            if (c is >= '\uFF01' and <= '\uFF5E')
                c = (char)(c - 0xFEE0);
            c = c switch
            {
                >= '\u00C0' and <= '\u017F' when Latin[c - 0xC0] != '*' => Latin[c - 0xC0],
                >= '\u1EA0' and <= '\u1EF9' => Vietnamese[c - 0x1EA0],
                _ => c,
            };
            if (Pairs.TryGetValue(c, out var pair))
                text.Append(pair);
            else
                text.Append(char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '-');
            lost += Rune.IsLetterOrDigit(rune) && text[^1] == '-' ? 1 : 0;
        }

        return (text.ToString(), lost);
    }
}
