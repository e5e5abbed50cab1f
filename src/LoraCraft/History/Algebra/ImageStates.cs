using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Algebra;

/// <summary>
/// The states of some images of one dataset while its events pass by, forwards or backwards. An event costs what it says of the
/// images that are wanted, and next to nothing for the others it names.
/// </summary>
/// <remarks>
/// Forwards gives what the read tables say. Backwards is exact when the states are those right after the event, and the event
/// changed what it says it changed, as every event that the product records does.
/// </remarks>
public sealed class ImageStates
{
    private readonly ImageSet _wanted;
    private readonly Dictionary<int, ImageState> _images;

    /// <param name="wanted">The images to follow.</param>
    /// <param name="start">What they are before the first event; none is there when absent.</param>
    public ImageStates(ImageSet wanted, IEnumerable<KeyValuePair<int, ImageState>>? start = null)
    {
        _wanted = wanted;
        _images = (start ?? []).Where(i => wanted.Contains(i.Key)).ToDictionary();
    }

    /// <summary>Those of the wanted images that are in the dataset or its bin, by number.</summary>
    public IReadOnlyDictionary<int, ImageState> Images => _images;

    /// <summary>Null when the image is not there, or was not wanted.</summary>
    public ImageState? this[int number] => _images.GetValueOrDefault(number);

    /// <summary>Goes on: the event happens.</summary>
    public void Apply(IEvent @event)
    {
        if (@event is ImagesAdded added)
            foreach (var image in added.Images.Where(i => _wanted.Contains(i.Number)))
                _images[image.Number] = new(
                    !image.IsForgotten, image.Tags, image.Captions.Where(c => c.Value.Length > 0).ToDictionary(), image.Stars, image.Mark, image.Place, image.Name, image.Sha256);
        else
            Turn(@event, back: false);
    }

    /// <summary>Goes back: the event has not happened yet. An image that it added was not there.</summary>
    public void Undo(IEvent @event)
    {
        if (@event is ImagesAdded added)
            foreach (var image in added.Images)
                _images.Remove(image.Number);
        else
            Turn(@event, back: true);
    }

    private void Turn(IEvent @event, bool back)
    {
        switch (@event)
        {
            case ImagesRemoved e:
                Each(e.Images, i => i with { Live = back });
                break;
            case ImagesRestored e:
                Each(e.Images, i => i with { Live = !back });
                break;
            case ImagesStarred e:
                foreach (var given in InTurn(e.Given, back))
                    Each(given.Images, i => i with { Stars = back ? given.From : given.To });
                break;
            case ImagesMarked e:
                foreach (var given in InTurn(e.Given, back))
                    Each(given.Images, i => i with { Mark = back ? given.From : given.To });
                break;
            case ImagesReordered e:
                var places = back ? e.From : e.To;
                for (var at = 0; at < e.Images.Count; at++)
                    if (_images.TryGetValue(e.Images[at], out var image))
                        _images[e.Images[at]] = image with { Place = places[at] };
                break;
            case TagRenamed e:
                var (from, to) = back ? (e.To, e.From) : (e.From, e.To);
                Each(e.Images, i => i with { Tags = [.. i.Tags.Select(t => t == from ? to : t)] });
                break;
            case TagsEdited e:
                foreach (var edit in InTurn(e.Edits, back))
                    Each(edit.Images, i => i with { Tags = (back ? edit.Splice.Inverse() : edit.Splice).Apply(i.Tags) });
                break;
            case TagsReordered e:
                foreach (var order in InTurn(e.Orders, back))
                    Each(order.Images, i => i with { Tags = Ordered(i.Tags, (back ? order.Inverse() : order).Order) });
                break;
            case CaptionsEdited e:
                foreach (var edit in InTurn(e.Edits, back))
                    Each(edit.Images, i => i.WithCaption(e.Caption, (back ? edit.Splice.Inverse() : edit.Splice).Apply(i.Caption(e.Caption))));
                break;
        }
    }

    private static IEnumerable<T> InTurn<T>(IReadOnlyList<T> entries, bool back) => back ? entries.Reverse() : entries;

    private static string[] Ordered(IReadOnlyList<string> tags, IReadOnlyList<int> order) => [.. order.Where(i => i < tags.Count).Select(i => tags[i])];

    /// <summary>Changes those of the images that are wanted and there.</summary>
    private void Each(ImageSet images, Func<ImageState, ImageState> change)
    {
        var wanted = _wanted.Ranges;
        foreach (var (first, last) in images.Ranges)
            for (var at = FirstEndingFrom(wanted, first); at < wanted.Count && wanted[at].First <= last; at++)
                for (var number = Math.Max(first, wanted[at].First); number <= Math.Min(last, wanted[at].Last); number++)
                    if (_images.TryGetValue(number, out var image))
                        _images[number] = change(image);
    }

    private static int FirstEndingFrom(IReadOnlyList<(int First, int Last)> ranges, int number)
    {
        var (low, high) = (0, ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].Last < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
