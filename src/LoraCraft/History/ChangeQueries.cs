using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <param name="Stands">It is an edit, and was not undone.</param>
internal sealed record LaterTouch(string Change, long FirstVersion, long Version, bool Stands);

/// <param name="Stands">It is an edit, and was not undone.</param>
/// <param name="IsMachine">Whether all of it is by a machine.</param>
internal sealed record ChangeOfTexts(string Change, long FirstVersion, long Version, bool Stands, bool IsMachine);

internal static class ChangeQueries
{
    /// <summary>What <see cref="Map"/> reads, of a table called c.</summary>
    public const string Columns = "c.stream, c.change, c.position, c.version, c.at, c.actor, c.cause, c.images, c.kind, c.undone, c.undoes, c.samples, c.first_version, c.first_position";

    private const string OfStream = $"SELECT {Columns} FROM change c WHERE c.stream = $1";

    private static readonly string Undo =
        $"{OfStream} AND c.actor = $2 AND c.first_position < $3 AND c.kind IN {ChangeKinds.Undoable} AND c.undone IS NULL ORDER BY c.first_position DESC LIMIT 1";

    private const string LastUndone = $"{OfStream} AND c.undone_by = $2 AND c.undone IS NOT NULL ORDER BY c.undone DESC LIMIT 1";

    public static ChangeRow? Change(this IReadTables tables, string stream, string change) =>
        tables.First($"{OfStream} AND c.change = $2", Map, stream, change);

    /// <summary>The change that Ctrl+Z takes back: of the actor's edits that stand and that no run is adding to, the one begun last.</summary>
    public static ChangeRow? NextUndo(this IReadTables tables, string stream, string actor, Func<string, bool> isRunning)
    {
        for (var before = long.MaxValue; ;)
        {
            var newest = tables.First(Undo, Map, stream, actor, before);
            if (newest is null || !isRunning(newest.Change))
                return newest;
            before = newest.FirstPosition;
        }
    }

    /// <summary>The change that redo brings back: the one that the actor undid last, unless the actor has begun an edit since that Ctrl+Z would take back.</summary>
    public static ChangeRow? NextRedo(this IReadTables tables, string stream, string actor, Func<string, bool> isRunning) =>
        tables.NextUndoAndRedo(stream, actor, isRunning).Redo;

    /// <summary>Both at once.</summary>
    public static (ChangeRow? Undo, ChangeRow? Redo) NextUndoAndRedo(this IReadTables tables, string stream, string actor, Func<string, bool> isRunning)
    {
        var next = tables.Query(
            $"SELECT * FROM ({Undo}) u UNION ALL SELECT * FROM ({LastUndone}) r", Map, stream, actor, long.MaxValue).ToLookup(row => row.Undone is null);
        var (undo, undone) = (next[true].FirstOrDefault(), next[false].FirstOrDefault());
        if (undo is not null && isRunning(undo.Change))
            undo = tables.NextUndo(stream, actor, isRunning);
        return (undo, undone?.Undone > (undo?.FirstPosition ?? 0) ? undone : null);
    }

    /// <summary>What follows from a change on a stream and was not undone, by id, oldest first.</summary>
    public static List<string> StandingFollowUps(this IReadTables tables, string stream, string origin)
    {
        var (after, before) = FollowUps.Between(origin);
        return [.. tables.Query( // of all streams: with one of them named, its whole timeline is read instead of the few ids
            $"SELECT change, stream FROM change WHERE change > $1 AND change < $2 AND undone IS NULL AND kind IN {ChangeKinds.Undoable} ORDER BY version",
            r => (Change: r.GetString(0), Stream: r.GetString(1)), after, before).Where(c => c.Stream == stream).Select(c => c.Change)];
    }

