using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Turns one tag into another. An image that has both keeps one, where the first of them stood.</summary>
public sealed record RenameTag(string From, string To) : Edit
{
    public override string Describe() => $"Renamed {Words.Quote(From)} to {Words.Quote(To)}";

    public override Refusal? Check() => string.IsNullOrEmpty(From) ? Refusal.Invalid("Say which tag to rename.") : TagRule.Check(To ?? "");

    [JsonIgnore]
    public override IReadOnlyList<string>? OnlyWithTags => [From];

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        if (From == To || !image.Tags.Contains(From))
            return image;
        if (!image.Tags.Contains(To))
            return image with { Tags = [.. image.Tags.Select(t => t == From ? To : t)] };
        var first = image.Tags.Select((tag, place) => (tag, place)).First(t => t.tag == From || t.tag == To).place;
        return image with { Tags = [.. image.Tags.Select((t, i) => i == first ? To : t).Where((t, i) => i == first || (t != From && t != To))] };
    }
}
