using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoraCraft.Captions;

/// <summary>
/// A list of tags as it stands in the read tables: a JSON array without spaces. A quoted tag occurs in it only where that
/// tag is an item, because every quote inside a tag is escaped; so one SQL replace() renames a tag in place.
/// </summary>
internal static class TagJson
{
    private static readonly TagJsonContext Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public const string Empty = "[]";

    public static string Write(IReadOnlyList<string> tags) => tags.Count == 0 ? Empty : JsonSerializer.Serialize(tags, Json.IReadOnlyListString);

    public static string Write(string tag) => JsonSerializer.Serialize(tag, Json.String);

    public static string[] Read(string json) => json == Empty ? [] : JsonSerializer.Deserialize(json, Json.StringArray)!;
}

[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class TagJsonContext : JsonSerializerContext;
