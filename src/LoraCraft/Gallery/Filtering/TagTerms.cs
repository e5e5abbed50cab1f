using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>
/// Tags in SQL. The tag table tells which tags a pattern means, in whatever case, and how many images have each; the index of
/// tags tells which images. That index knows live images only: in the bin the stored lists are read instead.
/// </summary>
internal sealed class TagTerms(IReadTables tables, long dataset, bool bin, long images)
{
    private const int FewTags = 16;

    public Term Whole(TextPattern pattern)
    {
        if (bin)
            return InBin(pattern);
        if (pattern.MatchesAll)
            return new(
                (_, _) => "EXISTS (SELECT 1 FROM image_text x WHERE x.dataset = $1 AND x.number = i.number AND x.tag_count > 0)", 1);
        return Of(pattern.HasWildcards
            ? (column, args) => tables.Dialect.Like(column, pattern.Whole.ToLowerInvariant(), args)
            : (column, args) => $"{column} = {args.Add(pattern.Plain.ToLowerInvariant())}");
    }

    /// <summary>The tags that have the text somewhere; only of live images.</summary>
    public Term Infix(TextPattern pattern) => Of((column, args) => tables.Dialect.Like(column, pattern.Infix.ToLowerInvariant(), args));

    private Term Of(Func<string, SqlArguments, string> condition)
    {
        var args = new SqlArguments();
        args.Add(dataset);
        var sql = $"SELECT tag, images FROM tag WHERE dataset = $1 AND {condition("fold", args)} ORDER BY tag";
        var found = tables.Query(sql, r => (Tag: r.GetString(0), Images: r.GetInt64(1)), args.Values);
        if (found.Count == 0)
            return Term.Never;

        var estimate = Math.Min(images, found.Sum(f => f.Images));
        var share = estimate / (double)Math.Max(images, 1);
        if (found.Count > FewTags)
        {
            string Many(SqlArguments a) => $"""
                SELECT DISTINCT x.number FROM tag g CROSS JOIN image_tag x
                WHERE g.dataset = $1 AND {condition("g.fold", a)} AND x.dataset = $1 AND x.tag = g.tag
                """;
            return new((a, _) => $"+i.number IN ({Many(a)})", share, new(Many, estimate, estimate, Live: true));
        }

        string OneOf(SqlArguments a) => found.Count == 1
            ? $"x.tag = {a.Add(found[0].Tag)}"
            : $"x.tag IN ({string.Join(", ", found.Select(f => a.Add(f.Tag)))})";
        var (distinct, setup) = found.Count == 1 ? ("", 0) : ("DISTINCT ", estimate);
        return new(
            (a, _) => $"EXISTS (SELECT 1 FROM image_tag x WHERE x.dataset = $1 AND {OneOf(a)} AND x.number = i.number)",
            share,
            new(a => $"SELECT {distinct}x.number FROM image_tag x WHERE x.dataset = $1 AND {OneOf(a)}", estimate, setup, Live: true));
    }

    private Term InBin(TextPattern pattern)
    {
        var found = tables.Query("SELECT number, tags FROM image_text WHERE dataset = $1 AND live = 0", r => (Number: r.GetInt64(0), Tags: r.GetString(1)), dataset)
            .Where(row => TagJson.Read(row.Tags).Any(pattern.Matches))
            .Select(row => row.Number)
            .ToArray();
        return new((args, _) => tables.Dialect.In("i.number", args.Add(found)), found.Length / (double)Math.Max(images, 1));
    }
}
