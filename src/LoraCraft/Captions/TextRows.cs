using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>The texts of one image while they are being changed.</summary>
internal sealed class TextRow(long dataset, int number, bool stored, bool live, string[] tags)
{
    private Dictionary<string, string>? _captions;

    public long Dataset { get; } = dataset;
    public int Number { get; } = number;

    /// <summary>Whether the row is in the table already, and what it holds there.</summary>
    public bool Stored { get; } = stored;
    public bool StoredLive { get; } = live;
    public string[] StoredTags { get; } = tags;

    public bool Live { get; set; } = live;
    public string[] Tags { get; set; } = tags;

    /// <summary>Captions that were changed, by name; an empty text means none.</summary>
    public IReadOnlyDictionary<string, string> Captions => _captions ?? [];

    public void SetCaption(string name, string text) => (_captions ??= [])[name] = text;
}

/// <summary>
/// The text rows that a run of events works on: read when first needed, many at once where many are needed, and written
/// together at the end.
/// </summary>
internal sealed class TextRows(IReadTables tables)
{
    private const int FewImages = 8;
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

    public string Caption(TextRow row, string name) =>
        row.Captions.TryGetValue(name, out var text)
            ? text
            : row.Stored
                ? tables.First("SELECT text FROM caption WHERE dataset = $1 AND number = $2 AND name = $3", r => r.GetString(0), row.Dataset, row.Number, name) ?? ""
                : "";

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

    private void FlushCaptions()
    {
        var removed = new List<object?[]>();
        var written = new List<object?[]>();
        foreach (var row in _rows.Values)
            foreach (var (name, text) in row.Captions)
            {
                if (row.Stored)
                    removed.Add([row.Dataset, (long)row.Number, name]);
                if (text.Length > 0)
                    written.Add([row.Dataset, (long)row.Number, name, text]);
            }

        if (removed.Count > 0)
            tables.Delete("caption", ["dataset", "number", "name"], removed);
        if (written.Count > 0)
            tables.Insert("caption", ["dataset", "number", "name", "text"], written);
    }
}
