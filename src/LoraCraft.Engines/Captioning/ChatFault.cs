using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using LoraCraft.Captioning;

namespace LoraCraft.Engines.Captioning;

/// <summary>Tells from a service's error what it means for those who want to ask again.</summary>
internal static class ChatFault
{
    private const int LongestMessage = 300;
    private const int LongestKeyShown = 8;
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    public static CaptionerException Of(PipelineResponse response, byte[] body, CaptionerAddress address)
    {
        var (code, message) = Read(body);
        if (response.Status is 400 or 422 && IsAboutJson(body))
            return new(CaptionerFault.NoJson, $"{address.Base.Authority} cannot answer as JSON. Runs go on without; have the provider answer as text.");
        return Of(response.Status, code, message, RetryAfter(response.Headers), address);
    }

    /// <summary>Of an error that comes as a success.</summary>
    public static CaptionerException Inside(JsonElement error, CaptionerAddress address)
    {
        var status = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number)
            ? number
            : 500;
        return Of(status, ChatReply.TextOf(error, "code"), ChatReply.TextOf(error, "message"), null, address);
    }

    private static CaptionerException Of(int status, string? code, string? message, TimeSpan? retryAfter, CaptionerAddress address)
    {
        var who = address.Base.Authority;
        var said = string.IsNullOrWhiteSpace(message) ? $"it answered {status}" : $"\"{Clean(message, address)}\"";
        return status switch
        {
            _ when code == "insufficient_quota" => new(CaptionerFault.Quota, $"The account at {who} has nothing left: {said}. Fill it up, or use another provider."),
            403 when Flagged(message) => new(CaptionerFault.Rejected, $"{who} does not take the picture or the prompt: {said}."),
            401 or 403 => new(CaptionerFault.Unauthorised, $"{who} refused the {(address.Key is null ? "request, which has no key" : "key")}: {said}. Set the key under Settings, Providers."),
            402 => new(CaptionerFault.Quota, $"The account at {who} has nothing left: {said}. Fill it up, or use another provider."),
            404 or (>= 300 and < 400) => new(CaptionerFault.Unknown, $"{who} knows no such model or address: {said}. Correct the provider."),
            429 => new(CaptionerFault.Busy, $"{who} wants fewer requests: {said}.", retryAfter),
            408 or 409 or >= 500 => new(CaptionerFault.Broken, $"{who} failed: {said}.", retryAfter),
            _ => new(CaptionerFault.Rejected, $"{who} does not take the request: {said}."),
        };
    }

    private static bool IsAboutJson(ReadOnlySpan<byte> body) => body.IndexOf("response_format"u8) >= 0 || body.IndexOf("json_schema"u8) >= 0;

    /// <summary>Services in between say so of what their moderation refuses: it is about this request, not about the key.</summary>
    private static bool Flagged(string? message) =>
        message is not null && (message.Contains("flagged", StringComparison.OrdinalIgnoreCase) || message.Contains("moderation", StringComparison.OrdinalIgnoreCase));

    private static (string? Code, string? Message) Read(byte[] body)
    {
        try
        {
            var root = JsonElement.Parse(body);
            var error = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var inner) ? inner : root;
            return error.ValueKind == JsonValueKind.String
                ? (null, error.GetString())
                : (ChatReply.TextOf(error, "code") ?? ChatReply.TextOf(error, "type"), ChatReply.TextOf(error, "message") ?? ChatReply.TextOf(root, "detail"));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    /// <summary>One line without the key: some services say it back.</summary>
    private static string Clean(string message, CaptionerAddress address)
    {
        if (address.Key is { Length: > LongestKeyShown } key)
            message = message.Replace(key, "(the key)", StringComparison.Ordinal);
        message = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return message.Length <= LongestMessage ? message : message[..LongestMessage] + "...";
    }

    private static TimeSpan? RetryAfter(PipelineResponseHeaders headers)
    {
        TimeSpan? wait =
            headers.TryGetValue("retry-after-ms", out var exact) && double.TryParse(exact, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds >= 0 ? Span(milliseconds)
            : !headers.TryGetValue("retry-after", out var text) ? null
            : double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 ? Span(seconds * 1000)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) ? at - TimeProvider.System.GetUtcNow()
            : null;
        return wait is not { } told ? null : told < TimeSpan.Zero ? TimeSpan.Zero : told < LongestRetryAfter ? told : LongestRetryAfter;

        static TimeSpan Span(double milliseconds) => TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestRetryAfter.TotalMilliseconds));
    }
}
