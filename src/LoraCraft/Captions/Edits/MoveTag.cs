using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Puts a tag at a place in the order, counted from 0 among the others; beyond the end means last.</summary>
public sealed record MoveTag(string Tag, int Position) : Edit
{
    public override string Describe() => $"Moved {Words.Quote(Tag)}";

    public override Refusal? Check() =>
        string.IsNullOrEmpty(Tag) ? Refusal.Invalid("Say which tag to move.")
        : Position < 0 ? Refusal.Invalid("The position is a whole number from 0.")
        : null;

    [JsonIgnore]
    public override IReadOnlyList<string>? OnlyWithTags => [Tag];

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        if (!image.Tags.Contains(Tag))
            return image;
        var others = image.Tags.ToList();
        others.Remove(Tag);
        others.Insert(Math.Min(Position, others.Count), Tag);
        return image with { Tags = others };
    }
}
