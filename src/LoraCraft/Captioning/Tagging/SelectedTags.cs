using System.Text;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Tagging;

/// <summary>A tag that a model knows.</summary>
/// <param name="Name">As its list writes it, mostly with underscores.</param>
internal sealed record KnownTag(string Name, TagKind Kind);

/// <summary>What a tag says, as far as it is treated differently.</summary>
internal enum TagKind
{
    General,
    Character,
    Copyright,
    Artist,
    Meta,

    /// <summary>How fit the picture is for whom; a picture has exactly one.</summary>
    Rating,
}

/// <summary>Reads the list that lies beside a model: a line a tag, in the order of the model's numbers.</summary>
internal static class SelectedTags
{
    public const string FileName = "selected_tags.csv";
    public const long LongestFile = 32_000_000;

    /// <summary>As Danbooru numbers them, and taggers with it.</summary>
    private static readonly Dictionary<string, TagKind> Kinds = new()
    {
        ["1"] = TagKind.Artist,
        ["3"] = TagKind.Copyright,
        ["4"] = TagKind.Character,
        ["5"] = TagKind.Meta,
        ["9"] = TagKind.Rating,
    };

    /// <exception cref="TaggerException">It is no such list.</exception>
    public static IReadOnlyList<KnownTag> Parse(string text)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines.Length == 0 ? [] : Cells(lines[0]).ConvertAll(c => c.Trim().ToLowerInvariant());
        var (name, category) = (columns.IndexOf("name"), columns.IndexOf("category"));
        if (name < 0 || category < 0)
            throw new TaggerException($"{FileName} does not begin with a line that names its columns, among them name and category.");
        var tags = new List<KnownTag>(lines.Length - 1);
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = Cells(lines[i]);
            if (cells.Count <= Math.Max(name, category) || cells[name].Trim().Length == 0)
                throw new TaggerException($"Line {i + 1} of {FileName} has no name and category.");
            if (PlainText.Check(cells[name]) is not null)
                throw new TaggerException($"Line {i + 1} of {FileName} has a name that is no text.");
            tags.Add(new(cells[name].Trim(), Kinds.GetValueOrDefault(cells[category].Trim(), TagKind.General)));
        }

        return tags.Count > 0 ? tags : throw new TaggerException($"{FileName} has no tags.");
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var (cell, quoted) = (new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(c);
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
