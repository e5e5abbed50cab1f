using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>The tags of one image while they are being changed.</summary>
internal sealed class TextRow(long dataset, int number, bool stored, bool live, string[] tags)
{
    public long Dataset { get; } = dataset;
    public int Number { get; } = number;

    /// <summary>Whether the row is in the table already, and what it holds there.</summary>
    public bool Stored { get; } = stored;
    public bool StoredLive { get; } = live;
    public string[] StoredTags { get; } = tags;

    public bool Live { get; set; } = live;
    public string[] Tags { get; set; } = tags;
}

/// <summary>
/// The texts that a run of events works on: read when first needed, many at once where many are needed, and written together
/// at the end. An absent caption is an empty text.
/// </summary>
internal sealed class TextRows(IReadTables tables)
{
    private const int FewImages = 8;
    private static readonly string[] CaptionKey = ["dataset", "number", "name"];
    private static readonly string[] TextColumns = ["dataset", "number", "live", "tags", "tag_count"];

    private readonly Dictionary<(long, int), TextRow> _rows = [];
    private readonly Dictionary<(long Dataset, int Number, string Name), (string Stored, string Text)> _captions = [];

    /// <summary>How many are in memory.</summary>
    public int Count => _rows.Count + _captions.Count;

    public void Add(TextRow row) => _rows[(row.Dataset, row.Number)] = row;

    public IEnumerable<TextRow> Of(long dataset, ImageSet images)
    {
        if (images.Count > FewImages)
            foreach (var row in tables.QueryOn(images, $"{Select} AND", r => Map(dataset, r), dataset))
                _rows.TryAdd((dataset, row.Number), row);
        foreach (var number in images)
            if (Get(dataset, number) is { } row)
                yield return row;
    }

    public void AddCaption(long dataset, int number, string name, string text) => _captions[(dataset, number, name)] = ("", text);

    public void EditCaptions(long dataset, ImageSet images, string name, TextSplice splice)
    {
        if (images.Count > FewImages)
            foreach (var (number, text) in tables.QueryOn(
                images, "SELECT number, text FROM caption WHERE dataset = $1 AND name = $2 AND", r => (r.GetInt32(0), r.GetString(1)), dataset, name))
                _captions.TryAdd((dataset, number, name), (text, text));
        foreach (var number in images)
        {
            var key = (dataset, number, name);
            if (!_captions.TryGetValue(key, out var caption))
                caption.Stored = caption.Text = images.Count > FewImages ? "" : Stored(dataset, number, name);
            _captions[key] = (caption.Stored, splice.Apply(caption.Text));
        }
    }

    /// <summary>Takes away all captions of these images.</summary>
    public void DropCaptions(long dataset, ImageSet images)
    {
        foreach (var (number, name, text) in tables.QueryOn(
            images, "SELECT number, name, text FROM caption WHERE dataset = $1 AND", r => (r.GetInt32(0), r.GetString(1), r.GetString(2)), dataset))
            _captions.TryAdd((dataset, number, name), (text, text));
        foreach (var key in _captions.Keys.Where(k => k.Dataset == dataset && images.Contains(k.Number)).ToList())
            _captions[key] = (_captions[key].Stored, "");
    }

    /// <summary>Writes everything that changed and forgets the rows.</summary>
    public void Flush(TagIndex index)
    {
        if (_rows.Count > 0)
            FlushRows(index);
        if (_captions.Count > 0)
            FlushCaptions();
        _rows.Clear();
        _captions.Clear();
    }

    private void FlushRows(TagIndex index)
    {
        var news = _rows.Values.Where(r => !r.Stored).ToList();
        var changed = _rows.Values.Where(r => r.Stored && (r.Live != r.StoredLive || !ReferenceEquals(r.Tags, r.StoredTags))).ToList();
        foreach (var row in news.Concat(changed))
            index.Replace(row.Dataset, row.Number, row.Stored && row.StoredLive ? row.StoredTags : [], row.Live ? row.Tags : []);
        index.Flush();

        if (news.Count > 0)
            tables.Insert("image_text", TextColumns, news.Select(r => new object?[] { r.Dataset, (long)r.Number, r.Live ? 1L : 0L, TagJson.Write(r.Tags), (long)r.Tags.Length }));
        if (changed.Count > 0)
            tables.Update("image_text", TextColumns[2..], TextColumns[..2],
                changed.Select(r => new object?[] { r.Live ? 1L : 0L, TagJson.Write(r.Tags), (long)r.Tags.Length, r.Dataset, (long)r.Number }));
    }

    private const string Select = "SELECT number, live, tags FROM image_text WHERE dataset = $1";

    private TextRow? Get(long dataset, int number)
    {
        if (!_rows.TryGetValue((dataset, number), out var row)
            && tables.First($"{Select} AND number = $2", r => Map(dataset, r), dataset, number) is { } loaded)
            _rows[(dataset, number)] = row = loaded;
        return row;
    }

    private static TextRow Map(long dataset, IRow r) =>
        new(dataset, (int)r.GetInt64(0), stored: true, r.GetInt64(1) != 0, TagJson.Read(r.GetString(2)));

    private string Stored(long dataset, int number, string name) =>
        tables.First("SELECT text FROM caption WHERE dataset = $1 AND number = $2 AND name = $3", r => r.GetString(0), dataset, number, name) ?? "";

    private void FlushCaptions()
    {
        var all = _captions
            .Where(c => c.Value.Stored != c.Value.Text)
            .Select(c => (c.Key.Dataset, Number: (long)c.Key.Number, c.Key.Name, c.Value.Stored, c.Value.Text))
            .ToList();
        if (all.FindAll(c => c.Text.Length == 0) is { Count: > 0 } gone)
            tables.Delete("caption", CaptionKey, gone.Select(c => new object?[] { c.Dataset, c.Number, c.Name }));
        if (all.FindAll(c => c.Stored.Length == 0) is { Count: > 0 } came)
            tables.Insert("caption", [.. CaptionKey, "text"], came.Select(c => new object?[] { c.Dataset, c.Number, c.Name, c.Text }));
        if (all.FindAll(c => c.Stored.Length > 0 && c.Text.Length > 0) is { Count: > 0 } changed)
            tables.Update("caption", ["text"], CaptionKey, changed.Select(c => new object?[] { c.Text, c.Dataset, c.Number, c.Name }));
        foreach (var name in all.GroupBy(c => (c.Dataset, c.Name)))
            CountNames(name.Key.Dataset, name.Key.Name, name.Sum(c => (c.Text.Length > 0 ? 1 : 0) - (c.Stored.Length > 0 ? 1 : 0)));
    }

    /// <summary>Keeps the names in use, so that nobody has to look through all captions for them; a name that no image has is gone.</summary>
    private void CountNames(long dataset, string name, int change)
    {
        if (change != 0)
            tables.Execute(
                "INSERT INTO caption_name(dataset, name, images) VALUES ($1, $2, $3) ON CONFLICT(dataset, name) DO UPDATE SET images = caption_name.images + excluded.images",
                dataset, name, change);
        if (change < 0)
            tables.Execute("DELETE FROM caption_name WHERE dataset = $1 AND name = $2 AND images = 0", dataset, name);
    }
}
