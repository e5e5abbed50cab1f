using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Reads the texts of many images.</summary>
public static class ImageTextSql
{
    /// <summary>The tags of the images of a set, by number, live or not.</summary>
    public static Dictionary<int, string[]> TagsOf(this IReadTables tables, long dataset, ImageSet images) =>
        tables.QueryNumbered(
                images, "SELECT number, tags FROM image_text WHERE dataset = $1 AND",
                r => (Number: r.GetInt32(0), Tags: r.GetString(1)), dataset)
            .ToDictionary(t => t.Number, t => TagJson.Read(t.Tags));

    /// <summary>The captions of the images of a set by name, by number; images without any are left out.</summary>
    public static Dictionary<int, IReadOnlyDictionary<string, string>> CaptionsOf(this IReadTables tables, long dataset, ImageSet images) =>
        tables.QueryNumbered(
                images, "SELECT number, name, text FROM caption WHERE dataset = $1 AND",
                r => (Number: r.GetInt32(0), Name: r.GetString(1), Text: r.GetString(2)), dataset)
            .GroupBy(c => c.Number)
            .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, string>)g.ToDictionary(c => c.Name, c => c.Text));
}
