using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery;

/// <summary>What the endpoints of the gallery have in common.</summary>
internal static class GalleryRequests
{
    public const int MaxCards = 1_000;
    public const int MaxTags = 100_000;

    /// <exception cref="RefusedException">The dataset is unknown.</exception>
    public static ImageQueries Images(this DatasetAt at, Filter? filter, bool bin = false) => new(at.Tables, at.Dataset, filter, bin, at.Beside);

    public static void CheckRange(string name, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new RefusedException(Refusal.Invalid($"\"{name}\" must be a number from {least:N0} to {most:N0}."));
    }
}
