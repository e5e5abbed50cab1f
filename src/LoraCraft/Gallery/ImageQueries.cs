using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery;

/// <summary>Which images of a dataset match a filter, in which order.</summary>
internal sealed class ImageQueries
{
    private const int FewImages = 2_000;

    /// <summary>Cost of an image that a driver gives, relative to one that is met in order: it is looked up, then sorted.</summary>
    private const double DriverCost = 1.5;

    private readonly IReadTables _tables;
    private readonly long _dataset;
    private readonly bool _bin;
    private readonly long _images;
    private readonly long _removed;
    private readonly long _lastNumber;
    private readonly bool _isWhole;
    private readonly IReadOnlyList<Term> _terms;

    /// <param name="filter">Null = all images.</param>
    /// <param name="beside">As of <see cref="DatasetAt.Beside"/>.</param>
    /// <exception cref="RefusedException">The dataset is unknown.</exception>
    public ImageQueries(IReadTables tables, long dataset, Filter? filter, bool bin = false, BesidePast? beside = null)
    {
        (_tables, _dataset, _bin) = (tables, dataset, bin);
        (_images, _removed, _lastNumber, var trigger, _isWhole) = tables.Query(
            "SELECT images, bin, last_number, trigger_word, copied FROM dataset WHERE dataset = $1",
            r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.IsDBNull(4)), dataset)
            is [var row] ? row : throw new RefusedException(Refusal.Unknown($"There is no dataset {dataset}."));
        Tokens = new(tables.Dialect, trigger);
        var compiler = new FilterCompiler(tables, dataset, bin, Candidates, beside, Tokens);
        _terms = filter switch
        {
            null => [],
            Filter.All all => [.. all.Parts.Select(compiler.Compile)],
            _ => [compiler.Compile(filter)],
        };
    }

    /// <summary>Counts the tokens of the images.</summary>
    public TokenSql Tokens { get; }

    /// <summary>Images to choose from.</summary>
    private long Candidates => _bin ? _removed : _images;

    /// <summary>Numbers of the matching images in order, from the offset on.</summary>
    public List<int> Numbers(ImageSort sort, int offset = 0, int limit = int.MaxValue)
    {
        var args = Arguments();
        var driver = Driver(sort.Indexed ? (long)offset + limit : long.MaxValue);
        var sql = $"SELECT i.number FROM {From(driver, sort, args)} AND {Conditions(driver, args)} ORDER BY {sort.OrderBy(() => Tokens.Clip(args))}";
        if (limit < int.MaxValue)
            sql += $" LIMIT {args.Add(limit)}";
        if (offset > 0)
            sql += $"{(limit == int.MaxValue ? $" LIMIT {args.Add(Candidates)}" : "")} OFFSET {args.Add(offset)}";
        return _tables.Query(sql, r => r.GetInt32(0), args.Values);
    }

    public long Count()
    {
        if (_terms.Count == 0)
            return Candidates;
        var args = Arguments();
        var driver = Driver(long.MaxValue);
        return _terms.Count == 1 && driver is { Exact: true, Live: true } && !_bin
            ? _tables.Number($"SELECT count(*) FROM ({driver.Numbers(args)}) d", args.Values)
            : _tables.Number($"SELECT count(*) FROM {From(driver, ImageSort.Added, args)} AND {Conditions(driver, args)}", args.Values);
    }

    /// <summary>A query that gives columns of all matching images <c>i</c>.</summary>
    /// <param name="args">Begun by <see cref="Arguments"/>.</param>
    public string Select(string columns, SqlArguments args)
    {
        var driver = Driver(long.MaxValue);
        return $"SELECT {columns} FROM {From(driver, ImageSort.Added, args)} AND {Conditions(driver, args)}";
    }

    /// <summary>The matching images as a set.</summary>
    public ImageSet Set() => Unread ?? ImageSet.Of(Numbers(ImageSort.Added));

    /// <summary>The same where no image has to be read for it: all match, and their numbers have no gaps. A branch that is being made does not tell.</summary>
    public ImageSet? Unread => _terms.Count == 0 && _isWhole && !_bin && _removed == 0 && _images == _lastNumber ? ImageSet.Range(1, (int)_lastNumber) : null;

    /// <summary>The index to start from, or null when it is cheaper to look at the images in order until enough match.</summary>
    private Driver? Driver(long wanted)
    {
        var best = _terms.Select(t => t.Driver).Where(d => d is not null).MinBy(Cost);
        var share = _terms.Aggregate(1.0, (all, t) => all * t.Share);
        var inOrder = Math.Min(Candidates, wanted / Math.Max(share, 1e-9));
        return best is not null && Cost(best) <= inOrder * DriverCost ? best : null;
    }

    private static double Cost(Driver? driver) => (driver!.Estimate * DriverCost) + driver.Setup;

    /// <summary>CROSS JOIN keeps SQLite to this order of the tables.</summary>
    private string From(Driver? driver, ImageSort sort, SqlArguments args)
    {
        var live = _bin ? 0 : 1;
        var texts = $"s.dataset = $1 AND s.live = {live}";
        return (driver, sort.ByTags) switch
        {
            (null, false) => $"image i WHERE i.dataset = $1 AND {(sort.Key is null ? "+" : "")}i.live = {live}",
            (null, true) => $"image_text s CROSS JOIN image i WHERE {texts} AND i.dataset = $1 AND i.number = s.number",
            (_, false) => $"({driver.Numbers(args)}) d CROSS JOIN image i WHERE i.dataset = $1 AND i.number = d.number AND i.live = {live}",
            _ => $"({driver.Numbers(args)}) d CROSS JOIN image i CROSS JOIN image_text s WHERE i.dataset = $1 AND i.number = d.number AND {texts} AND s.number = d.number",
        };
    }

    private string Conditions(Driver? driver, SqlArguments args)
    {
        var few = driver is { Estimate: <= FewImages };
        var conditions = _terms.Where(t => t.Driver is not { Exact: true } || !ReferenceEquals(t.Driver, driver)).Select(t => $"({t.Condition(args, few)})").ToList();
        return conditions.Count == 0 ? "1 = 1" : string.Join(" AND ", conditions);
    }

    /// <summary>Arguments of a statement, of which the dataset is the first.</summary>
    public SqlArguments Arguments()
    {
        var args = new SqlArguments();
        args.Add(_dataset);
        return args;
    }
}
