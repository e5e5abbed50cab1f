using System.Text.Json.Nodes;

namespace LoraCraft.Engines.Captioning;

/// <summary>What an answer as JSON has to be. Strict services want every member required and no other ones allowed.</summary>
internal static class AnswerSchema
{
    /// <summary>The value of a request's <c>response_format</c>.</summary>
    public static JsonObject ResponseFormat => new()
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
                    ["caption"] = Text("The caption that is asked for, or else one plain sentence."),
                    ["tags"] = new JsonObject { ["type"] = "array", ["description"] = "The tags that are asked for, or else the most important ones.", ["items"] = new JsonObject { ["type"] = "string" } },
                    ["quality_notes"] = Text("What is technically wrong with the picture, such as blur, noise or a watermark; empty when nothing is."),
                },
                ["required"] = new JsonArray("caption", "tags", "quality_notes"),
                ["additionalProperties"] = false,
            },
        },
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
