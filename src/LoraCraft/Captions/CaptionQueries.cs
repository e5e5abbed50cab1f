using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>Reads what edits work on.</summary>
internal static class CaptionQueries
{
    private static readonly IReadOnlyDictionary<string, string> NoCaptions = new Dictionary<string, string>();

    /// <summary>The texts of the live images of a set, by number; captions only when asked for.</summary>
    public static List<ImageTexts> Texts(this IReadTables tables, long dataset, ImageSet images, bool captions)
    {
        var byImage = captions ? tables.CaptionsOf(dataset, images) : [];
        return [.. tables.QueryOn(
            images, "SELECT number, tags FROM image_text WHERE dataset = $1 AND live = 1 AND",
            r => (Number: (int)r.GetInt64(0), Tags: r.GetString(1)), dataset)
            .OrderBy(r => r.Number)
            .Select(r => new ImageTexts(r.Number, TagJson.Read(r.Tags), byImage.GetValueOrDefault(r.Number) ?? NoCaptions))];
    }

    public static ImageSet ImagesWithTags(this IReadTables tables, long dataset, IReadOnlyList<string> tags) =>
        ImageSet.Of(tags.SelectMany(tag =>
            tables.Query("SELECT number FROM image_tag WHERE dataset = $1 AND tag = $2", r => (int)r.GetInt64(0), dataset, tag)));

    public static Dictionary<string, long> TagCounts(this IReadTables tables, long dataset) =>
        tables.Query("SELECT tag, images FROM tag WHERE dataset = $1", r => (r.GetString(0), r.GetInt64(1)), dataset)
            .ToDictionary(t => t.Item1, t => t.Item2);
}
