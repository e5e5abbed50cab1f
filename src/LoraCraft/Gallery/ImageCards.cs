using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Shared.Tokens;

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
/// <param name="Tokens">CLIP's, of tags and longest caption, as <c>tokens:</c> filters count them.</param>
/// <param name="Unseen">No person opened it since a machine last changed it; a past does not tell, and says false.</param>
public sealed record ImageCard(
    int Number, string Name, int Width, int Height, long Bytes, string Format, string Sha256, DateTimeOffset Added,
    int Stars, string? Mark, bool Removed, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions, long Tokens, bool Unseen);

internal static class ImageCards
{
    private const string Select = $"""
        SELECT i.number, i.name, i.width, i.height, i.bytes, i.format, i.picture, i.added, i.stars, i.mark, i.live, t.tags,
            CASE WHEN {SeenSql.Unseen} THEN 1 ELSE 0 END, t.tokens
        FROM image i CROSS JOIN image_text t WHERE i.dataset = $1 AND t.dataset = $1 AND t.number = i.number AND
        """;

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>The images of these numbers in the order given; numbers that do not exist are left out.</summary>
    public static List<ImageCard> Cards(this IReadTables tables, long dataset, IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 0)
            return [];
        long[] wanted = [.. numbers.Select(n => (long)n)];
        var captions = new Dictionary<int, (Dictionary<string, string> Named, long Longest)>();
        var texts = $"SELECT number, name, text, tokens FROM caption WHERE dataset = $1 AND {tables.Dialect.In("number", "$2")}";
        foreach (var (number, name, text, tokens) in tables.Query(texts, r => (r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetInt64(3)), dataset, wanted))
        {
            var (named, longest) = captions.TryGetValue(number, out var some) ? some : ([], 0);
            named[name] = text;
            captions[number] = (named, Math.Max(longest, tokens));
        }

        var past = tables.IsPast();
        var cards = tables.Query($"{Select} {tables.Dialect.In("i.number", "$2")}", r => Map(r, captions, past), dataset, wanted).ToDictionary(c => c.Number);
        return [.. numbers.Where(cards.ContainsKey).Select(n => cards[n])];
    }

    private static ImageCard Map(IRow r, Dictionary<int, (Dictionary<string, string> Named, long Longest)> captions, bool past)
    {
        var number = r.GetInt32(0);
        var (named, longest) = captions.GetValueOrDefault(number);
        return new(
            number, r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetInt64(4), r.GetString(5), r.GetString(6),
            DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(7)), r.GetInt32(8), r.Text(9), r.GetInt64(10) == 0,
            TagJson.Read(r.GetString(11)), named ?? None, ImageTokens.Together(r.GetInt64(13), longest), r.GetInt64(12) != 0 && !past);
    }
}
