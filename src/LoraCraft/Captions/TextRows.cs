using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>The texts of one image while they are being changed.</summary>
internal sealed class TextRow(long dataset, int number, bool stored, bool live, string[] tags)
{
    private Dictionary<string, (string Stored, string Text)>? _captions;

    public long Dataset { get; } = dataset;
    public int Number { get; } = number;

    /// <summary>Whether the row is in the table already, and what it holds there.</summary>
    public bool Stored { get; } = stored;
    public bool StoredLive { get; } = live;
    public string[] StoredTags { get; } = tags;

    public bool Live { get; set; } = live;
    public string[] Tags { get; set; } = tags;

    /// <summary>Captions that were read or changed, by name; an empty text means none.</summary>
    public IReadOnlyDictionary<string, (string Stored, string Text)> Captions => _captions ?? [];

    public void SetCaption(string name, string stored, string text) => (_captions ??= [])[name] = (stored, text);
}

/// <summary>
/// The text rows that a run of events works on: read when first needed, many at once where many are needed, and written
/// together at the end.
/// </summary>
internal sealed class TextRows(IReadTables tables)
{
    private const int FewImages = 8;
    private static readonly string[] CaptionKey = ["dataset", "number", "name"];
    private static readonly string[] TextColumns = ["dataset", "number", "live", "tags", "tag_count"];

    private readonly Dictionary<(long, int), TextRow> _rows = [];

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

    public void EditCaption(TextRow row, string name, Func<string, string> edit)
    {
        if (!row.Captions.TryGetValue(name, out var caption))
            caption.Stored = caption.Text = row.Stored ? Stored(row, name) : "";
        row.SetCaption(name, caption.Stored, edit(caption.Text));
    }

    /// <summary>Writes everything that changed and forgets the rows.</summary>
    public void Flush(TagIndex index)
    {
        if (_rows.Count == 0)
            return;
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
        FlushCaptions();
        _rows.Clear();
    }

    private const string Select = "SELECT number, live, tags FROM image_text WHERE dataset = $1";

    private TextRow? Get(long dataset, int number)
    {
        if (!_rows.TryGetValue((dataset, number), out var row)
            && tables.First($"{Select} AND number = $2", r => Map(dataset, r), dataset, number) is { } loaded)
            _rows[(dataset, number)] = row = loaded;
        return row;
    }

    private static TextRow Map(long dataset, System.Data.Common.DbDataReader r) =>
        new(dataset, (int)r.GetInt64(0), stored: true, r.GetInt64(1) != 0, TagJson.Read(r.GetString(2)));

    private string Stored(TextRow row, string name) =>
        tables.First("SELECT text FROM caption WHERE dataset = $1 AND number = $2 AND name = $3", r => r.GetString(0), row.Dataset, row.Number, name) ?? "";

    private void FlushCaptions()
    {
        var all = _rows.Values
            .SelectMany(row => row.Captions.Select(c => (row.Dataset, Number: (long)row.Number, Name: c.Key, c.Value.Stored, c.Value.Text)))
            .Where(c => c.Stored != c.Text)
            .ToList();
        if (all.FindAll(c => c.Text.Length == 0) is { Count: > 0 } gone)
            tables.Delete("caption", CaptionKey, gone.Select(c => new object?[] { c.Dataset, c.Number, c.Name }));
        if (all.FindAll(c => c.Stored.Length == 0) is { Count: > 0 } came)
            tables.Insert("caption", [.. CaptionKey, "text"], came.Select(c => new object?[] { c.Dataset, c.Number, c.Name, c.Text }));
        if (all.FindAll(c => c.Stored.Length > 0 && c.Text.Length > 0) is { Count: > 0 } changed)
            tables.Update("caption", ["text"], CaptionKey, changed.Select(c => new object?[] { c.Text, c.Dataset, c.Number, c.Name }));
        foreach (var name in all.GroupBy(c => (c.Dataset, c.Name)))
            Count(name.Key.Dataset, name.Key.Name, name.Sum(c => (c.Text.Length > 0 ? 1 : 0) - (c.Stored.Length > 0 ? 1 : 0)));
    }

    /// <summary>Keeps the names in use, so that nobody has to look through all captions for them; a name that no image has is gone.</summary>
    private void Count(long dataset, string name, int change)
    {
        if (change != 0)
            tables.Execute(
                "INSERT INTO caption_name(dataset, name, images) VALUES ($1, $2, $3) ON CONFLICT(dataset, name) DO UPDATE SET images = caption_name.images + excluded.images",
                dataset, name, change);
        if (change < 0)
            tables.Execute("DELETE FROM caption_name WHERE dataset = $1 AND name = $2 AND images = 0", dataset, name);
    }
}