    /// <summary>The changes after a version that touched any of these images, oldest first.</summary>
    public static List<LaterTouch> Later(this IReadTables tables, string stream, long version, ImageSet images) => images.IsEmpty ? [] :
    [
        .. tables.Query(
                $"""
                SELECT change, touched, first_version, version, CASE WHEN kind IN {ChangeKinds.Undoable} AND undone IS NULL THEN 1 ELSE 0 END FROM change
                WHERE stream = $1 AND version > $2 AND first_image <= $3 AND last_image >= $4 ORDER BY version
                """,
                r => (Touch: new LaterTouch(r.GetString(0), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4) != 0), Set: ImageSet.TryParse(r.GetString(1), out var set) ? set : ImageSet.Empty),
                stream, version, images.Ranges[^1].Last, images.Ranges[0].First)
            .Where(l => l.Set.Overlaps(images, out _)).Select(l => l.Touch),
    ];

    /// <summary>
    /// The changes that reach into the versions after one and up to another and touched any of these images. Those of few images are
    /// found by the images; only those of many are looked through.
    /// </summary>
    public static List<ChangeOfTexts> Touching(this IReadTables tables, string stream, long after, long upTo, ImageSet images)
    {
        const string change = "c.change, c.first_version, c.version, c.actor, c.touched";
        var stands = $"CASE WHEN c.kind IN {ChangeKinds.Undoable} AND c.undone IS NULL THEN 1 ELSE 0 END";
        var few = tables.QueryOn(
            images, $"""
            SELECT DISTINCT {change}, {stands} FROM change_image i CROSS JOIN change c
            WHERE i.stream = $1 AND c.stream = $1 AND c.change = i.change AND c.version > $2 AND c.first_version <= $3 AND
            """, Map, stream, after, upTo);
        var many = tables.Query(
            $"SELECT {change}, {stands} FROM change c WHERE c.stream = $1 AND c.images > {ChangeProjection.FewImages} AND c.version > $2 AND c.first_version <= $3",
            Map, stream, after, upTo).Where(c => ImageSet.TryParse(c.Touched, out var set) && set.Overlaps(images, out _));
        return [.. few.Concat(many).Select(c => c.Change).DistinctBy(c => c.Change)];

        static (ChangeOfTexts Change, string Touched) Map(IRow r) =>
            (new(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(5) != 0, Actors.IsMachine(r.GetString(3))), r.GetString(4));
    }

    /// <summary>The changes after a version that touched no image: those that may have changed the dataset as a whole. Newest first.</summary>
    public static List<string> FactChangesAfter(this IReadTables tables, string stream, long version) => tables.Query(
        "SELECT change FROM change WHERE stream = $1 AND version > $2 AND (first_image IS NULL OR kind <> 'edit') ORDER BY version DESC",
        r => r.GetString(0), stream, version);

    /// <summary>The images that changes which reach into the versions after one and up to another have touched.</summary>
    public static ImageSet TouchedBetween(this IReadTables tables, string stream, long after, long upTo) => ImageSet.UnionOf(tables.Query(
        "SELECT touched FROM change WHERE stream = $1 AND version > $2 AND first_version <= $3 AND first_image IS NOT NULL",
        r => ImageSet.TryParse(r.GetString(0), out var set) ? set : ImageSet.Empty, stream, after, upTo));

    /// <summary>Edits that still stand and came after a version, newest first.</summary>
    public static List<ChangeRow> StandingAfter(this IReadTables tables, string stream, long version) =>
        tables.Query($"{OfStream} AND c.kind IN {ChangeKinds.Undoable} AND c.undone IS NULL AND c.version > $2 ORDER BY c.version DESC", Map, stream, version);

    public static ChangeRow Map(IRow r) => new(
        r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetString(5), r.GetString(6), r.GetInt64(7), r.GetString(8),
        r.IsDBNull(9) ? null : r.GetInt64(9), r.Text(10), ImageSet.TryParse(r.GetString(11), out var samples) ? [.. samples] : [],
        r.GetInt64(12), r.GetInt64(13));
}
