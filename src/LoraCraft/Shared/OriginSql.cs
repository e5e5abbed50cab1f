using System.Numerics;
using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>A piece of text and the global position of the event that put it there; 0 = unknown.</summary>
public sealed record OriginOf(string Text, long Position);

/// <summary>Reads where tags and captions come from.</summary>
public static class OriginSql
{
    private const int TagsPerQuery = 500;

    /// <summary>The origin of each tag of one image, in the bin or not.</summary>
    public static IReadOnlyList<OriginOf> TagOriginsOf(this IReadTables tables, long dataset, int number, IReadOnlyList<string> tags, bool live)
    {
        var origins = live
            ? tags.Chunk(TagsPerQuery).SelectMany(some => Indexed(tables, dataset, number, some))
            : tables.Query("SELECT tag, origin FROM gone_tag WHERE dataset = $1 AND number = $2", Map, dataset, number);
        var found = origins.ToDictionary(o => o.Text, o => o.Position);
        return [.. tags.Select(tag => new OriginOf(tag, found.GetValueOrDefault(tag)))];
    }

    /// <summary>The origin of each tag of the live images of a set, by number; read in the order of tags, so the set should be large.</summary>
    public static Dictionary<int, Dictionary<string, long>> TagOriginsOf(this IReadTables tables, long dataset, ImageSet images)
    {
        var found = new Dictionary<int, Dictionary<string, long>>();
        foreach (var (number, tag, origin) in tables.Query(
            "SELECT number, tag, origin FROM image_tag WHERE dataset = $1", r => (r.GetInt32(0), r.GetString(1), r.GetInt64(2)), dataset))
            if (images.Contains(number))
                (found.TryGetValue(number, out var tags) ? tags : found[number] = [])[tag] = origin;
        return found;
    }

    /// <summary>The pieces of the captions of the images of a set with their origins, by number and name of the caption.</summary>
    public static ILookup<int, (string Name, IReadOnlyList<OriginOf> Pieces)> CaptionOriginsOf(this IReadTables tables, long dataset, ImageSet images) =>
        tables.QueryOn(
            images, "SELECT number, name, text, spans FROM caption WHERE dataset = $1 AND",
            r => (Number: r.GetInt32(0), Name: r.GetString(1), Pieces: Pieces(r.GetString(2), r.GetString(3))), dataset)
            .ToLookup(c => c.Number, c => (c.Name, c.Pieces));

    private static IReadOnlyList<OriginOf> Pieces(string text, string spans) =>
        [.. CaptionSpans.Parse(spans).On(text).Select(s => new OriginOf(s.Text, s.Origin))];

    /// <summary>The list is filled up to a length that comes often: a database plans each length of its own.</summary>
    private static List<OriginOf> Indexed(IReadTables tables, long dataset, int number, string[] tags)
    {
        var args = new SqlArguments();
        var (of, at) = (args.Add(dataset), args.Add(number));
        var length = (int)BitOperations.RoundUpToPowerOf2((uint)tags.Length);
        var list = string.Join(", ", Enumerable.Range(0, length).Select(i => args.Add(tags[Math.Min(i, tags.Length - 1)])));
        return tables.Query($"SELECT tag, origin FROM image_tag WHERE dataset = {of} AND number = {at} AND tag IN ({list})", Map, args.Values);
    }

    private static OriginOf Map(IRow r) => new(r.GetString(0), r.GetInt64(1));
}
