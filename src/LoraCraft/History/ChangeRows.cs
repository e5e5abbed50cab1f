using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>One change as the timeline of one stream shows it.</summary>
/// <param name="Version">The stream's version right after it.</param>
/// <param name="Images">How many images it touched.</param>
/// <param name="Kind"><c>edit</c>, <c>undo</c>, <c>redo</c>, or <c>start</c> for the one that made the stream.</param>
/// <param name="Undone">Position of the event that took it back; null while it stands.</param>
public sealed record ChangeRow(string Change, long Version, long At, string Actor, string Cause, long Images, string Kind, long? Undone);

internal sealed class ChangeProjection : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("change", """
            stream TEXT NOT NULL, change TEXT NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL, actor TEXT NOT NULL, cause TEXT NOT NULL,
            images BIGINT NOT NULL, kind TEXT NOT NULL, undone BIGINT, position BIGINT NOT NULL, PRIMARY KEY(stream, change)
            """, ["change_version(stream, version)", "change_undone(stream, undone) WHERE undone IS NOT NULL"]),
    ];

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        for (var start = 0; start < events.Count;)
        {
            var first = events[start];
            var end = start + 1;
            while (end < events.Count && events[end].Stream == first.Stream && events[end].Change.Id == first.Change.Id)
                end++;
            if (Streams.IsDataset(first.Stream, out _) || Streams.IsConcept(first.Stream, out _))
                Record(tables, events, start, end);
            start = end;
        }
    }

    private static void Record(IReadTables tables, IReadOnlyList<RecordedEvent> events, int start, int end)
    {
        var (first, last) = (events[start], events[end - 1]);
        var touched = ImageSet.Empty;
        var kind = first.Version == 1 ? "start" : "edit";
        for (var i = start; i < end; i++)
        {
            var recorded = events[i];
            switch (recorded.Event)
            {
                case ChangeUndone e:
                    kind = "undo";
                    tables.Execute("UPDATE change SET undone = $1 WHERE stream = $2 AND change = $3", recorded.Position, recorded.Stream, e.Change);
                    break;
                case ChangeRedone e:
                    kind = "redo";
                    tables.Execute("UPDATE change SET undone = NULL WHERE stream = $1 AND change = $2", recorded.Stream, e.Change);
                    break;
                case ITouchesImages e:
                    touched = touched.IsEmpty ? e.Touched : touched.Union(e.Touched);
                    break;
            }
        }

        tables.Execute(
            """
            INSERT INTO change(stream, change, version, at, actor, cause, images, kind, undone, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, $9)
            ON CONFLICT(stream, change) DO UPDATE SET version = excluded.version, images = change.images + excluded.images, position = excluded.position
            """,
            first.Stream, first.Change.Id, last.Version, first.Change.At.ToUnixTimeMilliseconds(), first.Change.Actor, first.Change.Cause,
            touched.Count, kind, last.Position);
    }
}

internal static class ChangeQueries
{
    private const string Columns = "SELECT change, version, at, actor, cause, images, kind, undone FROM change WHERE stream = $1";

    public static List<ChangeRow> Changes(this IReadTables tables, string stream, long before, int limit) =>
        tables.Query($"{Columns} AND version < $2 ORDER BY version DESC LIMIT $3", Map, stream, before, limit);

    public static ChangeRow? Change(this IReadTables tables, string stream, string change) =>
        tables.First($"{Columns} AND change = $2", Map, stream, change);

    /// <summary>The change that Ctrl+Z takes back: the newest edit that still stands.</summary>
    public static ChangeRow? NextUndo(this IReadTables tables, string stream) =>
        tables.First($"{Columns} AND kind = 'edit' AND undone IS NULL ORDER BY version DESC LIMIT 1", Map, stream);

    /// <summary>The change that redo brings back: the one undone last, unless something was edited since.</summary>
    public static ChangeRow? NextRedo(this IReadTables tables, string stream) =>
        tables.First(
            $"""
            {Columns} AND undone = (SELECT max(undone) FROM change WHERE stream = $1)
            AND undone > coalesce((SELECT position FROM change WHERE stream = $1 AND kind = 'edit' ORDER BY version DESC LIMIT 1), 0)
            """,
            Map, stream);

    /// <summary>The stream's version at a time, Unix milliseconds; 0 when it was not there yet.</summary>
    public static long VersionAt(this IReadTables tables, string stream, long time) =>
        tables.Number("SELECT max(version) FROM change WHERE stream = $1 AND at <= $2", stream, time);

    /// <summary>Edits that still stand and came after a version, newest first.</summary>
    public static List<ChangeRow> StandingAfter(this IReadTables tables, string stream, long version) =>
        tables.Query($"{Columns} AND kind = 'edit' AND undone IS NULL AND version > $2 ORDER BY version DESC", Map, stream, version);

    private static ChangeRow Map(IRow r) => new(
        r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetInt64(5), r.GetString(6),
        r.IsDBNull(7) ? null : r.GetInt64(7));
}
