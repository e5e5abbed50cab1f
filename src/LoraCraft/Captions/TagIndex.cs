using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>Keeps the tags of a dataset with the number of live images that have each, and which images those are.</summary>
internal sealed class TagIndex(IReadTables tables)
{
    private static readonly string[] Key = ["dataset", "tag", "number"];

    private readonly Dictionary<(long Dataset, string Text), long> _ids = [];
    private readonly Dictionary<long, long> _lastIds = [];
    private readonly List<object?[]> _newTags = [];
    private readonly Dictionary<(long Dataset, long Tag), long> _counts = [];
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
        var (old, @new) = (Id(dataset, from), Id(dataset, to));
        Flush();
        var moved = tables.ExecuteOn(images, "UPDATE image_tag SET tag = $1 WHERE dataset = $2 AND tag = $3 AND", @new, dataset, old);
        Count(dataset, old, -moved);
        Count(dataset, @new, moved);
        Flush();
    }

    public void Flush()
    {
        if (_newTags.Count > 0)
            tables.Insert("tag", ["dataset", "tag", "text", "images"], _newTags);
        if (_gone.Count > 0)
            tables.Delete("image_tag", Key, _gone);
        if (_came.Count > 0)
            tables.Insert("image_tag", Key, _came);
        foreach (var ((dataset, tag), change) in _counts)
            if (change != 0)
                tables.Execute("UPDATE tag SET images = images + $1 WHERE dataset = $2 AND tag = $3", change, dataset, tag);
        _newTags.Clear();
        _gone.Clear();
        _came.Clear();
        _counts.Clear();
    }

    private void Note(List<object?[]> rows, long dataset, string tag, int number, int change)
    {
        var id = Id(dataset, tag);
        rows.Add([dataset, id, (long)number]);
        Count(dataset, id, change);
    }

    private void Count(long dataset, long tag, long change) =>
        _counts[(dataset, tag)] = _counts.GetValueOrDefault((dataset, tag)) + change;

    /// <summary>Numbers are given in order of first use and kept for ever.</summary>
    private long Id(long dataset, string text)
    {
        if (_ids.TryGetValue((dataset, text), out var id))
            return id;
        id = tables.Number("SELECT tag FROM tag WHERE dataset = $1 AND text = $2", dataset, text);
        if (id == 0)
        {
            if (!_lastIds.TryGetValue(dataset, out var last))
                last = tables.Number("SELECT max(tag) FROM tag WHERE dataset = $1", dataset);
            _lastIds[dataset] = id = last + 1;
            _newTags.Add([dataset, id, text, 0L]);
        }

        return _ids[(dataset, text)] = id;
    }
}
