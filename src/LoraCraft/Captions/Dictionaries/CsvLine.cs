using System.Text;

namespace LoraCraft.Captions.Dictionaries;

/// <summary>A line of a table with commas between its fields; a field may stand in quotes, a quote in it is written twice.</summary>
internal static class CsvLine
{
    /// <summary>The fields, trimmed; null when a quote is not closed, or has text behind it.</summary>
    public static List<string>? Split(string line)
    {
        var fields = new List<string>();
        for (var at = 0; ; at++)
        {
            while (at < line.Length && line[at] == ' ')
                at++;
            if (at < line.Length && line[at] == '"')
            {
                if (Quoted(line, ref at) is not { } quoted)
                    return null;
                fields.Add(quoted);
            }
            else
            {
                var end = line.IndexOf(',', at);
                end = end < 0 ? line.Length : end;
                fields.Add(line[at..end].Trim());
                at = end;
            }

            if (at >= line.Length)
                return fields;
        }
    }

    /// <summary>Reads from the opening quote on, up to the comma behind the closing one.</summary>
    private static string? Quoted(string line, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
                text.Append(line[at]);
            else if (at + 1 < line.Length && line[at + 1] == '"')
                text.Append(line[at++]);
            else
            {
                at++;
                while (at < line.Length && line[at] == ' ')
                    at++;
                return at == line.Length || line[at] == ',' ? text.ToString().Trim() : null;
            }
        }

        return null;
    }
}
