using System.Globalization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Dictionaries;

/// <summary>A dictionary as it was understood, the commonest tags first.</summary>
internal sealed record ParsedDictionary(string Kind, IReadOnlyList<DictionaryTag> Tags);

/// <summary>
/// Reads tag dictionaries, UTF-8, a tag a line: the tables of tag completers (<c>tag,category,count,"alias,alias"</c>, where count
/// and aliases may be empty, and text in the place of the count is a translation), tables with a heading that names the columns
/// (e621's own, <c>selected_tags.csv</c>), translations (<c>tag,translation</c>), and plain lists. What the first line is, all are.
/// </summary>
internal static class DictionaryParser
{
    public const int MostTags = 1_000_000;
    public const int MostAliases = 100;
    private const string List = "list", Table = "tags", Translations = "translations";
    private const int MostColumns = 64;
    private const int LongestLine = 65_536;

    private static readonly Dictionary<string, string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tag"] = "tag",
        ["name"] = "tag",
        ["category"] = "category",
        ["type"] = "category",
        ["count"] = "count",
        ["post_count"] = "count",
        ["postcount"] = "count",
        ["alias"] = "aliases",
        ["aliases"] = "aliases",
        ["translation"] = "aliases",
    };

    /// <param name="categories">Whose numbers the categories are: one of <see cref="TagCategories.Boards"/>, or <see cref="TagCategories.Guess"/>.</param>
    /// <exception cref="RefusedException">A line is none of a dictionary; the message tells which, and why.</exception>
    public static ParsedDictionary Parse(Stream content, string categories = TagCategories.Guess)
    {
        var shape = default(Shape);
        var lines = new List<Line>();
        var number = 0;
        foreach (var text in TextLines.Read(content, problem => Refused(problem.Line, problem.Why)))
        {
            number++;
            if (text.Length == 0)
                continue;
            if (text.Length > LongestLine)
                throw Refused(number, $"It has more than {LongestLine:N0} characters. Is this a dictionary?");
            if (CsvLine.Split(text) is not { } fields)
                throw Refused(number, "A quotation mark is not closed. Write the aliases in one pair of quotes, like 1girl,0,500,\"1girls,sole_female\".");
            if (fields.Count > MostColumns)
                throw Refused(number, $"It has {fields.Count} columns; a dictionary has four. Is this a dictionary?");
            if (shape is null)
            {
                shape = Shape.Of(fields);
                if (shape.HasHeading)
                    continue;
            }

            if (lines.Count == MostTags)
                throw Refused(number, $"A dictionary has at most {MostTags:N0} tags. Leave out the rarest.");
            lines.Add(Read(shape, fields, number));
        }

        if (shape is null || lines.Count == 0)
            throw new RefusedException(Refusal.Invalid("The file has no tags. A dictionary has one in each line: 1girl,0,500,\"1girls,sole_female\", or 1girl alone."));
        return new(shape.Kind, Tags(lines, categories));
    }

    private static IReadOnlyList<DictionaryTag> Tags(List<Line> lines, string categories)
    {
        var board = categories == TagCategories.Guess ? TagCategories.BoardOf(lines.Select(l => l.Category).ToHashSet()) : categories;
        return
        [
            .. lines.GroupBy(l => l.Tag, StringComparer.Ordinal)
                .Select(same => new DictionaryTag(
                    same.Key, TagCategories.Name(same.First().Category, board), same.Max(l => l.Count),
                    [.. same.SelectMany(l => l.Aliases).Where(a => a != same.Key).Distinct(StringComparer.Ordinal).Take(MostAliases)]))
                .OrderByDescending(t => t.Count),
        ];
    }

    private static Line Read(Shape shape, List<string> fields, int number)
    {
        string Field(int? column) => column is { } at && at < fields.Count ? fields[at] : "";

        var tag = Field(shape.Tag);
        if (TagRule.Problem(tag) is { } problem)
            throw Refused(number, problem);
        if (tag.Any(char.IsControl))
            throw Refused(number, "The tag has characters that cannot be seen. Is this a text file?");
        if (shape.Kind == List)
            return fields.Count == 1 ? new(tag, 0, 0, []) : throw Refused(number, $"It has {fields.Count} columns, the lines before it one: a plain list has a tag a line.");
        if (shape.Kind == Translations)
            return new(tag, 0, 0, Names(fields.Skip(1), number));
        var (category, count) = (Field(shape.Category), Field(shape.Count));
        var aliases = Field(shape.Aliases);
        if (count.Length > 0 && !IsNumber(count))
            (count, aliases) = ("", $"{count},{aliases}"); // a file of extra tags or translations in the same columns
        return new(tag, Number(category, "category", number), Number(count, "count", number), Names(aliases.Split(','), number));
    }

    private static List<string> Names(IEnumerable<string> aliases, int number)
    {
        var names = new List<string>();
        foreach (var alias in aliases.Select(a => a.Trim()).Where(a => a.Length > 0))
            names.Add(alias.Length <= TagRule.MaxLength && !alias.Any(char.IsControl)
                ? alias.Replace(',', ' ')
                : throw Refused(number, $"An alias has more than {TagRule.MaxLength} characters, or some that cannot be seen."));
        return names;
    }

    private static bool IsNumber(string text) => text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static int Number(string text, string what, int number)
    {
        if (text.Length == 0)
            return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? (int)Math.Min(value, int.MaxValue)
            : throw Refused(number, $"\"{(text.Length <= 40 ? text : text[..40] + "...")}\" is no {what}: write a whole number, or nothing.");
    }

    private static RefusedException Refused(int line, string why) =>
        new(Refusal.Invalid(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {why} Nothing was imported.")));

    private sealed record Line(string Tag, int Category, int Count, IReadOnlyList<string> Aliases);

    /// <summary>What stands in which column.</summary>
    private sealed record Shape(string Kind, bool HasHeading, int Tag, int? Category, int? Count, int? Aliases)
    {
        public static Shape Of(List<string> first)
        {
            var headings = first.ConvertAll(field => Headings.GetValueOrDefault(field, ""));
            if (first.Count > 1 && headings.Contains("tag") && headings.FindAll(h => h.Length > 0).Count > 1)
                return new(Table, true, headings.IndexOf("tag"), At("category"), At("count"), At("aliases"));
            if (first.Count == 1)
                return new(List, false, 0, null, null, null);
            return first.Count == 2 && !IsNumber(first[1]) ? new(Translations, false, 0, null, null, null) : new(Table, false, 0, 1, 2, 3);

            int? At(string heading) => headings.IndexOf(heading) is >= 0 and var at ? at : null;
        }
    }
}
