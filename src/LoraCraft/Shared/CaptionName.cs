using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Names of captions: 1 to 60 letters, digits, spaces, <c>-</c> or <c>_</c>.</summary>
internal static class CaptionName
{
    private const int MaxLength = 60;

    public static Refusal? Check(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Length > MaxLength || name.Any(c => !char.IsLetterOrDigit(c) && c is not ('-' or '_' or ' '))
            ? Refusal.Invalid($"A caption's name is 1 to {MaxLength} letters, digits, spaces, - or _.")
            : null;

    /// <summary>Of one that may come into being by it: where a target is named, <c>tags</c> are the tags, so that no caption of this name could be reached.</summary>
    public static Refusal? CheckNew(string? name) => name == TextRule.Tags
        ? Refusal.Invalid($"\"{TextRule.Tags}\" stands for the tags of an image, so no caption can be called that. Choose another name, such as tags-as-prose.")
        : Check(name);
}
