using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery;

/// <summary>An image as the grid shows it. A forgotten one lies in the bin without name, picture and texts.</summary>
/// <param name="Name">File name it came with; empty when forgotten.</param>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">Pixels, upright.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Stars">0..5.</param>
/// <param name="Mark"><c>kept</c>, <c>rejected</c> or null.</param>
/// <param name="Removed">Whether it is in the bin.</param>
/// <param name="Tags">In order.</param>
/// <param name="Captions">Texts by name of the caption.</param>
/// <param name="Tokens">CLIP's, of trigger word, tags and longest caption, as <c>tokens:</c> filters count them.</param>
/// <param name="Unseen">No person opened it since a machine last changed it; a past does not tell, and says false.</param>
public sealed record ImageCard(
    int Number, string Name, int Width, int Height, long Bytes, string Format, string Sha256, DateTimeOffset Added,
    int Stars, string? Mark, bool Removed, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions, long Tokens, bool Unseen);

internal static class ImageCards
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>The images of these numbers in the order given; numbers that do not exist are left out.</summary>
    public static List<ImageCard> Cards(this IReadTables tables, long dataset, IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 0)
            return [];
        long[] wanted = [.. numbers.Select(n => (long)n)];
        var captions = tables.Query(
                $"SELECT number, name, text FROM caption WHERE dataset = $1 AND {tables.Dialect.In("number", "$2")}",
                r => (Number: r.GetInt32(0), Name: r.GetString(1), Text: r.GetString(2)), dataset, wanted)
            .GroupBy(c => c.Number)
            .ToDictionary(of => of.Key, IReadOnlyDictionary<string, string> (of) => of.ToDictionary(c => c.Name, c => c.Text));

        var args = new SqlArguments();
        args.Add(dataset);
        var cards = $"""
            SELECT i.number, i.name, i.width, i.height, i.bytes, i.format, i.picture, i.added, i.stars, i.mark, i.live, t.tags,
                CASE WHEN {SeenSql.Unseen} THEN 1 ELSE 0 END, {TokenSql.Of(tables, dataset).Clip(args)}
            FROM image i CROSS JOIN image_text t WHERE i.dataset = $1 AND t.dataset = $1 AND t.number = i.number AND {tables.Dialect.In("i.number", args.Add(wanted))}
            """;
        var past = tables.IsPast();
        var found = tables.Query(cards, r => Map(r, captions, past), args.Values).ToDictionary(c => c.Number);
        return [.. numbers.Where(found.ContainsKey).Select(n => found[n])];
    }

    private static ImageCard Map(IRow r, Dictionary<int, IReadOnlyDictionary<string, string>> captions, bool past) => new(
        r.GetInt32(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetInt64(4), r.GetString(5), r.GetString(6),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(7)), r.GetInt32(8), r.Text(9), r.GetInt64(10) == 0,
        TagJson.Read(r.GetString(11)), captions.GetValueOrDefault(r.GetInt32(0), None), r.GetString(1).Length > 0 ? r.GetInt64(13) : 0, r.GetInt64(12) != 0 && !past);
}
