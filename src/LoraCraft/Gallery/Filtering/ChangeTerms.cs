using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>Who and what changed images, in SQL.</summary>
/// <param name="beside">As of <see cref="DatasetAt.Beside"/>.</param>
internal sealed class ChangeTerms(IReadTables tables, long dataset, long images, BesidePast? beside)
{
    /// <summary>So many are asked for one by one, which for all images of a large dataset is far cheaper than to list them.</summary>
    private const int FewRanges = 16;

    private const double UnknownShare = 0.3;

    /// <summary>Cost of reading an image's last touch, relative to looking at the image.</summary>
    private const double ScanCost = 0.15;

    /// <summary>Whether the last touch <c>x</c> was a machine's.</summary>
    public const string Automatic = "x.machine = x.touched";

    /// <summary>Each step finds the next actor by the key, so that this reads as many rows as there are actors.</summary>
    private const string ActorsOfImages = """
        WITH RECURSIVE one(actor) AS (
            SELECT min(actor) FROM image_actor WHERE dataset = $1
            UNION ALL
            SELECT (SELECT min(x.actor) FROM image_actor x WHERE x.dataset = $1 AND x.actor > one.actor) FROM one WHERE one.actor IS NOT NULL)
        SELECT actor FROM one WHERE actor IS NOT NULL
        """;

    /// <param name="condition">Of the last touch <c>x</c>.</param>
    public Term Touched(Func<SqlArguments, string> condition)
    {
        string Numbers(SqlArguments args) => $"SELECT x.number FROM image_touch x WHERE x.dataset = $1 AND {condition(args)}";
        var estimate = tables.Estimate(dataset, Numbers, images, UnknownShare);
        return new(
            (args, _) => $"EXISTS (SELECT 1 FROM image_touch x WHERE x.dataset = $1 AND x.number = i.number AND {condition(args)})",
            estimate / Math.Max(images, 1),
            new(Numbers, estimate, ScanCost * images));
    }

    public Term TouchedIn(Filter.TouchedIn touched) => OneOf(tables.TouchedIn(dataset, touched.From, touched.To, touched.Who));

    public Term Unseen()
    {
        if (beside is not null)
            return OneOf(beside.Find(SeenSql.UnseenNumbers));
        var estimate = tables.Estimate(dataset, _ => SeenSql.UnseenNumbers, images, UnknownShare);
        return new((_, _) => SeenSql.Unseen, estimate / Math.Max(images, 1), new(_ => SeenSql.UnseenNumbers, estimate, ScanCost * images));
    }

    public Term Reviewed(Review review)
    {
        if (beside is not null)
            return OneOf(beside.Find(ReviewSql.Numbers(review)));
        var numbers = ReviewSql.Numbers(review);
        var estimate = tables.Estimate(dataset, _ => numbers, images, UnknownShare);
        return new((_, _) => $"i.number IN ({numbers})", estimate / Math.Max(images, 1), new(_ => numbers, estimate));
    }

    public Term By(TextPattern actor)
    {
        var found = tables.Query(ActorsOfImages, r => r.GetString(0), dataset).FindAll(actor.Matches);
        if (found.Count == 0)
            return Term.Never;
        string OneOf(SqlArguments args) => $"x.actor IN ({string.Join(", ", found.Select(a => args.Add(a)))})";
        string Numbers(SqlArguments args) => $"SELECT DISTINCT x.number FROM image_actor x WHERE x.dataset = $1 AND {OneOf(args)}";
        var estimate = tables.Estimate(dataset, Numbers, images, UnknownShare);
        return new(
            (args, _) => $"EXISTS (SELECT 1 FROM image_actor x WHERE x.dataset = $1 AND {OneOf(args)} AND x.number = i.number)",
            estimate / Math.Max(images, 1),
            new(Numbers, estimate, estimate));
    }

    /// <exception cref="RefusedException">No run of the dataset has an id that begins so.</exception>
    public Term Failed(Filter.Failed failed)
    {
        var runs = tables.Query("SELECT run FROM run WHERE dataset = $1", r => r.GetString(0), dataset)
            .FindAll(run => run.StartsWith(failed.Run, StringComparison.OrdinalIgnoreCase));
        if (runs.Count == 0)
            return failed.FromLog(beside) is { } some ? OneOf(some) : throw FilterLexer.Refused(
                $"No run of this dataset has an id that begins with \"{failed.Run}\": write the beginning of one, as the list of runs shows it.", failed.WrittenAt);
        string Numbers(SqlArguments args) =>
            $"SELECT DISTINCT x.number FROM run_item x WHERE x.run IN ({string.Join(", ", runs.Select(r => args.Add(r)))}) AND x.outcome = 'failed' AND x.number IS NOT NULL";
        return new(
            (args, _) => $"i.number IN ({Numbers(args)})",
            UnknownShare,
            new(Numbers, tables.Estimate(dataset, Numbers, images, UnknownShare)));
    }

    private Term OneOf(ImageSet some)
    {
        string Among(string number, SqlArguments args) => some.Ranges.Count is > 0 and <= FewRanges
            ? $"({string.Join(" OR ", some.Ranges.Select(r => $"{number} BETWEEN {args.Add(r.First)} AND {args.Add(r.Last)}"))})"
            : tables.Dialect.In(number, args.Add(some.Select(n => (long)n).ToArray()));
        return new(
            (args, _) => Among("i.number", args),
            some.Count / (double)Math.Max(images, 1),
            new(args => $"SELECT x.number FROM image x WHERE x.dataset = $1 AND {Among("x.number", args)}", some.Count));
    }
}
