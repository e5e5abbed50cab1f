using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>Turns a filter into portable SQL over the images <c>i</c> of one dataset, whose id is the first argument.</summary>
/// <param name="images">How many images there are to choose from.</param>
/// <param name="beside">As of <see cref="DatasetAt.Beside"/>.</param>
internal sealed class FilterCompiler(IReadTables tables, long dataset, bool bin, long images, BesidePast? beside, TokenSql tokens)
{
    private const double UnknownShare = 0.3;

    private readonly TagTerms _tags = new(tables, dataset, bin, images);
    private readonly TextTerms _texts = new(tables, dataset, bin, images);
    private readonly ChangeTerms _changes = new(tables, dataset, images, beside);

    public Term Compile(Filter filter) => filter switch
    {
        Filter.All all => Together([.. all.Parts.Select(Compile)]),
        Filter.Any any => Either([.. any.Parts.Select(Compile)]),
        Filter.Not not => Without(Compile(not.Part)),
        Filter.Tag tag => _tags.Whole(tag.Pattern),
        Filter.Text text => _texts.Anywhere(text.Pattern, _tags),
        Filter.Caption caption => _texts.Caption(caption.Which, caption.Pattern),
        Filter.Name name => _texts.Name(name.Pattern),
        Filter.Source source => Simple(args => tables.Dialect.Like("i.source", source.Pattern.Infix, args)),
        Filter.Measured { Measure: Measure.Tags } m => TagCount(m),
        Filter.Measured { Measure: Measure.Number } m => Numbers(m),
        Filter.Measured { Measure: Measure.Changed } m => _changes.Touched(args => Within("x.changed", m.From, m.To, args)),
        Filter.TouchedAfter after => _changes.Touched(args => $"x.touched > {args.Add(after.Position)}"),
        Filter.TouchedIn touched => _changes.TouchedIn(touched),
        Filter.By by => _changes.By(by.Actor),
        Filter.Failed failed => _changes.Failed(failed),
        Filter.Unseen => _changes.Unseen(),
        Filter.Reviewed reviewed => _changes.Reviewed(reviewed.Review),
        Filter.Automatic => _changes.Touched(_ => ChangeTerms.Automatic),
        Filter.Measured { Measure: Measure.Tokens } m => Simple(args => Within(tokens.Clip(args), m.From, m.To, args)),
        Filter.Measured { Measure: Measure.T5 } m => Simple(args => Within(tokens.T5(args), m.From, m.To, args)),
        Filter.Measured m => Simple(args => Within(Column(m.Measure), m.From, m.To, args)),
        Filter.Ratio r => Simple(args => Within("CAST(i.width AS DOUBLE PRECISION) / i.height", r.From, r.To, args)),
        Filter.Marked m => Simple(args => m.Mark is null ? "i.mark IS NULL" : $"coalesce(i.mark, '') = {args.Add(m.Mark)}"),
        Filter.Format f => Simple(args => $"i.format = {args.Add(f.Value)}"),
        Filter.Captioned => Simple(_ => "EXISTS (SELECT 1 FROM caption x WHERE x.dataset = $1 AND x.number = i.number)"),
        Filter.Shape { Outline: Outline.Landscape } => Simple(_ => "i.width > i.height"),
        Filter.Shape { Outline: Outline.Portrait } => Simple(_ => "i.width < i.height"),
        Filter.Shape => Simple(_ => "i.width = i.height"),
        _ => throw new InvalidOperationException($"No SQL for {filter}."),
    };

    private static Term Simple(Func<SqlArguments, string> condition) => new((args, _) => condition(args), UnknownShare);

    private static Term Without(Term term) => new((args, few) => $"NOT ({term.Condition(args, few)})", 1 - term.Share);

    private static Term Together(IReadOnlyList<Term> terms) => new(
        (args, few) => string.Join(" AND ", terms.Select(t => $"({t.Condition(args, few)})")),
        terms.Aggregate(1.0, (share, t) => share * t.Share),
        terms.Select(t => t.Driver).Where(d => d is not null).MinBy(d => d!.Estimate + d.Setup) is { } best ? best with { Exact = false } : null);

