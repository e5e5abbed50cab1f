using LoraCraft.Datasets;
using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What stands in a dataset and works on every image that comes in, and on every text that a model writes.</summary>
public interface IArrivals
{
    /// <summary>Works on images that were just added, in the transaction that added them. What it cannot do it notes, and the images are there all the same.</summary>
    /// <param name="arrival">The change that brought them.</param>
    void After(IWriteSession session, Change arrival, long dataset, ImageSet images);

    /// <summary>Works on texts that a model just wrote, in the transaction that wrote them. What it cannot do it notes, and the texts are there all the same.</summary>
    /// <param name="writing">The change that wrote them.</param>
    /// <param name="target"><c>tags</c>, or the name of a caption.</param>
    /// <param name="images">Those whose text it is.</param>
    void AfterTexts(IWriteSession session, Change writing, long dataset, string target, ImageSet images);
}

public static class ArrivalsExtensions
{
    /// <summary>Has the images that a change just brought into datasets meet what stands there.</summary>
    public static void Meet(this IArrivals arrivals, IWriteSession session, IReadOnlyList<RecordedEvent> recorded) =>
        arrivals.Meet(session, recorded, ImageSet.Empty);

    /// <summary>The same, and images that the change took out of the bin and that count as new.</summary>
    public static void Meet(this IArrivals arrivals, IWriteSession session, IReadOnlyList<RecordedEvent> recorded, ImageSet returning)
    {
        foreach (var stream in recorded.GroupBy(r => r.Stream))
            if (Streams.IsDataset(stream.Key, out var dataset)
                && ImageSet.UnionOf(stream.Select(r => Brought(r.Event, returning))) is { IsEmpty: false } images)
                arrivals.After(session, recorded[0].Change, dataset, images);
    }

    private static ImageSet Brought(IEvent @event, ImageSet returning) => @event switch
    {
        ImagesAdded e => ImageSet.Of(e.Images.Select(i => i.Number)),
        ImagesRestored e => e.Images.Intersect(returning),
        _ => ImageSet.Empty,
    };
}
