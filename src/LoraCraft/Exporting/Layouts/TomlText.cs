using System.Globalization;
using System.Text;

namespace LoraCraft.Exporting.Layouts;

/// <summary>Values of TOML 1.0.</summary>
internal static class TomlText
{
    /// <summary>A basic string.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                < 0x20 or 0x7F => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => quoted.Append(rune.ToString()),
            };
        return quoted.Append('"').ToString();
    }
}
