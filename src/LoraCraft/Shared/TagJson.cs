using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoraCraft.Shared;

/// <summary>
/// A list of tags as it stands in the read tables: a JSON array without spaces. A quoted tag after a bracket or a comma occurs
/// in it only where that tag is an item, because every quote inside a tag comes after a backslash; so SQL's replace() renames
/// a tag in place. Only quotes, backslashes and control characters are escaped, so a substring of a tag is found as it is
/// (a serializer escapes emoji too).
/// </summary>
internal static class TagJson
{
    public const string Empty = "[]";

    public static string Write(IReadOnlyList<string> tags)
    {
        if (tags.Count == 0)
            return Empty;
        var json = new StringBuilder("[");
        foreach (var tag in tags)
            Write(json.Length > 1 ? json.Append(',') : json, tag);
        return json.Append(']').ToString();
    }

    public static string Write(string tag) => Write(new StringBuilder(), tag).ToString();

    public static string[] Read(string json) => json == Empty ? [] : JsonSerializer.Deserialize(json, TagJsonContext.Default.StringArray)!;

    private static StringBuilder Write(StringBuilder json, string tag)
    {
        json.Append('"');
        foreach (var c in tag)
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ')
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                json.Append(c);
        return json.Append('"');
    }
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class TagJsonContext : JsonSerializerContext;
