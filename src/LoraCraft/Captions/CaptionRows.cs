using System.Security.Cryptography;
using System.Text;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Shared.Tokens;

namespace LoraCraft.Captions;

/// <summary>
/// The captions that a run of events works on, with the origins of their parts. An absent caption is an empty text. Of what an
/// edit takes out, the origins are remembered, by a hash of that text: the undo of the edit puts just that text back.
/// </summary>
internal sealed class CaptionRows(IReadTables tables)
{
    private const int FewImages = 8;
    private static readonly string[] CaptionKey = ["dataset", "number", "name"];
    private static readonly string[] GoneKey = [.. CaptionKey, "hash"];

    private readonly Dictionary<(long Dataset, int Number, string Name), Row> _rows = [];
    private readonly Dictionary<(long Dataset, int Number, string Name, string Hash), CaptionSpans> _gone = [];

    /// <summary>How many are in memory.</summary>
    public int Count => _rows.Count + _gone.Count;

    public void Add(long dataset, int number, string name, string text, long position) =>
        _rows[(dataset, number, name)] = new("", text, CaptionSpans.Of(text.Length, position));

    public void Edit(long dataset, ImageSet images, string name, TextSplice splice, Origin by)
    {
        var many = LoadMany(dataset, images, name);
        var cut = Hash(splice.Removed);
        var put = by.Returns ? Hash(splice.Added) : "";
        var returning = put.Length > 0 ? Recall(dataset, images, name, put) : null;
        foreach (var number in images)
        {
            var key = (dataset, number, name);
            if (!_rows.TryGetValue(key, out var row))
                row = (many ? null : Load(dataset, number, name)) ?? new("", "", CaptionSpans.Empty);
            var start = Splices.Start(splice.At, row.Text.Length, splice.Removed.Length);
            var added = returning is not null && returning.TryGetValue(number, out var had) && had.Length == splice.Added.Length
                ? had
                : CaptionSpans.Of(splice.Added.Length, by.Position);
            if (cut.Length > 0)
                _gone[(dataset, number, name, cut)] = row.Spans.Slice(start, splice.Removed.Length);
            _rows[key] = row with { Text = splice.Apply(row.Text), Spans = row.Spans.Splice(start, splice.Removed.Length, added) };
        }
    }

    /// <summary>The captions of one name are told to come from other events; where those are unknown, what is told stays.</summary>
    public void Credit(long dataset, string name, IReadOnlyList<(ImageSet Images, CaptionSpans Spans)> captions)
    {
        var many = LoadMany(dataset, ImageSet.UnionOf(captions.Select(c => c.Images)), name);
        foreach (var (images, spans) in captions)
            foreach (var number in images)
                if ((_rows.TryGetValue((dataset, number, name), out var row) || (!many && (row = Load(dataset, number, name)) is not null)) && row.Text.Length == spans.Length)
                    _rows[(dataset, number, name)] = row with { Spans = spans.Over(row.Spans) };
    }

    /// <summary>Takes away all captions of these images.</summary>
    public void Drop(long dataset, ImageSet images)
    {
        foreach (var (number, name, row) in tables.QueryOn(
            images, "SELECT text, spans, number, name FROM caption WHERE dataset = $1 AND", r => (r.GetInt32(2), r.GetString(3), Map(r)), dataset))
            _rows[(dataset, number, name)] = row with { Text = "", Spans = CaptionSpans.Empty };
    }

    /// <summary>Writes everything that changed and forgets the rows.</summary>
    public void Flush()
    {
        if (_rows.Count > 0)
            FlushRows();
        if (_gone.Count > 0)
            tables.Upsert("gone_caption", [.. GoneKey, "spans"], GoneKey, _gone.OrderBy(g => (g.Key.Dataset, g.Key.Number)).Select(g =>
                new object?[] { g.Key.Dataset, (long)g.Key.Number, g.Key.Name, g.Key.Hash, g.Value.ToString() }));
        _rows.Clear();
        _gone.Clear();
    }

