using System.Text.Json;
using LoraCraft.Shared;

namespace LoraCraft.Importing;

/// <summary>The texts that came with a picture.</summary>
/// <param name="Undecoded">Bytes of a text file in an unknown encoding, kept as they are.</param>
/// <param name="Note">What a person should know about it; null normally.</param>
public sealed record PictureTexts(
    IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions, byte[]? Undecoded = null, string? Note = null);

/// <summary>
/// Finds the texts beside pictures: <c>name.txt</c> and <c>name.caption</c> (also <c>name.jpg.txt</c>), kohya's metadata JSON
/// (path or stem to <c>{caption, tags}</c>) and Hugging Face's <c>metadata.jsonl</c> (<c>file_name</c> and text columns).
/// </summary>
public sealed class Sidecars
{
    private static readonly string[] TextExtensions = [".txt", ".caption"];
    private static readonly string[] TextColumns = ["text", "caption", "prompt"];
    private const long MaxMetadataBytes = 256L * 1024 * 1024;

    private readonly IImportSource _source;
    private readonly string _rule;
    private readonly Dictionary<(string Folder, string Name), SourceFile> _texts = [];
    private readonly Dictionary<(string Folder, string Name), (string? Caption, IReadOnlyList<string> Tags)> _metadata = [];

    public Sidecars(IImportSource source, string rule)
    {
        _source = source;
        _rule = rule;
        foreach (var file in source.Files)
            if (file.Problem is null && TextExtensions.Contains(file.Extension))
                _texts[(file.Folder, file.Name)] = file;
            else if (file.Problem is null && IsMetadata(file))
                Read(file);
    }

    /// <summary>Files that could not be understood, with the reason.</summary>
    public List<(SourceFile File, string Reason)> Problems { get; } = [];

    /// <summary>Whether a file of this name may carry a text of the picture of that name.</summary>
    public static bool MayBelongTo(string name, string picture) =>
        name is "metadata.jsonl" || TextExtensions.Any(e =>
            name == Path.GetFileNameWithoutExtension(picture) + e || name == picture + e);

    public static bool IsText(SourceFile file) => TextExtensions.Contains(file.Extension) || IsMetadata(file);

    /// <summary>The first text file beside a picture, decoded, for showing how the rule would read it.</summary>
    public string? SampleFor(SourceFile picture)
    {
        if (TextFilesOf(picture).FirstOrDefault() is not { } file)
            return null;
        using var content = _source.Read(file, Importing.TextFile.MaxBytes);
        return Importing.TextFile.Decode(content.Span);
    }

    public PictureTexts Of(SourceFile picture)
    {
        var texts = new TextCollector(_rule);
        foreach (var file in TextFilesOf(picture))
        {
            try
            {
                using var content = _source.Read(file, Importing.TextFile.MaxBytes);
                texts.Add(file.Name, content.Span);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                texts.Note = $"{file.Name} could not be read: {unreadable.Message}";
            }
        }

        if (Metadata(picture) is var (caption, tags))
            texts.Add(caption, tags);
        return texts.Result();
    }

    /// <summary>Whether there is any text file or entry for the picture, be it empty.</summary>
    public bool HasTextsFor(SourceFile picture) => TextFilesOf(picture).Any() || Metadata(picture) is not null;

    private static bool IsMetadata(SourceFile file) =>
        file.Name == "metadata.jsonl" || (file.Extension == ".json" && file.Name.StartsWith("meta", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<SourceFile> TextFilesOf(SourceFile picture)
    {
        foreach (var extension in TextExtensions)
            if (_texts.TryGetValue((picture.Folder, picture.Name + extension), out var file) || _texts.TryGetValue((picture.Folder, picture.Stem + extension), out file))
                yield return file;
    }

    private (string? Caption, IReadOnlyList<string> Tags)? Metadata(SourceFile picture) =>
        _metadata.TryGetValue((picture.Folder, picture.Name), out var known) || _metadata.TryGetValue((picture.Folder, picture.Stem), out known) ? known : null;

    private void Read(SourceFile file)
    {
        try
        {
            using var content = _source.Read(file, MaxMetadataBytes);
            var text = Importing.TextFile.Decode(content.Span) ?? throw new JsonException("it is not UTF-8 or UTF-16 text");
            if (file.Extension == ".jsonl")
                AddRows(file, text);
            else if (JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } root)
                foreach (var entry in root.EnumerateObject().Where(e => e.Value.ValueKind == JsonValueKind.Object))
                    Add(file.Folder, entry.Name, entry.Value, ["caption"]);
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException)
        {
            Problems.Add((file, $"The metadata cannot be read: {wrong.Message}"));
        }
    }

    /// <summary>A line that cannot be read costs only its own image its text.</summary>
    private void AddRows(SourceFile file, string text)
    {
        var bad = new List<int>();
        foreach (var (line, number) in text.Split('\n').Select((line, i) => (line.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
            try
            {
                AddRow(file.Folder, JsonElement.Parse(line));
            }
            catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
            {
                bad.Add(number);
            }

        if (bad.Count > 0)
            Problems.Add((file, $"{bad.Count} of its lines cannot be read; the first is line {bad[0]}. The others were used."));
    }

    private void AddRow(string folder, JsonElement row)
    {
        if (row.ValueKind == JsonValueKind.Object && row.TryGetProperty("file_name", out var name) && name.ValueKind == JsonValueKind.String)
            Add(folder, name.GetString()!, row, TextColumns);
    }

    /// <summary>Only the last part of a path in metadata is used, beside the metadata file or in the folder the path names below it.</summary>
    private void Add(string folder, string path, JsonElement texts, string[] captionColumns)
    {
        var parts = path.Replace('\\', '/').Split('/');
        var caption = captionColumns.Select(c => Text(texts, c)).FirstOrDefault(t => t is not null);
        var tags = texts.TryGetProperty("tags", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).SelectMany(t => TagRule.Split(t.GetString()!.Replace("\0", "", StringComparison.Ordinal)))]
            : Text(texts, "tags") is { } joined ? [.. TagRule.Split(joined)] : Array.Empty<string>();
        var below = parts.Length > 1 && !path.StartsWith('/') && !path.Contains(':', StringComparison.Ordinal)
            ? string.Join(folder.Contains('\\', StringComparison.Ordinal) ? '\\' : '/', [.. folder.Length > 0 ? [folder] : Array.Empty<string>(), .. parts[..^1]])
            : folder;
        _metadata[(below, parts[^1])] = (caption, tags);
        _metadata.TryAdd((folder, parts[^1]), (caption, tags));
    }

    private static string? Text(JsonElement texts, string column) =>
        texts.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!.Replace("\0", "", StringComparison.Ordinal)
            : null;
}
