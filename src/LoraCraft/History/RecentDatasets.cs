using LoraCraft.Kernel;

namespace LoraCraft.History;

/// <summary>A dataset that something was changed in not long ago.</summary>
public sealed record RecentDataset(long Id, string Name);

public static class RecentDatasetQueries
{
    /// <summary>The datasets that were changed last, newest first; without archived ones.</summary>
    public static IReadOnlyList<RecentDataset> RecentDatasets(this IReadSession session, int limit) => session.Tables.Query(
        """
        SELECT dataset, name FROM dataset WHERE archived = 0
        ORDER BY (SELECT max(position) FROM change WHERE stream = 'dataset-' || dataset) DESC, dataset DESC LIMIT $1
        """,
        r => new RecentDataset(r.GetInt64(0), r.GetString(1)), limit);
}
