using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>Reads what edits work on.</summary>
internal static class CaptionQueries
{
    private static readonly IReadOnlyDictionary<string, string> NoCaptions = new Dictionary<string, string>();

    /// <summary>The texts of the live images of a set, by number; captions only when asked for.</summary>
    public static List<ImageTexts> Texts(this IReadTables tables, long dataset, ImageSet images, bool captions) =>
        [.. (captions ? WithCaptions(tables, dataset, images) : WithoutCaptions(tables, dataset, images)).OrderBy(t => t.Number)];

    public static ImageSet ImagesWithTags(this IReadTables tables, long dataset, IReadOnlyList<string> tags) =>
        ImageSet.Of(tags.SelectMany(tag =>
            tables.Query("SELECT number FROM image_tag WHERE dataset = $1 AND tag = $2", r => (int)r.GetInt64(0), dataset, tag)));

    public static Dictionary<string, long> TagCounts(this IReadTables tables, long dataset) =>
        tables.Query("SELECT tag, images FROM tag WHERE dataset = $1", r => (r.GetString(0), r.GetInt64(1)), dataset)
            .ToDictionary(t => t.Item1, t => t.Item2);

    private static IEnumerable<ImageTexts> WithoutCaptions(IReadTables tables, long dataset, ImageSet images) => tables.QueryNumbered(
        images, "SELECT number, tags FROM image_text WHERE dataset = $1 AND live = 1 AND",
        r => new ImageTexts(r.GetInt32(0), TagJson.Read(r.GetString(1)), NoCaptions), dataset);

    /// <summary>One statement for both tables: for a single image it is the statements that cost.</summary>
    private static List<ImageTexts> WithCaptions(IReadTables tables, long dataset, ImageSet images)
    {
        var found = new List<ImageTexts>();
        var byImage = new Dictionary<int, Dictionary<string, string>>();
        foreach (var (number, tags, name, text) in tables.QueryNumbered(
            images, """
            SELECT number, tags, name, text FROM (
                SELECT t.dataset, t.number, t.live, t.tags, c.name, c.text
                FROM image_text t LEFT JOIN caption c ON c.dataset = t.dataset AND c.number = t.number) texts
            WHERE dataset = $1 AND live = 1 AND
            """, r => (r.GetInt32(0), r.GetString(1), r.Text(2), r.Text(3)), dataset))
        {
            if (!byImage.TryGetValue(number, out var captions))
                found.Add(new(number, TagJson.Read(tags), byImage[number] = captions = []));
            if (name is not null)
                captions[name] = text!;
        }

        return found;
    }
}
