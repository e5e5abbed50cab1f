using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What stands in a dataset and works on every image that comes in.</summary>
public interface IArrivals
{
    /// <summary>Works on images that were just added, in the transaction that added them. What it cannot do it notes, and the images are there all the same.</summary>
    /// <param name="arrival">The change that brought them.</param>
    void After(IWriteSession session, Change arrival, long dataset, ImageSet images);
}
