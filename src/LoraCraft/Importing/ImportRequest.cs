using System.Text.Json;
using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Importing;

/// <summary>What an import run needs, also after a restart.</summary>
/// <param name="Paths">Folders, files or zip archives.</param>
/// <param name="Upload">Id of an upload instead of paths.</param>
/// <param name="Text">The rule for text files: see <see cref="TextRule"/>.</param>
/// <param name="Change">The one change all its images belong to.</param>
internal sealed record ImportRequest(IReadOnlyList<string> Paths, string? Upload, string Text, Change Change)
{
    public string ToJson() => JsonSerializer.Serialize(this, ImportJson.Default.ImportRequest);

    /// <summary>Whether another request, as JSON, asks for the same work, be it under a change of its own.</summary>
    public bool Equals(string json) => (Parse(json) with { Change = Change }).ToJson() == ToJson();

    public static ImportRequest Parse(string json) => JsonSerializer.Deserialize(json, ImportJson.Default.ImportRequest)!;
}

/// <summary>How an import ended, in numbers of files.</summary>
public sealed record ImportResult(long Added, long Duplicates, long Skipped, long Failed)
{
    public string ToJson() => JsonSerializer.Serialize(this, ImportJson.Default.ImportResult);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportRequest))]
[JsonSerializable(typeof(ImportResult))]
internal sealed partial class ImportJson : JsonSerializerContext;
