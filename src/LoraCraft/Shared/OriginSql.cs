using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>A piece of text and the global position of the event that put it there; 0 = unknown.</summary>
public sealed record OriginOf(string Text, long Position);

/// <summary>Where the texts of one image come from.</summary>
/// <param name="Tags">In order.</param>
/// <param name="Captions">By name, in pieces that together are the caption.</param>
public sealed record TextOrigins(IReadOnlyList<OriginOf> Tags, IReadOnlyDictionary<string, IReadOnlyList<OriginOf>> Captions);

/// <summary>Reads where tags and captions come from.</summary>
public static class OriginSql
{
    private enum Kind { TagList, Caption, Tag }

    /// <summary>Of one image, in the bin or not; null when there is none.</summary>
    public static TextOrigins? OriginsOf(this IReadTables tables, long dataset, int number)
    {
        var rows = tables.Query(
            $"""
            SELECT {(int)Kind.TagList} AS kind, t.tags AS a, '' AS b, '' AS c, 0 AS origin FROM image_text t WHERE t.dataset = $1 AND t.number = $2
            UNION ALL SELECT {(int)Kind.Caption}, c.name, c.text, c.spans, 0 FROM caption c WHERE c.dataset = $1 AND c.number = $2
            UNION ALL SELECT {(int)Kind.Tag}, i.tag, '', '', i.origin FROM image_tag i WHERE i.dataset = $1 AND i.number = $2
                AND {tables.Dialect.InTexts("i.tag", "SELECT t.tags FROM image_text t WHERE t.dataset = $1 AND t.number = $2 AND t.live = 1")}
            UNION ALL SELECT {(int)Kind.Tag}, g.tag, '', '', g.origin FROM image_text t JOIN gone_tag g ON g.dataset = t.dataset AND g.number = t.number
                WHERE t.dataset = $1 AND t.number = $2 AND t.live = 0
            """,
            r => (Kind: (Kind)r.GetInt32(0), Name: r.GetString(1), Text: r.GetString(2), Spans: r.GetString(3), Origin: r.GetInt64(4)), dataset, number).ToLookup(r => r.Kind);
        if (rows[Kind.TagList].ToList() is not [var list])
            return null;
        var origins = rows[Kind.Tag].DistinctBy(t => t.Name).ToDictionary(t => t.Name, t => t.Origin);
        return new(
            [.. TagJson.Read(list.Name).Select(tag => new OriginOf(tag, origins.GetValueOrDefault(tag)))],
            rows[Kind.Caption].ToDictionary(c => c.Name, c => Pieces(c.Text, c.Spans)));
    }

    /// <summary>The origin of each tag of the images of a set, in the bin or not, by number; read in the order of tags, so the set should be large.</summary>
    public static Dictionary<int, Dictionary<string, long>> TagOriginsOf(this IReadTables tables, long dataset, ImageSet images)
    {
        var found = new Dictionary<int, Dictionary<string, long>>();
        foreach (var (number, tag, origin) in tables.Query(
            """
            SELECT i.number, i.tag, i.origin FROM image_tag i WHERE i.dataset = $1
            UNION ALL SELECT g.number, g.tag, g.origin FROM image_text t JOIN gone_tag g ON g.dataset = t.dataset AND g.number = t.number WHERE t.dataset = $1 AND t.live = 0
            """,
            r => (r.GetInt32(0), r.GetString(1), r.GetInt64(2)), dataset))
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
}
