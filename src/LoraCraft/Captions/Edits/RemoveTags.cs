using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

public sealed record RemoveTags(IReadOnlyList<string> Tags) : Edit
{
    public override string Describe() => $"Removed {Words.Quote(Tags)}";

    public override Refusal? Check() => Tags is null or { Count: 0 } ? Refusal.Invalid("Give at least one tag to remove.") : null;

    [JsonIgnore]
    public override IReadOnlyList<string>? OnlyWithTags => Tags;

    public override ImageTexts Apply(ImageTexts image, EditContext context) =>
        image.Tags.Any(Tags.Contains) ? image with { Tags = [.. image.Tags.Where(t => !Tags.Contains(t))] } : image;
}
