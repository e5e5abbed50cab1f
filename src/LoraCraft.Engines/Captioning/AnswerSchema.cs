using System.Text.Json.Nodes;
using LoraCraft.Shared;

namespace LoraCraft.Engines.Captioning;

/// <summary>
/// What an answer as JSON has to be: the text or texts that are asked for and notes, as all else would be paid for and thrown away.
/// Strict services want every member required and no other ones allowed.
/// </summary>
internal static class AnswerSchema
{
    private const string Notes = "quality_notes";

    /// <summary>The value of a request's <c>response_format</c>.</summary>
    /// <param name="member"><c>caption</c> or <c>tags</c>.</param>
    /// <param name="alsoTags">Whether there are to be tags beside a caption.</param>
    public static JsonObject ResponseFormat(string member, bool alsoTags)
    {
        var members = new JsonObject { [member] = member == TextRule.Tags ? Tags() : Text("The caption that is asked for.") };
        if (alsoTags)
            members[TextRule.Tags] = Tags();
        members[Notes] = Text("What is technically wrong with the picture, such as blur, noise or a watermark; empty when nothing is.");
        return Strict(members);
    }

    private static JsonObject Strict(JsonObject members) => new()
    {
        ["type"] = "json_schema",
        ["json_schema"] = new JsonObject
        {
            ["name"] = "picture_text",
            ["strict"] = true,
            ["schema"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = members,
                ["required"] = new JsonArray([.. members.Select(m => (JsonNode)m.Key)]),
                ["additionalProperties"] = false,
            },
        },
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Tags() => new()
    {
        ["type"] = "array",
        ["description"] = "The tags that are asked for.",
        ["items"] = new JsonObject { ["type"] = "string" },
    };
}
