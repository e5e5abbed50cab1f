using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>Keeps the tags of a dataset with the number of live images that have each, and which images those are.</summary>
internal sealed class TagIndex(IReadTables tables)
{
    private static readonly string[] Key = ["dataset", "tag", "number"];

    private readonly Dictionary<(long Dataset, string Tag), long> _counts = [];
    private readonly List<object?[]> _gone = [];
    private readonly List<object?[]> _came = [];

    /// <summary>Notes that an image's live tags were these and are those.</summary>
    public void Replace(long dataset, int number, string[] before, string[] after)
    {
        foreach (var tag in before.Distinct())
            if (!after.Contains(tag))
                Note(_gone, dataset, tag, number, -1);
        foreach (var tag in after.Distinct())
            if (!before.Contains(tag))
                Note(_came, dataset, tag, number, 1);
    }

    /// <summary>Moves a whole set of images from one tag to another that none of them has.</summary>
    public void Rename(long dataset, string from, string to, ImageSet images)
    {
        var moved = tables.ExecuteOn(images, "UPDATE image_tag SET tag = $1 WHERE dataset = $2 AND tag = $3 AND", to, dataset, from);
        Count(dataset, from, -moved);
        Count(dataset, to, moved);
        Flush();
    }

    public void Flush()
    {
        if (_gone.Count > 0)
            tables.Delete("image_tag", Key, _gone);
        if (_came.Count > 0)
            tables.Insert("image_tag", Key, _came);
        foreach (var ((dataset, tag), change) in _counts)
            Flush(dataset, tag, change);
        _gone.Clear();
        _came.Clear();
        _counts.Clear();
    }

    private void Flush(long dataset, string tag, long change)
    {
        if (change > 0)
            tables.Execute(
                "INSERT INTO tag(dataset, tag, images) VALUES ($1, $2, $3) ON CONFLICT(dataset, tag) DO UPDATE SET images = tag.images + excluded.images",
                dataset, tag, change);
        else if (change < 0 && tables.Execute("UPDATE tag SET images = images + $1 WHERE dataset = $2 AND tag = $3 AND images > $4", change, dataset, tag, -change) == 0)
            tables.Execute("DELETE FROM tag WHERE dataset = $1 AND tag = $2", dataset, tag);
    }

    private void Note(List<object?[]> rows, long dataset, string tag, int number, int change)
    {
        rows.Add([dataset, tag, (long)number]);
        Count(dataset, tag, change);
    }

    private void Count(long dataset, string tag, long change) =>
        _counts[(dataset, tag)] = _counts.GetValueOrDefault((dataset, tag)) + change;
}
