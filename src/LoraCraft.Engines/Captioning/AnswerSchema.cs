using System.Text.Json.Nodes;
using LoraCraft.Shared;

namespace LoraCraft.Engines.Captioning;

/// <summary>
/// What an answer as JSON has to be: the text that is asked for and notes, as all else would be paid for and thrown away. Strict
/// services want every member required and no other ones allowed.
/// </summary>
internal static class AnswerSchema
{
    private const string Notes = "quality_notes";

    /// <summary>The value of a request's <c>response_format</c>.</summary>
    /// <param name="member"><c>caption</c> or <c>tags</c>.</param>
    public static JsonObject ResponseFormat(string member) => new()
    {
        ["type"] = "json_schema",
        ["json_schema"] = new JsonObject
        {
            ["name"] = "picture_text",
            ["strict"] = true,
            ["schema"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    [member] = member == TextRule.Tags ? Texts("The tags that are asked for.") : Text("The caption that is asked for."),
                    [Notes] = Text("What is technically wrong with the picture, such as blur, noise or a watermark; empty when nothing is."),
                },
                ["required"] = new JsonArray(member, Notes),
                ["additionalProperties"] = false,
            },
        },
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Texts(string description) => new()
    {
        ["type"] = "array",
        ["description"] = description,
        ["items"] = new JsonObject { ["type"] = "string" },
    };
}
