using System.Buffers;
using System.Text;

namespace LoraCraft.Exporting;

/// <summary>A folder's name that every file system takes, and that still reads like the words it was made of.</summary>
internal static class SafeFolderName
{
    /// <summary>Characters; at four bytes each they fit a file system's 255.</summary>
    private const int Longest = 60;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>:\"/\\|?*");

    /// <param name="fallback">For words of which nothing is left.</param>
    public static string Of(string words, string fallback)
    {
        var name = string.Concat(words.EnumerateRunes().Take(Longest).Select(r => IsSafe(r) ? r.ToString() : "-")).Trim(' ', '.');
        return name.Length > 0 ? name : fallback;
    }

    private static bool IsSafe(Rune rune) =>
        !Rune.IsControl(rune) && rune != Rune.ReplacementChar && !(rune.IsBmp && Forbidden.Contains((char)rune.Value));
}
