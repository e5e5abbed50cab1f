using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Gives an image exactly these tags in this order.</summary>
public sealed record SetTags(IReadOnlyList<string> Tags) : Edit
{
    public override string Describe() => "Edited tags";

    [JsonIgnore]
    public override bool Replaces => true;

    public override Refusal? Check() => Tags is null ? Refusal.Invalid("Give the list of tags; it may be empty.") : TagRule.Check(Tags);

    public override ImageTexts Apply(ImageTexts image, EditContext context) => image with { Tags = Tags };
}
