using System.Text.Json;
using System.Text.RegularExpressions;
using static LoraCraft.Testing.Captioners.StrictRequest;

namespace LoraCraft.Testing.Captioners;

/// <summary>Reads a <c>response_format</c> as the strictest service would: a JSON schema whose objects require all of their members and allow no other.</summary>
internal static partial class StrictSchema
{
    /// <exception cref="InvalidDataException">It is wrong; the message says what.</exception>
    public static void Check(JsonElement format)
    {
        Members(format, "type", "json_schema");
        Must(Text(format, "type") == "json_schema", "response_format asks for no JSON schema.");
        Must(format.TryGetProperty("json_schema", out var named), "response_format has no json_schema.");
        Members(named, "name", "strict", "schema");
        Must(Name().IsMatch(Text(named, "name")), "The schema's name is none.");
        Must(named.TryGetProperty("strict", out var strict) && strict.ValueKind == JsonValueKind.True, "The schema is not strict.");
        Must(named.TryGetProperty("schema", out var schema) && Text(schema, "type") == "object", "The schema is of no object.");
        Schema(schema);
    }

    private static void Schema(JsonElement schema)
    {
        switch (Text(schema, "type"))
        {
            case "object":
                Members(schema, "type", "description", "properties", "required", "additionalProperties");
                Must(schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False, "additionalProperties is not false.");
                var members = Member(schema, "properties").EnumerateObject().ToList();
                Must(
                    members.Select(m => m.Name).Order().SequenceEqual(Member(schema, "required").EnumerateArray().Select(r => r.GetString()).Order()),
                    "Not exactly all properties are required.");
                members.ForEach(m => Schema(m.Value));
                break;
            case "array":
                Members(schema, "type", "description", "items");
                Schema(Member(schema, "items"));
                break;
            case "string":
                Members(schema, "type", "description");
                break;
            case var other:
                throw new InvalidDataException($"The schema has the type {other}.");
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Name();
}
