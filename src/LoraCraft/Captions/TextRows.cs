using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Shared.Tokens;

namespace LoraCraft.Captions;

/// <summary>
/// The tags that a run of events works on: read when first needed, many at once where many are needed, and written together
/// at the end.
/// </summary>
internal sealed class TextRows(IReadTables tables)
{
    private const int FewImages = 8;
    private static readonly string[] TextColumns = ["dataset", "number", "live", "tags", "tag_count", "tokens", "comma"];

    private readonly Dictionary<(long, int), TextRow> _rows = [];

    /// <summary>How many are in memory.</summary>
    public int Count => _rows.Count;

    public void Add(TextRow row) => _rows[(row.Dataset, row.Number)] = row;

    /// <param name="returning">Texts may come back, so what is remembered of them is read too.</param>
    public IReadOnlyList<TextRow> Of(long dataset, ImageSet images, bool returning = false)
    {
        if (images.Count > FewImages)
            foreach (var row in tables.QueryNumbered(images, $"{Select} AND", r => Map(dataset, r), dataset))
                _rows.TryAdd((dataset, row.Number), row);
        List<TextRow> rows = [.. images.Select(number => Get(dataset, number)).OfType<TextRow>()];
        if (returning)
            Recall(dataset, rows.FindAll(row => row.StoredGone is null));
        return rows;
    }

    /// <summary>Writes everything that changed and forgets the rows.</summary>
    public void Flush(TagIndex index)
    {
        var changed = _rows.Values.Where(r => r.Changed).OrderBy(r => (r.Dataset, r.Number)).ToList(); // as they lie in the tables
        changed.ForEach(index.Replace);
        index.Flush();

        if (changed.FindAll(r => !r.Stored) is { Count: > 0 } news)
            tables.Insert("image_text", TextColumns, news.Select(object?[] (r) => [r.Dataset, (long)r.Number, .. Values(r)]));
        if (changed.FindAll(r => r.Stored) is { Count: > 0 } others)
            tables.Update("image_text", TextColumns[2..], TextColumns[..2],
                others.Select(object?[] (r) => [.. Values(r), r.Dataset, (long)r.Number]));
        _rows.Clear();
    }

    private static object?[] Values(TextRow row) =>
        [row.Live ? 1L : 0L, TagJson.Write(row.Tags), (long)row.Tags.Length, ImageTokens.OfTags(row.Tags), ImageTokens.OfCommaAfter(row.Tags)];

    private const string Select = "SELECT number, live, tags FROM image_text WHERE dataset = $1";

    private TextRow? Get(long dataset, int number)
    {
        if (!_rows.TryGetValue((dataset, number), out var row)
            && tables.First($"{Select} AND number = $2", r => Map(dataset, r), dataset, number) is { } loaded)
            _rows[(dataset, number)] = row = loaded;
        return row;
    }

    private static TextRow Map(long dataset, IRow r) => TextRow.Known(dataset, (int)r.GetInt64(0), r.GetInt64(1) != 0, TagJson.Read(r.GetString(2)));

    private void Recall(long dataset, List<TextRow> rows)
    {
        if (rows.Count == 0)
            return;
        var gone = tables.QueryNumbered(
            ImageSet.Of(rows.Select(r => r.Number)), "SELECT number, tag, origin FROM gone_tag WHERE dataset = $1 AND",
            r => (Number: r.GetInt32(0), Tag: r.GetString(1), Origin: r.GetInt64(2)), dataset).ToLookup(g => g.Number);
        foreach (var row in rows)
            row.StoredGone = gone[row.Number].ToDictionary(g => g.Tag, g => g.Origin);
    }
}
