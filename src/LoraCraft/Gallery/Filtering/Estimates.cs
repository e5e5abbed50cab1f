using LoraCraft.Kernel;

namespace LoraCraft.Gallery.Filtering;

/// <summary>Cheap guesses at how many images a condition will find.</summary>
internal static class Estimates
{
    private const int Counted = 2_000;
    private const int Sampled = 1_000;

    /// <summary>Counts up to a limit; beyond it, the share is taken for granted.</summary>
    /// <param name="numbers">A query over the dataset, which is its first argument.</param>
    public static double Estimate(this IReadTables tables, long dataset, Func<SqlArguments, string> numbers, long images, double otherwise)
    {
        var args = new SqlArguments();
        args.Add(dataset);
        var sql = $"SELECT count(*) FROM (SELECT 1 FROM ({numbers(args)}) m LIMIT {Counted + 1}) n";
        var found = tables.Number(sql, args.Values);
        return found <= Counted ? found : Math.Max(Counted, otherwise * images);
    }

    /// <summary>The share of images whose name matches, told from the first names in order.</summary>
    public static double ShareOfNames(this IReadTables tables, long dataset, bool bin, string pattern)
    {
        var args = new SqlArguments();
        args.Add(dataset);
        var names = $"SELECT name FROM image WHERE dataset = $1 AND live = {(bin ? 0 : 1)} ORDER BY name LIMIT {Sampled}";
        var sql = $"SELECT count(*) FROM ({names}) n WHERE {tables.Dialect.Like("n.name", pattern, args)}";
        return tables.Number(sql, args.Values) / (double)Sampled;
    }
}
