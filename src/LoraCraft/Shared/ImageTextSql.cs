using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Reads the texts of many images.</summary>
public static class ImageTextSql
{
    /// <summary>The tags of the images of a set, by number, live or not.</summary>
    public static Dictionary<int, string[]> TagsOf(this IReadTables tables, long dataset, ImageSet images)
    {
        var pool = new TagPool();
        return tables.QueryNumbered(
                images, "SELECT number, tags FROM image_text WHERE dataset = $1 AND",
                r => (Number: r.GetInt32(0), Tags: pool.Read(r.GetString(1))), dataset)
            .ToDictionary(t => t.Number, t => t.Tags);
    }

    /// <summary>The captions of the images of a set by name, by number; images without any are left out.</summary>
    public static Dictionary<int, IReadOnlyDictionary<string, string>> CaptionsOf(this IReadTables tables, long dataset, ImageSet images)
    {
        var found = new Dictionary<int, IReadOnlyDictionary<string, string>>();
        foreach (var (number, name, text) in tables.QueryNumbered(
            images, "SELECT number, name, text FROM caption WHERE dataset = $1 AND",
            r => (r.GetInt32(0), r.GetString(1), r.GetString(2)), dataset))
            if (found.TryGetValue(number, out var captions))
                ((Dictionary<string, string>)captions).Add(name, text);
            else
                found[number] = new Dictionary<string, string>(capacity: 1) { [name] = text };
        return found;
    }
}
