using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Charts;

/// <summary>What charts count of one image.</summary>
/// <param name="TagChars">Of the tags as one list with ", " between them.</param>
/// <param name="CaptionChars">Of all captions, as are the words; a caption has a text, so that 0 says that there is none.</param>
/// <param name="Tokens">CLIP's, of trigger word, tags and longest caption.</param>
internal sealed record ImageFacts(
    long Width, long Height, long Bytes, string Format, long Stars, string? Mark, long Tags, long TagChars, long CaptionChars, long Words,
    long Tokens, bool Unseen);

internal static class FactRows
{
    /// <summary>
    /// Reads what all charts need at once; an image with several captions comes as often. Every table is met by its key, so that
    /// no database, however few images it expects, compares each with each.
    /// </summary>
    /// <param name="unseen">The images that nobody looked at since a machine changed them, where the tables do not tell.</param>
    public static IReadOnlyCollection<ImageFacts> Facts(this IReadTables tables, ImageQueries images, ImageSet? unseen = null)
    {
        var args = images.Arguments();
        var chosen = images.Select("i.number, i.width, i.height, i.bytes, i.format, i.stars, i.mark", args);
        var sql = $"""
            SELECT i.number, i.width, i.height, i.bytes, i.format, i.stars, i.mark, x.tag_count, {FilterCompiler.TagChars}, length(c.text), c.words, {images.Tokens.ClipOfRow(args)},
                CASE WHEN m.machine > coalesce(v.position, 0) THEN 1 ELSE 0 END
            FROM ({chosen}) i CROSS JOIN image_text x
            LEFT JOIN image_touch m ON m.dataset = $1 AND m.number = i.number
            LEFT JOIN image_seen v ON v.dataset = $1 AND v.number = i.number
            LEFT JOIN caption c ON c.dataset = $1 AND c.number = i.number
            WHERE x.dataset = $1 AND x.number = i.number
            """;
        var facts = new Dictionary<int, ImageFacts>();
        foreach (var (number, one) in tables.Query(sql, r => (r.GetInt32(0), Map(r)), args.Values))
            facts[number] = facts.TryGetValue(number, out var same)
                ? same with { CaptionChars = same.CaptionChars + one.CaptionChars, Words = same.Words + one.Words, Tokens = Math.Max(same.Tokens, one.Tokens) }
                : unseen is null ? one : one with { Unseen = unseen.Contains(number) };
        return facts.Values.ToArray();
    }

    private static ImageFacts Map(IRow r) => new(
        r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetString(4), r.GetInt64(5), r.Text(6), r.GetInt64(7), r.GetInt64(8), r.Number(9) ?? 0, r.Number(10) ?? 0,
        r.GetInt64(11), r.GetInt64(12) != 0);
}
