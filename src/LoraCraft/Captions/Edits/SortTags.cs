using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Sorts the tags of each image.</summary>
/// <param name="By"><c>alphabetical</c>, or <c>frequency</c>: most frequent in the dataset first, equals alphabetically.</param>
public sealed record SortTags(string By) : Edit
{
    public override string Describe() => By == "frequency" ? "Sorted tags, most frequent first" : "Sorted tags alphabetically";

    public override Refusal? Check() =>
        By is "alphabetical" or "frequency" ? null : Refusal.Invalid("Tags are sorted by \"alphabetical\" or \"frequency\".");

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        var sorted = By == "frequency"
            ? image.Tags.OrderByDescending(t => context.TagCounts.GetValueOrDefault(t)).ThenBy(t => t, StringComparer.OrdinalIgnoreCase)
            : image.Tags.OrderBy(t => t, StringComparer.OrdinalIgnoreCase);
        return image with { Tags = [.. sorted.ThenBy(t => t, StringComparer.Ordinal)] };
    }
}
