using System.Text.Json;
using LoraCraft.Exporting.Drift;

namespace LoraCraft.Exporting.Layouts;

/// <summary>A file of an export that holds the texts of all pictures in named fields: how to read it back.</summary>
internal abstract class TextTable(string path)
{
    /// <summary>Path within the export.</summary>
    public string Path => path;

    /// <summary>What was written about a picture, by field.</summary>
    public abstract IEnumerable<(string Field, WrittenText Text)> Written(CaptionTemplate template, PlannedPicture picture, string className);

    /// <summary>What it says now: the lines of each field, by the name it gives a picture.</summary>
    /// <exception cref="JsonException">It is no such file.</exception>
    public abstract IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Read(string content);

    /// <summary>The name it gives a picture: its path below this file's folder.</summary>
    public abstract string Key(string picturePath);

    protected static IReadOnlyDictionary<string, IReadOnlyList<string>> Fields(JsonElement row)
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var field in row.EnumerateObject())
            if (field.Value.ValueKind == JsonValueKind.String)
                fields[field.Name] = WrittenText.LinesOf(Plain(field.Value));
            else if (field.Value.ValueKind == JsonValueKind.Array && field.Value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
                fields[field.Name] = [.. field.Value.EnumerateArray().SelectMany(v => WrittenText.LinesOf(Plain(v)))];
        return fields;
    }

    private static string Plain(JsonElement text) => text.GetString()!.Replace("\0", "", StringComparison.Ordinal);
}

/// <summary>One JSON object a line, with <c>file_name</c>.</summary>
internal sealed class HuggingFaceTable(string path) : TextTable(path)
{
    public override string Key(string picturePath) =>
        Path[..(Path.LastIndexOf('/') + 1)] is var folder && picturePath.StartsWith(folder, StringComparison.Ordinal) ? picturePath[folder.Length..] : picturePath;

    public override IEnumerable<(string Field, WrittenText Text)> Written(CaptionTemplate template, PlannedPicture picture, string className)
    {
        yield return ("text", WrittenText.Of($"{Path}: text", template, picture.Parts.OneLine, className));
        yield return ("tags", WrittenText.OfTags($"{Path}: tags", picture.Parts, withoutTrigger: false));
        if (picture.Parts.HasAlternatives)
            yield return ("texts", WrittenText.Of($"{Path}: texts", template, picture.Parts, className));
    }

    public override IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Read(string content)
    {
        var rows = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();
        foreach (var line in content.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)))
            if (JsonElement.Parse(line) is { ValueKind: JsonValueKind.Object } row && row.TryGetProperty("file_name", out var name) && name.ValueKind == JsonValueKind.String)
                rows[name.GetString()!] = Fields(row);
        return rows;
    }
}

/// <summary>One JSON object with an object for each picture, by file name.</summary>
internal sealed class KohyaTable(string path) : TextTable(path)
{
    public override string Key(string picturePath) => picturePath[(picturePath.LastIndexOf('/') + 1)..];

    public override IEnumerable<(string Field, WrittenText Text)> Written(CaptionTemplate template, PlannedPicture picture, string className)
    {
        if (KohyaMetadata.Split(template, picture).Tags.Length == 0)
        {
            yield return ("caption", WrittenText.Of($"{Path}: caption", template, picture.Parts, className));
            yield break;
        }

        yield return ("caption", WrittenText.Of($"{Path}: caption", template.WithoutTags(), picture.Parts, className));
        yield return ("tags", WrittenText.OfTags($"{Path}: tags", picture.Parts, template.UsesTrigger));
    }

    public override IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Read(string content)
    {
        if (JsonElement.Parse(content) is not { ValueKind: JsonValueKind.Object } root)
            throw new JsonException("it is no JSON object");
        var rows = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();
        foreach (var entry in root.EnumerateObject().Where(e => e.Value.ValueKind == JsonValueKind.Object))
            rows[Key(entry.Name.Replace('\\', '/'))] = Fields(entry.Value);
        return rows;
    }
}
