using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Versions;

/// <summary>A moment with a name.</summary>
/// <param name="At">Unix milliseconds of when it got the name.</param>
public sealed record VersionRow(string Name, long Version, string Description, bool Locked, string Actor, long At);

internal sealed class VersionProjection : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("version", """
            dataset BIGINT NOT NULL, name TEXT NOT NULL, version BIGINT NOT NULL, description TEXT NOT NULL, locked BIGINT NOT NULL,
            actor TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY(dataset, name)
            """),
    ];

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (Streams.IsDataset(recorded.Stream, out var dataset))
                Apply(tables, dataset, recorded);
    }

    private static void Apply(IReadTables tables, long dataset, RecordedEvent recorded)
    {
        switch (recorded.Event)
        {
            case VersionNamed e:
                tables.Insert(
                    "version", ["dataset", "name", "version", "description", "locked", "actor", "at"],
                    [[dataset, e.Name, e.Version, e.Description, 0L, recorded.Change.Actor, recorded.Change.At.ToUnixTimeMilliseconds()]]);
                break;
            case VersionUnnamed e:
                tables.Execute("DELETE FROM version WHERE dataset = $1 AND name = $2", dataset, e.Name);
                break;
            case VersionDescribed e:
                tables.Execute("UPDATE version SET name = $1, description = $2 WHERE dataset = $3 AND name = $4", e.ToName, e.To, dataset, e.Name);
                break;
            case VersionLocked e:
                tables.Execute("UPDATE version SET locked = $1 WHERE dataset = $2 AND name = $3", e.Locked ? 1L : 0L, dataset, e.Name);
                break;
        }
    }
}

internal static class VersionQueries
{
    private const string Columns = "SELECT name, version, description, locked, actor, at FROM version WHERE dataset = $1";

    /// <summary>Newest moment first.</summary>
    public static List<VersionRow> Versions(this IReadTables tables, long dataset) =>
        tables.Query($"{Columns} ORDER BY version DESC, name", Map, dataset);

    public static VersionRow? Version(this IReadTables tables, long dataset, string name) =>
        tables.Versions(dataset).Find(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase));

    private static VersionRow Map(IRow r) =>
        new(r.GetString(0), r.GetInt64(1), r.GetString(2), r.GetInt64(3) != 0, r.GetString(4), r.GetInt64(5));
}
