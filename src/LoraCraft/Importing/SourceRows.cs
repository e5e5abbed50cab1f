using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Runs;

namespace LoraCraft.Importing;

/// <summary>
/// Files on disk that were read before, with each picture that was found in them: as long as size and time of change are the
/// same, they need no second reading.
/// </summary>
internal sealed class SourceProjection : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("source_file", """
            path TEXT NOT NULL, picture TEXT NOT NULL, bytes BIGINT NOT NULL, modified BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY(path, picture)
            """),
    ];

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            switch (recorded.Event)
            {
                case ImagesAdded e:
                    foreach (var image in e.Images)
                        Note(tables, recorded.Position, image.Source, image.Bytes, image.Modified, image.Sha256);
                    break;
                case RunItemsDone e:
                    foreach (var item in e.Items.Where(i => i.Outcome == "duplicate" && i.Sha256 is not null))
                        Note(tables, recorded.Position, item.File, item.Bytes, item.Modified, item.Sha256!);
                    break;
                case ImagesForgotten e:
                    tables.Execute("DELETE FROM source_file WHERE picture = $1", e.Picture);
                    break;
            }
    }

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    private static void Note(IReadTables tables, long position, string path, long bytes, long modified, string picture)
    {
        if (modified != 0 && path.Length > 0)
            tables.Execute(
                """
                INSERT INTO source_file(path, picture, bytes, modified, position) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT(path, picture) DO UPDATE SET bytes = excluded.bytes, modified = excluded.modified, position = excluded.position
                """, path, picture, bytes, modified, position);
    }
}
