using LoraCraft.Kernel;

namespace LoraCraft.History;

/// <summary>A dataset that something was changed in not long ago.</summary>
public sealed record RecentDataset(long Id, string Name);

public static class RecentDatasetQueries
{
    /// <summary>The datasets that were changed last, newest first; without archived ones and those of archived concepts.</summary>
    public static IReadOnlyList<RecentDataset> RecentDatasets(this IReadSession session, int limit) => session.Tables.Query(
        """
        SELECT d.dataset, d.name FROM dataset d JOIN concept c ON c.concept = d.concept WHERE d.archived = 0 AND c.archived = 0
        ORDER BY (SELECT max(position) FROM change WHERE stream = 'dataset-' || d.dataset) DESC, d.dataset DESC LIMIT $1
        """,
        r => new RecentDataset(r.GetInt64(0), r.GetString(1)), limit);
}
