using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Captions.Dictionaries;

/// <summary>The lines of a file that somebody brings, in UTF-8, trimmed.</summary>
internal static class TextLines
{
    /// <param name="refused">Makes the refusal of a line, counted from 1, out of why it is refused.</param>
    /// <exception cref="RefusedException">It is no text.</exception>
    public static IEnumerable<string> Read(Stream content, Func<(int Line, string Why), RefusedException> refused)
    {
        using var reader = new System.IO.StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        for (var number = 1; ; number++)
        {
            string? line;
            try
            {
                line = reader.ReadLine();
            }
            catch (DecoderFallbackException)
            {
                throw refused((number, "From here on it is no text in UTF-8. Save the file as UTF-8."));
            }

            if (line is null)
                yield break;
            yield return line.Trim();
        }
    }
}
