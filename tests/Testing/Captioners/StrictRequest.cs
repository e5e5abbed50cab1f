using System.Text.Json;
using LoraCraft.Engines.Imaging;
using LoraCraft.Shared;

namespace LoraCraft.Testing.Captioners;

/// <summary>Reads a chat completion's request as the strictest service would: members that all know, in the shapes that all know, and a picture that is one.</summary>
internal static class StrictRequest
{
    private const string DataUrl = "data:image/jpeg;base64,";

    /// <summary>Decoding to a square this small reads the whole file, in a part of the time.</summary>
    private const int SmallSide = 64;

    private static readonly Lazy<VipsImaging> Imaging = new(() => new());

    /// <exception cref="InvalidDataException">It is wrong; the message says what.</exception>
    public static FakeCall Read(int number, string? contentType, ReadOnlyMemory<byte> body, int maxSide)
    {
        Must(contentType?.StartsWith("application/json", StringComparison.Ordinal) == true, $"The content type is {contentType}.");
        var root = Parse(body);
        Members(root, "model", "max_tokens", "temperature", "messages", "response_format");
        var model = Text(root, "model");
        Must(model.Length > 0, "model is empty.");
        Must(Member(root, "max_tokens") is { ValueKind: JsonValueKind.Number } tokens && tokens.TryGetInt32(out var most) && most > 0, "max_tokens is no positive number.");
        Must(!root.TryGetProperty("temperature", out var temperature) || (temperature.ValueKind == JsonValueKind.Number && temperature.GetDouble() is >= 0 and <= 2), "temperature is not 0 to 2.");
        JsonElement? format = root.TryGetProperty("response_format", out var told) ? told : null;
        if (format is { } asked)
            StrictSchema.Check(asked);
        var message = Only(Member(root, "messages"), "message");
        Members(message, "role", "content");
        Must(Text(message, "role") == "user", "The message is not the user's.");
        var parts = Member(message, "content");
        Must(parts.ValueKind == JsonValueKind.Array && parts.GetArrayLength() == 2, "There are not two parts.");
        Members(parts[0], "type", "text");
        Must(Text(parts[0], "type") == "text", "The first part is no text.");
        Members(parts[1], "type", "image_url");
        Must(Text(parts[1], "type") == "image_url", "The second part is no picture.");
        var image = Member(parts[1], "image_url");
        Members(image, "url", "detail");
        Must(!image.TryGetProperty("detail", out _) || Text(image, "detail") is "auto" or "low" or "high", "detail is not auto, low or high.");
        var (width, height) = Picture(Text(image, "url"), maxSide);
        return new(number, model, Text(parts[0], "text"), width, height, format?.GetRawText());
    }

    private static (int Width, int Height) Picture(string url, int maxSide)
    {
        Must(url.StartsWith(DataUrl, StringComparison.Ordinal), "The picture is no data URL of a JPEG.");
        var bytes = new byte[url.Length];
        Must(Convert.TryFromBase64Chars(url.AsSpan(DataUrl.Length), bytes, out var length), "The picture is not base64.");
        var jpeg = bytes.AsMemory(..length);
        var (width, height) = PlainJpeg.SizeOf(jpeg.Span);
        try
        {
            Imaging.Value.Square(jpeg, SmallSide, new());
        }
        catch (PictureRefusedException refused)
        {
            throw new InvalidDataException($"The picture cannot be decoded: {refused.Message}");
        }

        Must(Math.Max(width, height) <= maxSide, $"The picture is {width} by {height}; the limit is {maxSide}.");
        return (width, height);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonElement.Parse(body.Span);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException(wrong.Message);
        }
    }

    internal static void Members(JsonElement owner, params string[] known)
    {
        Must(owner.ValueKind == JsonValueKind.Object, "There is no object.");
        foreach (var member in owner.EnumerateObject())
            Must(known.Contains(member.Name), $"Unrecognized request argument supplied: {member.Name}");
    }

    /// <summary>A member that has to be there.</summary>
    internal static JsonElement Member(JsonElement owner, string member)
    {
        Must(owner.TryGetProperty(member, out var value), $"Missing required parameter: {member}");
        return value;
    }

    internal static string Text(JsonElement owner, string member)
    {
        Must(owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String, $"{member} is no text.");
        return value.GetString()!;
    }

    private static JsonElement Only(JsonElement list, string what)
    {
        Must(list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 1, $"There is not one {what}.");
        return list[0];
    }

    internal static void Must(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidDataException(otherwise);
    }
}
