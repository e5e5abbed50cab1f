using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery;

/// <summary>
/// When a person last looked at an image: the global position of that event. In a branch what was looked at before stays so; into one
/// that was just made its preparation puts those rows.
/// </summary>
internal sealed class SeenProjection : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("image_seen", "dataset BIGINT NOT NULL, number BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY(dataset, number)", Revision: 1),
    ];

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (Streams.IsViews(recorded.Stream, out var dataset) && recorded.Event is ImagesSeen e)
                tables.Upsert("image_seen", ["dataset", "number", "position"], ["dataset", "number"], e.Images.Select(n => new object?[] { dataset, (long)n, recorded.Position }));
            else if (recorded.Event is DatasetBranched branched)
                tables.Execute(
                    """
                    INSERT INTO image_seen(dataset, number, position) SELECT $1, number, position FROM image_seen
                    WHERE dataset = $2 AND EXISTS (SELECT 1 FROM dataset WHERE dataset = $1 AND copied IS NULL)
                    """,
                    branched.Dataset, branched.From);
    }
}

internal static class SeenSql
{
    /// <summary>
    /// Whether the tables are of a past: those have what follows from the dataset's own events, but not who looked at it and what
    /// was proposed. Previews, which go on from now, have that too.
    /// </summary>
    public static bool IsPast(this IReadTables tables) => !tables.First("SELECT 1 FROM change LIMIT 1", _ => true);

    /// <summary>The images of the dataset <c>$1</c> that a machine changed and nobody looked at since.</summary>
    public const string UnseenNumbers = """
        SELECT x.number FROM image_touch x LEFT JOIN image_seen v ON v.dataset = $1 AND v.number = x.number
        WHERE x.dataset = $1 AND x.machine > coalesce(v.position, 0)
        """;

    /// <summary>Whether the image <c>i</c> of the dataset <c>$1</c> is one of them.</summary>
    public const string Unseen = """
        EXISTS (SELECT 1 FROM image_touch m WHERE m.dataset = $1 AND m.number = i.number
            AND m.machine > coalesce((SELECT v.position FROM image_seen v WHERE v.dataset = $1 AND v.number = i.number), 0))
        """;
}
