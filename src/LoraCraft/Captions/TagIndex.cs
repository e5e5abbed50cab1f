using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>
/// Keeps the tags of a dataset with the number of live images that have each, which images those are, and where each tag of
/// each image comes from; of tags that went, where they came from last.
/// </summary>
internal sealed class TagIndex(IReadTables tables)
{
    private static readonly string[] Key = ["dataset", "tag", "number"];

    /// <summary>By image first, because what comes back comes back by image.</summary>
    private static readonly string[] GoneKey = ["dataset", "number", "tag"];

    private readonly Dictionary<(long Dataset, string Tag), long> _counts = [];
    private readonly Dictionary<(long Dataset, string Tag), List<int>> _kept = [];
    private readonly List<object?[]> _remembered = [];
    private readonly List<object?[]> _gone = [];
    private readonly List<object?[]> _moved = [];
    private readonly List<object?[]> _came = [];

    /// <summary>Notes how the tags of a row differ from what is stored.</summary>
    public void Replace(TextRow row)
    {
        var before = row.Stored && row.StoredLive ? row.StoredTags : [];
        var after = row.Live ? row.Tags : [];
        foreach (var (tag, origin) in row.Gone)
            if (origin == TagOrigins.Indexed)
                Keep(row, tag);
            else
                _remembered.Add([row.Dataset, (long)row.Number, tag, origin]);
        foreach (var tag in before.Except(after))
        {
            _gone.Add([row.Dataset, tag, (long)row.Number]);
            Count(row.Dataset, tag, -1);
        }

        foreach (var tag in after.Except(before))
        {
            _came.Add([row.Dataset, tag, (long)row.Number, row.OriginOf(tag)]);
            Count(row.Dataset, tag, 1);
        }

        foreach (var tag in after.Intersect(before))
            if (row.OriginOf(tag) is var origin and not TagOrigins.Indexed)
                _moved.Add([origin, row.Dataset, tag, (long)row.Number]);
    }

    /// <summary>Moves a whole set of images from one tag to another that none of them has.</summary>
    public void Rename(long dataset, string from, string to, ImageSet images, Origin by)
    {
        Keep(dataset, from, images);
        var origin = by.Returns
            ? "coalesce((SELECT g.origin FROM gone_tag g WHERE g.dataset = image_tag.dataset AND g.number = image_tag.number AND g.tag = $1), $4)"
            : "$4";
        var moved = tables.ExecuteOn(
            images, $"UPDATE image_tag SET tag = $1, origin = {origin} WHERE dataset = $2 AND tag = $3 AND", to, dataset, from, by.Position);
        Count(dataset, from, -moved);
        Count(dataset, to, moved);
        Flush();
        tables.ExecuteWithin(
            images, "INSERT INTO gone_tag(dataset, number, tag, origin) SELECT dataset, number, $1, $2 FROM image_text WHERE dataset = $3 AND live = 0 AND",
            $" ON CONFLICT(dataset, number, tag) DO {(by.Returns ? "NOTHING" : "UPDATE SET origin = excluded.origin")}", to, by.Position, dataset);
    }

    public void Flush()
    {
        foreach (var ((dataset, tag), numbers) in _kept)
            Keep(dataset, tag, ImageSet.Of(numbers));
        if (_remembered.Count > 0)
            tables.Upsert("gone_tag", [.. GoneKey, "origin"], GoneKey, _remembered);
        if (_gone.Count > 0)
            tables.Delete("image_tag", Key, AsTheyLie(_gone, 0));
        if (_moved.Count > 0)
            tables.Update("image_tag", ["origin"], Key, AsTheyLie(_moved, 1));
        if (_came.Count > 0)
            tables.Insert("image_tag", [.. Key, "origin"], AsTheyLie(_came, 0));
        foreach (var ((dataset, tag), change) in _counts)
            Flush(dataset, tag, change);
        _kept.Clear();
        _remembered.Clear();
        _gone.Clear();
        _moved.Clear();
        _came.Clear();
        _counts.Clear();
    }

    /// <summary>Rows of <c>image_tag</c> in the order of its key, so that each page is touched once; those of one tag are in order already.</summary>
    private static IEnumerable<object?[]> AsTheyLie(List<object?[]> rows, int key) =>
        rows.OrderBy(r => (long)r[key]!).ThenBy(r => (string)r[key + 1]!, StringComparer.Ordinal);

    private void Flush(long dataset, string tag, long change)
    {
        if (change > 0)
            tables.Execute(
                "INSERT INTO tag(dataset, tag, fold, images) VALUES ($1, $2, $3, $4) ON CONFLICT(dataset, tag) DO UPDATE SET images = tag.images + excluded.images",
                dataset, tag, tag.ToLowerInvariant(), change);
        else if (change < 0 && tables.Execute("UPDATE tag SET images = images + $1 WHERE dataset = $2 AND tag = $3 AND images > $4", change, dataset, tag, -change) == 0)
            tables.Execute("DELETE FROM tag WHERE dataset = $1 AND tag = $2", dataset, tag);
    }

    /// <summary>Has the database itself remember the origins it holds.</summary>
    private void Keep(long dataset, string tag, ImageSet images) => tables.ExecuteWithin(
        images, "INSERT INTO gone_tag(dataset, number, tag, origin) SELECT dataset, number, tag, origin FROM image_tag WHERE dataset = $1 AND tag = $2 AND",
        " ON CONFLICT(dataset, number, tag) DO UPDATE SET origin = excluded.origin", dataset, tag);

    private void Keep(TextRow row, string tag)
    {
        if (!_kept.TryGetValue((row.Dataset, tag), out var numbers))
            _kept[(row.Dataset, tag)] = numbers = [];
        numbers.Add(row.Number);
    }

    private void Count(long dataset, string tag, long change) =>
        _counts[(dataset, tag)] = _counts.GetValueOrDefault((dataset, tag)) + change;
}
