using LoraCraft.Datasets;
using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What stands in a dataset and works on every image that comes in.</summary>
public interface IArrivals
{
    /// <summary>Works on images that were just added, in the transaction that added them. What it cannot do it notes, and the images are there all the same.</summary>
    /// <param name="arrival">The change that brought them.</param>
    void After(IWriteSession session, Change arrival, long dataset, ImageSet images);
}

public static class ArrivalsExtensions
{
    /// <summary>Has the images that a change just brought into datasets meet what stands there.</summary>
    public static void Meet(this IArrivals arrivals, IWriteSession session, IReadOnlyList<RecordedEvent> recorded)
    {
        foreach (var stream in recorded.Where(r => r.Event is ImagesAdded).GroupBy(r => r.Stream))
            if (Streams.IsDataset(stream.Key, out var dataset))
                arrivals.After(session, recorded[0].Change, dataset, ImageSet.Of(stream.SelectMany(r => ((ImagesAdded)r.Event).Images.Select(i => i.Number))));
    }
}
