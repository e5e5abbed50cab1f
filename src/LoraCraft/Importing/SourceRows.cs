using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Runs;

namespace LoraCraft.Importing;

/// <summary>Files on disk that were read before: as long as size and time of change are the same, they need no second reading.</summary>
internal sealed class SourceProjection : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("source_file", "path TEXT NOT NULL PRIMARY KEY, bytes BIGINT NOT NULL, modified BIGINT NOT NULL, picture TEXT NOT NULL"),
    ];

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            switch (recorded.Event)
            {
                case ImagesAdded e:
                    foreach (var image in e.Images)
                        Note(tables, image.Source, image.Bytes, image.Modified, image.Sha256);
                    break;
                case RunItemsDone e:
                    foreach (var item in e.Items.Where(i => i.Outcome == "duplicate" && i.Sha256 is not null))
                        Note(tables, item.File, item.Bytes, item.Modified, item.Sha256!);
                    break;
            }
    }

    private static void Note(IReadTables tables, string path, long bytes, long modified, string picture)
    {
        if (modified != 0 && path.Length > 0)
            tables.Execute(
                """
                INSERT INTO source_file(path, bytes, modified, picture) VALUES ($1, $2, $3, $4)
                ON CONFLICT(path) DO UPDATE SET bytes = excluded.bytes, modified = excluded.modified, picture = excluded.picture
                """, path, bytes, modified, picture);
    }
}
