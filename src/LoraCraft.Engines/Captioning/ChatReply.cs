using System.Text.Json;
using LoraCraft.Captioning;

namespace LoraCraft.Engines.Captioning;

/// <summary>Reads what services answer, in the shapes that they have: a missing member is no error, and a text may come in parts.</summary>
internal static class ChatReply
{
    /// <exception cref="CaptionerException">It is no chat completion.</exception>
    public static CaptionAnswer Answer(byte[] body, CaptionerAddress address)
    {
        var root = Parse(body, address);
        if (root.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null)
            throw ChatFault.Inside(error, address);
        if (!root.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0
            || choices[0].ValueKind != JsonValueKind.Object || !choices[0].TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.Object)
            throw Unreadable(address);
        var usage = root.TryGetProperty("usage", out var told) && told.ValueKind == JsonValueKind.Object ? told : default;
        return new(
            Text(message.TryGetProperty("content", out var content) ? content : default), TextOf(message, "refusal"), TextOf(choices[0], "finish_reason"),
            Count(usage, "prompt_tokens"), Count(usage, "completion_tokens"));
    }

    /// <exception cref="CaptionerException">It is no list of models.</exception>
    public static IReadOnlyList<string> Models(byte[] body, CaptionerAddress address)
    {
        var root = Parse(body, address);
        if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
            throw Unreadable(address);
        return [.. data.EnumerateArray().Where(m => m.ValueKind == JsonValueKind.Object).Select(m => TextOf(m, "id")).OfType<string>().Where(id => !string.IsNullOrWhiteSpace(id)).Order(StringComparer.OrdinalIgnoreCase)];
    }

    internal static string? TextOf(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? Whole(value) : null;

    private static string? Text(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => Whole(content),
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => TextOf(part, "text"))),
        _ => null,
    };

    /// <summary>A text; null when it holds half a character, which JSON can say and no text can hold.</summary>
    private static string? Whole(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static long Count(JsonElement usage, string member) =>
        usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count)
            ? Math.Max(0, count)
            : 0;

    private static JsonElement Parse(byte[] body, CaptionerAddress address)
    {
        try
        {
            return JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } root ? root : throw Unreadable(address);
        }
        catch (JsonException)
        {
            throw Unreadable(address);
        }
    }

    private static CaptionerException Unreadable(CaptionerAddress address) =>
        new(CaptionerFault.Broken, $"{address.Base.Authority} answered something that is not as it should be. Is the address that of an OpenAI-compatible service, up to /v1?");
}
