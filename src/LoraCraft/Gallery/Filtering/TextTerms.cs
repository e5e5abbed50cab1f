using System.Globalization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>
/// Substrings in SQL. A text that few images have is looked up by the indexes; one that many have is found faster by looking
/// at the images in order.
/// </summary>
internal sealed class TextTerms(IReadTables tables, long dataset, bool bin, long images)
{
    private const double ShareOfMany = 0.05;
    private const double ShareBeyondCount = 0.3;
    private const int IndexedLength = 3;

    /// <summary>Cost of reading a name in the index of names, relative to looking at an image.</summary>
    private const double NameCost = 0.15;

    private ISqlDialect Dialect => tables.Dialect;

    public Term Name(TextPattern pattern)
    {
        var like = pattern.HasWildcards ? pattern.Whole : pattern.Infix;
        var share = tables.ShareOfNames(dataset, bin, like);
        return new((args, _) => Dialect.Like("i.name", like, args), share, new(args => Names(like, args), share * images, NameCost * images));
    }

    public Term Caption(string? name, TextPattern pattern)
    {
        string One(SqlArguments args) =>
            $"EXISTS (SELECT 1 FROM caption x WHERE x.dataset = $1 AND x.number = i.number AND {Named(name, pattern, args)})";
        if (!IsIndexed(pattern))
            return new((args, _) => One(args), ShareBeyondCount);
        string All(SqlArguments args) => Captions(name, pattern, args);
        var estimate = tables.Estimate(dataset, All, images, ShareBeyondCount);
        return new((args, _) => One(args), estimate / Math.Max(images, 1), new(args => $"SELECT DISTINCT number FROM ({All(args)}) c", estimate, estimate));
    }

    /// <summary>Somewhere in a tag, a caption or the name.</summary>
    public Term Anywhere(TextPattern pattern, TagTerms tags)
    {
        string One(SqlArguments args) => $"""
            {Dialect.Like("i.name", pattern.Infix, args)}
            OR EXISTS (SELECT 1 FROM image_text x WHERE x.dataset = $1 AND x.number = i.number AND {Dialect.Like("x.tags", pattern.InfixOfTags, args)})
            OR EXISTS (SELECT 1 FROM caption x WHERE x.dataset = $1 AND x.number = i.number AND {Named(null, pattern, args)})
            """;
        if (bin || !IsIndexed(pattern))
            return new((args, _) => One(args), ShareBeyondCount);

        var tag = tags.Infix(pattern);
        var share = tag.Share + tables.ShareOfNames(dataset, bin, pattern.Infix);
        if (share < ShareOfMany)
            share += tables.Estimate(dataset, args => Captions(null, pattern, args), images, ShareBeyondCount) / Math.Max(images, 1);
        if (share >= ShareOfMany)
            return new((args, _) => One(args), Math.Min(share, 1));

        string All(SqlArguments args) => $"""
            SELECT number FROM ({tag.Driver!.Numbers(args)}) a UNION SELECT number FROM ({Captions(null, pattern, args)}) b
            UNION SELECT number FROM ({Names(pattern.Infix, args)}) c
            """;
        return new(
            (args, few) => few ? One(args) : $"+i.number IN (SELECT number FROM ({All(args)}) f)",
            share,
            new(All, share * images, NameCost * images));
    }

    private static bool IsIndexed(TextPattern pattern) =>
        pattern.Literal is { } literal && new StringInfo(literal).LengthInTextElements >= IndexedLength;

    /// <summary>Numbers of images with a caption that matches, removed ones among them, some more than once.</summary>
    private string Captions(string? name, TextPattern pattern, SqlArguments args)
    {
        var found = Dialect.TextMatches(CaptionSearch.Text, "$1", pattern.Infix, pattern.Literal, args);
        return name is null
            ? found
            : $"SELECT x.number FROM ({found}) m CROSS JOIN caption x WHERE x.dataset = $1 AND x.number = m.number AND {Named(name, pattern, args)}";
    }

    private string Named(string? name, TextPattern pattern, SqlArguments args)
    {
        var text = Dialect.Like("x.text", pattern.Infix, args);
        return name is null ? text : $"x.name = {args.Add(name)} AND {text}";
    }

    private string Names(string like, SqlArguments args) =>
        $"SELECT x.number FROM image x WHERE x.dataset = $1 AND x.live = {(bin ? 0 : 1)} AND {Dialect.Like("x.name", like, args)}";
}
