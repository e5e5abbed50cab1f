using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Says that an image has one of these tags at most.</summary>
/// <param name="Keep">
/// <c>first</c>: of an image that has several, the one that stands first in <paramref name="Tags"/> stays; <c>all</c>: nothing is
/// changed, such images are only listed.
/// </param>
public sealed record ExclusiveTags(IReadOnlyList<string> Tags, string Keep = "first") : Edit
{
    public const int MostTags = 50;

    public override string Describe() => $"Kept one of {Words.Quote(Tags)}";

    public override Refusal? Check() =>
        Tags is null || Tags.Distinct().Count() < 2 || Tags.Count > MostTags ? Refusal.Invalid($"Give 2 to {MostTags} different tags of which an image can have one.")
        : Keep is not ("first" or "all") ? Refusal.Invalid("Say which tag stays: \"first\" of the group, or \"all\" to list such images only.")
        : TagRule.Check(Tags);

    [JsonIgnore]
    public override IReadOnlyList<string>? OnlyWithTags => Tags;

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        if (Keep == "all" || Tags.FirstOrDefault(image.Tags.Contains) is not { } stays)
            return image;
        var tags = image.Tags.Where(tag => tag == stays || !Tags.Contains(tag)).ToList();
        return tags.Count == image.Tags.Count ? image : image with { Tags = tags };
    }
}
