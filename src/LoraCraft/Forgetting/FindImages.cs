using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Forgetting;

/// <summary>An image that shows the picture.</summary>
internal sealed record ShowingImage(long Dataset, string DatasetName, int Number, string Name, bool Removed);

/// <summary>A picture and every image that shows it.</summary>
/// <param name="Name">The name of the image that was asked about.</param>
internal sealed record ShownPicture(string Picture, string Name, IReadOnlyList<ShowingImage> Images)
{
    public IReadOnlyDictionary<long, ImageSet> ByDataset =>
        Images.GroupBy(i => i.Dataset).ToDictionary(g => g.Key, g => ImageSet.Of(g.Select(i => i.Number)));
}

/// <summary>Finds the images that show the same picture, in all datasets.</summary>
internal static class FindImages
{
    /// <summary>Waits for the rows of branches that were just made: their images have to be found.</summary>
    public static Task Ready(IEventStore store, IMoments moments, CancellationToken cancel) =>
        moments.Ready(store.Read(s => s.Tables.Query("SELECT dataset FROM dataset", r => r.GetInt64(0))), cancel);

    /// <exception cref="RefusedException">There is no such image, or it is forgotten already.</exception>
    public static ShownPicture Of(IReadTables tables, long dataset, int number)
    {
        var (picture, name) = tables.Query(
            "SELECT picture, name FROM image WHERE dataset = $1 AND number = $2", r => (r.GetString(0), r.GetString(1)), dataset, number) is [var found]
            ? found
            : throw new RefusedException(Refusal.Unknown($"There is no image {number} in this dataset."));
        if (picture.Length == 0)
            throw new RefusedException(Refusal.Conflict($"Image {number} is forgotten already; nothing of it is left."));
        var datasets = tables.Query("SELECT dataset, name FROM dataset ORDER BY dataset", r => (Id: r.GetInt64(0), Name: r.GetString(1)));
        return new(picture, name,
        [
            .. datasets.SelectMany(d => tables.Query(
                "SELECT number, name, live FROM image WHERE dataset = $1 AND picture = $2 ORDER BY number",
                r => new ShowingImage(d.Id, d.Name, r.GetInt32(0), r.GetString(1), r.GetInt64(2) == 0), d.Id, picture)),
        ]);
    }
}
