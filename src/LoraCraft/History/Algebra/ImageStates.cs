using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Algebra;

/// <summary>The states of some images, carried through the events of their dataset, forwards or backwards.</summary>
/// <param name="wanted">The only images looked at.</param>
/// <param name="states">As they are at the start; images that are not there yet are missing.</param>
public sealed class ImageStates(ImageSet wanted, IReadOnlyDictionary<int, ImageState> states)
{
    private readonly Dictionary<int, ImageState> _states = new(states);

    public IReadOnlyDictionary<int, ImageState> All => _states;

    public void Apply(IEvent @event)
    {
        switch (@event)
        {
            case ImagesAdded e:
                foreach (var image in e.Images.Where(i => wanted.Contains(i.Number)))
                    _states[image.Number] = new(
                        true, image.Tags, image.Captions.Where(c => c.Value.Length > 0).ToDictionary(), image.Stars, image.Mark, image.Place, image.Name, image.Sha256);
                break;
            case ImagesRemoved e:
                Each(e.Images, s => s with { Live = false });
                break;
            case ImagesRestored e:
                Each(e.Images, s => s with { Live = true });
                break;
            case ImagesStarred e:
                foreach (var given in e.Given)
                    Each(given.Images, s => s with { Stars = given.To });
                break;
            case ImagesMarked e:
                foreach (var given in e.Given)
                    Each(given.Images, s => s with { Mark = given.To });
                break;
            case ImagesReordered e:
                for (var i = 0; i < e.Images.Count; i++)
                    if (_states.TryGetValue(e.Images[i], out var state))
                        _states[e.Images[i]] = state with { Place = e.To[i] };
                break;
            case TagRenamed e:
                Each(e.Images, s => s with { Tags = [.. s.Tags.Select(t => t == e.From ? e.To : t)] });
                break;
            case TagsEdited e:
                foreach (var edit in e.Edits)
                    Each(edit.Images, s => s with { Tags = edit.Splice.Apply(s.Tags) });
                break;
            case TagsReordered e:
                foreach (var order in e.Orders)
                    Each(order.Images, s => s with { Tags = [.. order.Order.Where(i => i < s.Tags.Count).Select(i => s.Tags[i])] });
                break;
            case CaptionsEdited e:
                foreach (var edit in e.Edits)
                    Each(edit.Images, s => s.WithCaption(e.Caption, edit.Splice.Apply(s.Caption(e.Caption))));
                break;
        }
    }

    /// <summary>Goes back over an event: after it, the images are as they were right before it.</summary>
    public void Undo(IEvent @event)
    {
        if (@event is ImagesAdded added)
            foreach (var image in added.Images)
                _states.Remove(image.Number);
        else if (@event is IReversible and ITouchesImages)
            Apply(((IReversible)@event).Inverse());
    }

    private void Each(ImageSet images, Func<ImageState, ImageState> next)
    {
        foreach (var number in images.Intersect(wanted))
            if (_states.TryGetValue(number, out var state))
                _states[number] = next(state);
    }
}
