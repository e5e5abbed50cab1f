using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Kernel;

namespace LoraCraft.History;

/// <summary>The tags that an event brought to images, took from them or renamed; some may come twice.</summary>
internal static class ChangedTags
{
    public static IEnumerable<string> Of(IEvent @event) => @event switch
    {
        TagRenamed e => [e.From, e.To],
        TagsEdited e => e.Edits.SelectMany(edit => Differing(edit.Splice.Removed, edit.Splice.Added)),
        ImagesAdded e => e.Images.SelectMany(image => image.Tags),
        _ => [],
    };

    /// <summary>A splice may hold tags that only stand between those that changed.</summary>
    private static IEnumerable<string> Differing(IReadOnlyList<string> removed, IReadOnlyList<string> added) =>
        removed.Count == 0 ? added
        : added.Count == 0 ? removed
        : removed.Except(added).Concat(added.Except(removed));
}
