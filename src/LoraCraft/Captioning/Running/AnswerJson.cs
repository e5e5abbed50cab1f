using System.Text.Json;
using System.Text.RegularExpressions;

namespace LoraCraft.Captioning.Running;

/// <summary>The JSON object in an answer, whatever stands around it; of a list its first object.</summary>
internal sealed partial class AnswerJson
{
    private readonly JsonElement _object;

    private AnswerJson(JsonElement found) => _object = found;

    /// <summary>Whether an answer was meant as JSON: then nothing of it is a text by itself.</summary>
    public static bool IsIn(string text) => Begins().IsMatch(text) || Known().IsMatch(text);

    /// <summary>Whether a text is meant as a list of texts.</summary>
    public static bool IsList(string text) => BeginsList().IsMatch(text);

    /// <summary>The texts of a list, with commas; null when it cannot be read, or holds anything else.</summary>
    public static string? List(string text)
    {
        try
        {
            var list = JsonElement.Parse(text[..(text.LastIndexOf(']') + 1)]);
            return list.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String) ? Joined(list) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Null when none can be read.</summary>
    public static AnswerJson? Of(string text) => Parse(text, '{', '}') ?? Parse(text, '[', ']');

    /// <summary>A member as a text, a list with commas; null when there is none.</summary>
    public string? Text(string member)
    {
        try
        {
            var value = _object.EnumerateObject().FirstOrDefault(m => m.Name.Equals(member, StringComparison.OrdinalIgnoreCase)).Value;
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Array => Joined(value),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // half a character, which JSON can say and no text can hold
        }
    }

    private static string Joined(JsonElement list) =>
        string.Join(", ", list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()));

    private static AnswerJson? Parse(string text, char open, char close)
    {
        var (from, to) = (text.IndexOf(open, StringComparison.Ordinal), text.LastIndexOf(close));
        if (from < 0 || to < from)
            return null;
        try
        {
            var root = JsonElement.Parse(text[from..(to + 1)]);
            var found = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().FirstOrDefault() : root;
            return found.ValueKind == JsonValueKind.Object ? new(found) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A line begins with an object that has a member, or with a list of such.</summary>
    [GeneratedRegex("""^[ \t]*(?:\[\s*)?\{\s*"\w+"\s*:""", RegexOptions.Multiline)]
    private static partial Regex Begins();

    [GeneratedRegex("""^\[\s*["\]]""")]
    private static partial Regex BeginsList();

    /// <summary>Anywhere an object that begins with a member as it is asked for.</summary>
    [GeneratedRegex("""\{\s*"(?:caption|tags|quality_notes)"\s*:""", RegexOptions.IgnoreCase)]
    private static partial Regex Known();
}
