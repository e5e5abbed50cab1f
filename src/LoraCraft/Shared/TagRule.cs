using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What a tag may be: trimmed text of 1 to 400 characters on one line, without commas.</summary>
public static class TagRule
{
    public const int MaxLength = 400;
    public const int MaxTagsInRequest = 1000;

    public static string? Problem(string? tag) => tag switch
    {
        null or "" => "A tag cannot be empty.",
        { Length: > MaxLength } => $"A tag has at most {MaxLength} characters; this one has {tag.Length}.",
        _ when tag.Contains(',', StringComparison.Ordinal) => $"A tag cannot contain a comma: give \"{tag}\" as several tags.",
        _ when tag.AsSpan().IndexOfAny('\n', '\r') >= 0 => "A tag cannot contain a line break.",
        _ when PlainText.Check(tag) is { } refusal => refusal.Message,
        _ when tag.Length != tag.Trim().Length => $"\"{tag}\" starts or ends with a space.",
        _ => null,
    };

    public static Refusal? Check(params IEnumerable<string?> tags)
    {
        var count = 0;
        foreach (var tag in tags)
        {
            if (Problem(tag) is { } problem)
                return Refusal.Invalid(problem);
            if (++count > MaxTagsInRequest)
                return Refusal.Invalid($"At most {MaxTagsInRequest} tags can be given at once.");
        }

        return null;
    }

    /// <summary>The tags in a comma-separated text, trimmed, empty pieces left out, too long ones cut.</summary>
    public static IEnumerable<string> Split(string text) =>
        text.Split([',', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(t => t.Length <= MaxLength ? t : t[..(char.IsHighSurrogate(t[MaxLength - 1]) ? MaxLength - 1 : MaxLength)].TrimEnd());
}
