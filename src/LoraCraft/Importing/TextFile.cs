using System.Text;

namespace LoraCraft.Importing;

/// <summary>Decodes a text file without ever losing a character: UTF-8 (with or without BOM), UTF-16 with BOM, or not at all.</summary>
public static class TextFile
{
    /// <summary>Larger caption files are no caption files.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding LittleEndian = new(false, false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(true, false, throwOnInvalidBytes: true);

    /// <returns>The text with line ends as <c>\n</c>; null when the bytes are none of the encodings.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => Utf8.GetString(bytes[3..]),
                [0xFF, 0xFE, ..] => LittleEndian.GetString(bytes[2..]),
                [0xFE, 0xFF, ..] => BigEndian.GetString(bytes[2..]),
                _ => Utf8.GetString(bytes),
            };
            return text.Contains('\0', StringComparison.Ordinal) ? null : text.ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