    /// <summary>Where the line that is counted begins, in characters as SQL counts them.</summary>
    private static long LineStart(string text, Range line) => text[..line.Start.Value].EnumerateRunes().Count();

    /// <summary>Long enough that no two texts of one caption share it; empty for the empty text.</summary>
    private static string Hash(string text) =>
        text.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static Row Map(IRow r)
    {
        var text = r.GetString(0);
        return new(text, text, CaptionSpans.Parse(r.GetString(1)));
    }

    /// <summary>False where they are so few that each is to be loaded by itself.</summary>
    private bool LoadMany(long dataset, ImageSet images, string name)
    {
        if (images.Count <= FewImages)
            return false;
        foreach (var (number, row) in tables.QueryOn(
            images, "SELECT text, spans, number FROM caption WHERE dataset = $1 AND name = $2 AND", r => (r.GetInt32(2), Map(r)), dataset, name))
            _rows.TryAdd((dataset, number, name), row);
        return true;
    }

    private Row? Load(long dataset, int number, string name) =>
        tables.First("SELECT text, spans FROM caption WHERE dataset = $1 AND number = $2 AND name = $3", Map, dataset, number, name);

    /// <summary>The origins that a text had when it was last taken out of these captions.</summary>
    private Dictionary<int, CaptionSpans> Recall(long dataset, ImageSet images, string name, string hash)
    {
        var found = tables.QueryOn(
            images, "SELECT number, spans FROM gone_caption WHERE dataset = $1 AND name = $2 AND hash = $3 AND",
            r => (Number: r.GetInt32(0), Spans: r.GetString(1)), dataset, name, hash).ToDictionary(g => g.Number, g => CaptionSpans.Parse(g.Spans));
        foreach (var number in images)
            if (_gone.TryGetValue((dataset, number, name, hash), out var spans))
                found[number] = spans;
        return found;
    }

    private void FlushRows()
    {
        var all = _rows
            .Where(c => c.Value.Stored != c.Value.Text || c.Value.Spans != c.Value.StoredSpans)
            .OrderBy(c => (c.Key.Dataset, c.Key.Number)) // as they lie in the table
            .Select(c => (c.Key.Dataset, Number: (long)c.Key.Number, c.Key.Name, c.Value.Stored, c.Value.Text, Words: WordCount.Of(c.Value.Text), Longest: ImageTokens.LongestLine(c.Value.Text), Spans: c.Value.Spans.ToString()))
            .ToList();
        if (all.FindAll(c => c.Text.Length == 0 && c.Stored.Length > 0) is { Count: > 0 } gone)
            tables.Delete("caption", CaptionKey, gone.Select(c => new object?[] { c.Dataset, c.Number, c.Name }));
        if (all.FindAll(c => c.Text.Length > 0 && c.Stored.Length == 0) is { Count: > 0 } came)
            tables.Insert("caption", [.. CaptionKey, "text", "words", "tokens", "line", "spans"], came.Select(c => new object?[] { c.Dataset, c.Number, c.Name, c.Text, c.Words, c.Longest.Tokens, LineStart(c.Text, c.Longest.Line), c.Spans }));
        if (all.FindAll(c => c.Stored.Length > 0 && c.Text.Length > 0 && c.Text != c.Stored) is { Count: > 0 } changed)
            tables.Update("caption", ["text", "words", "tokens", "line", "spans"], CaptionKey, changed.Select(c => new object?[] { c.Text, c.Words, c.Longest.Tokens, LineStart(c.Text, c.Longest.Line), c.Spans, c.Dataset, c.Number, c.Name }));
        if (all.FindAll(c => c.Stored.Length > 0 && c.Text == c.Stored) is { Count: > 0 } rewritten)
            tables.Update("caption", ["spans"], CaptionKey, rewritten.Select(c => new object?[] { c.Spans, c.Dataset, c.Number, c.Name }));
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

    /// <param name="Stored">What the table holds.</param>
    private sealed record Row(string Stored, string Text, CaptionSpans Spans)
    {
        public CaptionSpans StoredSpans { get; } = Spans;
    }
}