    private static Term Either(IReadOnlyList<Term> terms) => new(
        (args, few) => string.Join(" OR ", terms.Select(t => $"({t.Condition(args, few)})")),
        1 - terms.Aggregate(1.0, (share, t) => share * (1 - t.Share)),
        terms.All(t => t.Driver is not null) ? Union([.. terms.Select(t => t.Driver!)]) : null);

    private static Driver Union(IReadOnlyList<Driver> drivers) => new(
        args => string.Join(" UNION ", drivers.Select(d => $"SELECT number FROM ({d.Numbers(args)}) u")),
        drivers.Sum(d => d.Estimate), drivers.Sum(d => d.Setup + d.Estimate), drivers.All(d => d.Exact), drivers.All(d => d.Live));

    private Term TagCount(Filter.Measured m)
    {
        var live = bin ? 0 : 1;
        string Numbers(SqlArguments args) =>
            $"SELECT x.number FROM image_text x WHERE x.dataset = $1 AND x.live = {live} AND {Within("x.tag_count", m.From, m.To, args)}";
        var estimate = tables.Estimate(dataset, Numbers, images, UnknownShare);
        return new(
            (args, _) => $"EXISTS (SELECT 1 FROM image_text x WHERE x.dataset = $1 AND x.number = i.number AND {Within("x.tag_count", m.From, m.To, args)})",
            estimate / Math.Max(images, 1),
            new(Numbers, estimate, Live: !bin));
    }

    private Term Numbers(Filter.Measured m)
    {
        var span = Math.Min(images, (m.To ?? images) - (m.From ?? 1) + 1);
        return new(
            (args, _) => Within("i.number", m.From, m.To, args),
            UnknownShare,
            m.To is null ? null : new(args => $"SELECT x.number FROM image x WHERE x.dataset = $1 AND {Within("x.number", m.From, m.To, args)}", span));
    }

    private static string Column(Measure measure) => measure switch
    {
        Measure.Width => "i.width",
        Measure.Height => "i.height",
        Measure.Pixels => "i.width * i.height",
        Measure.Bytes => "i.bytes",
        Measure.Stars => "i.stars",
        Measure.Added => "i.added",
        Measure.Chars => Chars,
        Measure.Words => Words,
        _ => throw new InvalidOperationException($"{measure} is no column."),
    };

    /// <summary>
    /// The characters of the tags of the texts <c>x</c>. The stored list of n tags is a JSON array: two brackets, two quotes a tag,
    /// a comma between two, a backslash before every quote and backslash. Written with ", " between two it is n + 3 characters shorter.
    /// </summary>
    public const string TagChars =
        """CASE WHEN x.tag_count = 0 THEN 0 ELSE length(replace(replace(x.tags, '\\', '-'), '\"', '-')) - x.tag_count - 3 END""";

    private const string Chars = $"""
        (SELECT {TagChars} FROM image_text x WHERE x.dataset = $1 AND x.number = i.number)
        + (SELECT coalesce(sum(length(c.text)), 0) FROM caption c WHERE c.dataset = $1 AND c.number = i.number)
        """;

    private const string Words = "(SELECT coalesce(sum(c.words), 0) FROM caption c WHERE c.dataset = $1 AND c.number = i.number)";

    private static string Within<T>(string column, T? from, T? to, SqlArguments args) where T : struct, IEquatable<T> => (from, to) switch
    {
        ({ } low, { } high) when low.Equals(high) => $"{column} = {args.Add(low)}",
        ({ } low, { } high) => $"{column} BETWEEN {args.Add(low)} AND {args.Add(high)}",
        ({ } low, null) => $"{column} >= {args.Add(low)}",
        (null, { } high) => $"{column} <= {args.Add(high)}",
        _ => "1 = 1",
    };
}
