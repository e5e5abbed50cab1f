using System.Globalization;
using System.Text;

namespace LoraCraft.Captions.Dictionaries;

/// <summary>A tag of a dictionary.</summary>
/// <param name="Category">One of <see cref="TagCategories"/>.</param>
/// <param name="Count">How many posts have it; 0 = not known.</param>
/// <param name="Aliases">Other names and translations.</param>
internal sealed record DictionaryTag(string Tag, string Category, int Count, IReadOnlyList<string> Aliases)
{
    /// <summary>The stored form: a line for each tag, its four fields with tabs between them, the aliases with commas.</summary>
    public static byte[] Write(IEnumerable<DictionaryTag> tags)
    {
        var text = new StringBuilder();
        foreach (var tag in tags)
            text.Append(tag.Tag).Append('\t').Append(tag.Category).Append('\t').Append(CultureInfo.InvariantCulture, $"{tag.Count}").Append('\t')
                .AppendJoin(',', tag.Aliases).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static IEnumerable<DictionaryTag> Read(Stream stored)
    {
        using var lines = new System.IO.StreamReader(stored, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            yield return new(fields[0], fields[1], int.Parse(fields[2], CultureInfo.InvariantCulture), fields[3].Length == 0 ? [] : fields[3].Split(','));
        }
    }
}
