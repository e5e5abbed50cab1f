using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Keeps the first of equal tags; case and surrounding form are left as they are.</summary>
public sealed record DropDuplicateTags : Edit
{
    public override string Describe() => "Dropped duplicate tags";

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        string[] once = [.. image.Tags.Distinct(StringComparer.OrdinalIgnoreCase)];
        return once.Length == image.Tags.Count ? image : image with { Tags = once };
    }
}
