using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Algebra;

/// <summary>One image as it is and as it is to be; null = not there.</summary>
public sealed record StateChange(int Number, ImageState? From, ImageState? To);

/// <summary>The events that bring images from one state to another, as few and as small as they can be.</summary>
public static class StateEvents
{
    /// <param name="changes">Each image once. One that is not to be there goes into the bin; none is made anew.</param>
    public static IReadOnlyList<IEvent> Between(IEnumerable<StateChange> changes)
    {
        var all = changes.Where(c => c.From is not null && !Equals(c.From, c.To)).ToList();
        var (restored, removed) = (Numbers(all, c => !c.From!.Live && c.To is { Live: true }), Numbers(all, c => c.From!.Live && c.To is not { Live: true }));
        var kept = all.FindAll(c => c.To is not null);
        var moved = kept.FindAll(c => !c.From!.Place.Equals(c.To!.Place));
        return
        [
            .. restored.IsEmpty ? Array.Empty<IEvent>() : [new ImagesRestored(restored)],
            .. Starred(kept),
            .. Marked(kept),
            .. moved.Count == 0 ? Array.Empty<IEvent>()
                : [new ImagesReordered([.. moved.Select(c => c.Number)], [.. moved.Select(c => c.From!.Place)], [.. moved.Select(c => c.To!.Place)])],
            .. TextEvents.Between(kept.Select(c => (Texts(c.Number, c.From!), Texts(c.Number, c.To!)))),
            .. removed.IsEmpty ? Array.Empty<IEvent>() : [new ImagesRemoved(removed)],
        ];
    }

    private static ImageSet Numbers(IEnumerable<StateChange> changes, Func<StateChange, bool> which) => ImageSet.Of(changes.Where(which).Select(c => c.Number));

    private static IEnumerable<IEvent> Starred(IEnumerable<StateChange> changes)
    {
        var given = changes.Where(c => c.From!.Stars != c.To!.Stars).GroupBy(c => (From: c.From!.Stars, To: c.To!.Stars), c => c.Number)
            .Select(g => new StarsGiven(ImageSet.Of(g), g.Key.From, g.Key.To)).ToList();
        return given.Count == 0 ? [] : [new ImagesStarred(given)];
    }

    private static IEnumerable<IEvent> Marked(IEnumerable<StateChange> changes)
    {
        var given = changes.Where(c => c.From!.Mark != c.To!.Mark).GroupBy(c => (From: c.From!.Mark, To: c.To!.Mark), c => c.Number)
            .Select(g => new MarkGiven(ImageSet.Of(g), g.Key.From, g.Key.To)).ToList();
        return given.Count == 0 ? [] : [new ImagesMarked(given)];
    }

    private static ImageTexts Texts(int number, ImageState state) => new(number, state.Tags, state.Captions);
}
