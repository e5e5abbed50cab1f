using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>The texts of images while steps work on them: as they were, and as they are now.</summary>
/// <param name="captions">Whether captions are wanted too.</param>
internal sealed class StackedTexts(IReadTables tables, long dataset, bool captions)
{
    private readonly SortedDictionary<int, Texts> _images = [];

    /// <summary>Each image that is other than it was.</summary>
    public IReadOnlyList<(ImageTexts Before, ImageTexts After)> Changed =>
        [.. _images.Values.Where(i => PreviewEdit.Differ(i.Before, i.Now)).Select(i => (i.Before, i.Now))];

    /// <summary>Makes one edit; returns how many images it changed.</summary>
    public int Apply(Edit edit, EditContext context, ImageSet images)
    {
        var unknown = ImageSet.Of(Affected(edit, images).Where(number => !_images.ContainsKey(number)));
        foreach (var image in unknown.IsEmpty ? [] : tables.Texts(dataset, unknown, captions))
            _images.Add(image.Number, new(image));

        var changed = 0;
        foreach (var number in images)
            if (_images.TryGetValue(number, out var image) && edit.Apply(image.Now, context) is var after && PreviewEdit.Differ(image.Now, after))
            {
                image.Now = after;
                changed++;
            }

        return changed;
    }

    /// <summary>The events from what the rows say to what the texts are now; from then on the rows are taken to say that.</summary>
    public IReadOnlyList<IEvent> TakePending()
    {
        var pending = _images.Values.Where(i => !ReferenceEquals(i.Rows, i.Now)).ToList();
        var events = TextEvents.Between(pending.Select(i => (i.Rows, i.Now)));
        pending.ForEach(i => i.Rows = i.Now);
        return events;
    }

    /// <summary>Of an edit for certain tags the images whose row has one; what earlier steps gave to others is known already.</summary>
    private ImageSet Affected(Edit edit, ImageSet images) =>
        edit.OnlyWithTags is { } tags && images.Count > tags.Count ? images.Intersect(tables.ImagesWithTags(dataset, tags)) : images;

    private sealed class Texts(ImageTexts before)
    {
        public ImageTexts Before { get; } = before;
        public ImageTexts Rows { get; set; } = before;
        public ImageTexts Now { get; set; } = before;
    }
}
