using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LoraCraft.Captioning;

namespace LoraCraft.Engines.Captioning;

/// <summary>Writes a question as the body of a chat completion: one message of the user, first the text, then the picture as a data URL. Only members that all services know.</summary>
internal static class ChatBody
{
    private const string DataUrl = "data:image/jpeg;base64,";
    private static readonly string[] Thinking = ["gpt-5", "o1", "o3", "o4"];
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static byte[] Write(CaptionQuestion question, CaptionerAddress address) => Write(question, address, DataUrl + Convert.ToBase64String(question.Jpeg.Span), indented: false);

    /// <summary>For people: indented, with the size of the picture in its place.</summary>
    public static string Show(CaptionQuestion question, CaptionerAddress address) =>
        Encoding.UTF8.GetString(Write(question, address, $"{DataUrl}({question.Jpeg.Length:N0} bytes)", indented: true));

    private static byte[] Write(CaptionQuestion question, CaptionerAddress address, string picture, bool indented)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, new() { Indented = indented, Encoder = Encoder }))
        {
            var thinks = IsOpenAi(address) && Thinking.Any(t => question.Model.StartsWith(t, StringComparison.Ordinal));
            json.WriteStartObject();
            json.WriteString("model", question.Model);
            json.WriteNumber(thinks ? "max_completion_tokens" : "max_tokens", question.MaxTokens);
            if (question.Temperature is { } temperature && !thinks) // they know but one temperature
                json.WriteNumber("temperature", temperature);
            if (question.Member is { } member)
            {
                json.WritePropertyName("response_format");
                AnswerSchema.ResponseFormat(member, question.AlsoTags).WriteTo(json);
            }

            json.WriteStartArray("messages");
            json.WriteStartObject();
            json.WriteString("role", "user");
            json.WriteStartArray("content");
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", question.Prompt);
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("type", "image_url");
            json.WriteStartObject("image_url");
            json.WriteString("url", picture);
            if (question.Detail is { } detail)
                json.WriteString("detail", detail);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private static bool IsOpenAi(CaptionerAddress address) => address.Base.Host.Equals("api.openai.com", StringComparison.OrdinalIgnoreCase);
}
