using LoraCraft.Kernel;

namespace LoraCraft.Forgetting;

/// <summary>Pictures that were forgotten and may not come back, by their SHA-256.</summary>
internal sealed class ForgottenProjection : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("forgotten", "picture TEXT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, change TEXT NOT NULL, position BIGINT NOT NULL"),
    ];

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            switch (recorded.Event)
            {
                case ImagesForgotten e:
                    tables.Execute(
                        """
                        INSERT INTO forgotten(picture, at, actor, change, position) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT(picture) DO UPDATE SET at = excluded.at, actor = excluded.actor, change = excluded.change, position = excluded.position
                        """,
                        e.Picture, recorded.Change.At.ToUnixTimeMilliseconds(), recorded.Change.Actor, recorded.Change.Id, recorded.Position);
                    break;
                case PictureAllowed e:
                    tables.Execute("DELETE FROM forgotten WHERE picture = $1", e.Picture);
                    break;
            }
    }

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;
}
