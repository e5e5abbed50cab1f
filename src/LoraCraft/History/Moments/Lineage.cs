using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>What a dataset was branched from.</summary>
internal static class Lineage
{
    /// <summary>The dataset and the version of it that this one began as; null for one that is no branch.</summary>
    public static (long Dataset, long Version)? BaseOf(this IReadTables tables, long dataset) => tables.First(
        "SELECT base, base_version FROM dataset WHERE dataset = $1 AND base IS NOT NULL",
        r => ((long Dataset, long Version)?)(r.GetInt64(0), r.GetInt64(1)), dataset);

    /// <summary>The versions of a dataset as which branches began.</summary>
    public static IReadOnlyList<long> BasesIn(this IReadTables tables, long dataset) => tables.Query(
        "SELECT DISTINCT base_version FROM dataset WHERE base = $1", r => r.GetInt64(0), dataset);

    /// <summary>The place in the log before which things happened beside a version: where the next one begins, if no other is given.</summary>
    /// <param name="upTo">The last position that counts.</param>
    public static long EndOf(this IReadSession session, long dataset, long version, long? upTo)
    {
        var next = session.ReadStream(Streams.Dataset(dataset), version, version + 1) is [var first] ? first.Position : long.MaxValue;
        return upTo is { } last ? Math.Min(next, last + 1) : next;
    }

    /// <summary>Whether rows of a branch are still to come.</summary>
    /// <exception cref="RefusedException">There is no such dataset.</exception>
    public static bool IsPartial(this IReadTables tables, long dataset) =>
        tables.Query("SELECT copied FROM dataset WHERE dataset = $1", r => !r.IsDBNull(0), dataset) is [var copied] ? copied
        : throw new RefusedException(DatasetCommands.Unknown(dataset));
}
