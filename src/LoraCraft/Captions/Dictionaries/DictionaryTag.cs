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

/// <summary>What kinds of tags there are, by the numbers that the boards give them.</summary>
internal static class TagCategories
{
    public const string General = "general";

    /// <summary>A number that only e621 uses tells that a file is from there; 5 means something else to each board.</summary>
    private const int FirstOfE621 = 6;

    public static bool IsOfE621(int number) => number >= FirstOfE621;

    public static string Name(int number, bool e621) => (number, e621) switch
    {
        (1, _) => "artist",
        (3, _) => "copyright",
        (4, _) => "character",
        (5, true) => "species",
        (5, false) or (7, true) => "meta",
        (8, true) => "lore",
        _ => General,
    };
}
