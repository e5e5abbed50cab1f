using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>One change as the timeline of one stream shows it.</summary>
/// <param name="Position">Place of its newest event among all events; a change that goes on moves up.</param>
/// <param name="Version">The stream's version right after it.</param>
/// <param name="At">When it began, Unix milliseconds.</param>
/// <param name="Images">How many images it touched.</param>
/// <param name="Kind">One of <see cref="ChangeKinds"/>.</param>
/// <param name="Undone">Position of the event that took it back; null while it stands.</param>
/// <param name="Undoes">The one change that an undo or a redo is about; null for other kinds, and when it is about several.</param>
/// <param name="Samples">The first few images it touched.</param>
/// <param name="FirstVersion">The stream's version with its first event.</param>
/// <param name="FirstPosition">Place of that event among all events: where somebody began it, however long a run then goes on.</param>
public sealed record ChangeRow(
    string Stream, string Change, long Position, long Version, long At, string Actor, string Cause, long Images, string Kind,
    long? Undone, string? Undoes, IReadOnlyList<int> Samples, long FirstVersion, long FirstPosition);

/// <summary>
/// The timeline of concepts and datasets (<c>change</c>), which tags each change of a dataset brought, took away or renamed
/// (<c>change_tag</c>, in lower case; at the position of each event that did it), and which images the changes of few images
/// touched (<c>change_image</c>); those of many are told by <c>touched</c> alone.
/// </summary>
internal sealed class ChangeProjection : IProjection
{
    /// <summary>Up to so many images have a row each.</summary>
    public const int FewImages = 64;

    private const int MostSamples = 6;

    private static readonly string[] TagColumns = ["tag", "stream", "change", "position"];
    private static readonly string[] ImageColumns = ["stream", "number", "change"];

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("change", """
            stream TEXT NOT NULL, change TEXT NOT NULL, first_position BIGINT NOT NULL, position BIGINT NOT NULL, first_version BIGINT NOT NULL,
            version BIGINT NOT NULL, at BIGINT NOT NULL, actor TEXT NOT NULL, cause TEXT NOT NULL, images BIGINT NOT NULL, kind TEXT NOT NULL,
            undone BIGINT, undone_by TEXT, undoes TEXT,
            first_image BIGINT, last_image BIGINT, samples TEXT NOT NULL, touched TEXT NOT NULL, PRIMARY KEY(change, stream)
            """,
            [
                "change_position(position)", "change_place(stream, position)", "change_actor(stream, actor, position)",
                "change_begun(stream, actor, first_position)", "change_first(stream, first_version)", "change_version(stream, version)",
                "change_undone(stream, undone_by, undone) WHERE undone IS NOT NULL",
                $"change_wide(stream, position) WHERE images > {FewImages}",
            ]),
        new("change_tag", """
            tag TEXT NOT NULL, stream TEXT NOT NULL, change TEXT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY(tag, stream, change, position)
            """),
        new("change_image", "stream TEXT NOT NULL, number BIGINT NOT NULL, change TEXT NOT NULL, PRIMARY KEY(stream, number, change)"),
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
                Record(tables, [.. events.Skip(start).Take(end - start)]);
            start = end;
        }
    }

    /// <summary>Labels that quoted what is gone were rewritten too, and each change speaks of fewer images and tags.</summary>
    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events)
    {
        foreach (var change in events.GroupBy(e => (e.After.Stream, e.After.Change.Id)))
            if (tables.First("SELECT touched FROM change WHERE stream = $1 AND change = $2", r => r.GetString(0), change.Key.Stream, change.Key.Id) is { } before)
                Rewrite(tables, [.. change], ImageSet.TryParse(before, out var known) ? known : ImageSet.Empty);
        return true;
    }

    private static void Rewrite(IReadTables tables, IReadOnlyList<RewrittenEvent> change, ImageSet known)
    {
        var after = change[^1].After;
        var touched = known.Except(Touched(change.Select(e => e.Before)).Except(Touched(change.Select(e => e.After))));
        tables.Execute(
            """
            UPDATE change SET cause = $1, images = $2, first_image = $3, last_image = $4, samples = $5, touched = $6
            WHERE stream = $7 AND change = $8
            """,
            after.Change.Cause, touched.Count, First(touched), Last(touched), Samples(touched), touched.ToString(), after.Stream, after.Change.Id);
        tables.Execute("DELETE FROM change_image WHERE stream = $1 AND change = $2", after.Stream, after.Change.Id);
        if (touched.Count <= FewImages)
            RecordImages(tables, after, touched);
        foreach (var one in change)
            foreach (var tag in Tags(one.Before))
                tables.Execute("DELETE FROM change_tag WHERE tag = $1 AND stream = $2 AND change = $3 AND position = $4", tag, after.Stream, after.Change.Id, one.After.Position);
        RecordTags(tables, change.Select(e => e.After));
    }

    private static ImageSet Touched(IEnumerable<RecordedEvent> events) =>
        ImageSet.UnionOf(events.Select(e => e.Event).OfType<ITouchesImages>().Select(e => e.Touched));

    private static void Record(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        var (first, last) = (events[0], events[^1]);
        var touched = ImageSet.Empty;
        var about = new List<string>();
        foreach (var recorded in events)
            switch (recorded.Event)
            {
                case ChangeUndone e:
                    about.Add(e.Change);
                    tables.Execute(
                        "UPDATE change SET undone = $1, undone_by = $2 WHERE stream = $3 AND change = $4",
                        recorded.Position, recorded.Change.Actor, recorded.Stream, e.Change);
                    break;
                case ChangeRedone e:
                    about.Add(e.Change);
                    tables.Execute("UPDATE change SET undone = NULL, undone_by = NULL WHERE stream = $1 AND change = $2", recorded.Stream, e.Change);
                    break;
                case ITouchesImages e:
                    touched = touched.IsEmpty ? e.Touched : touched.Union(e.Touched);
                    break;
            }

        var isNew = tables.Execute(
            """
            INSERT INTO change(
                stream, change, first_position, position, first_version, version, at, actor, cause, images, kind, undoes, first_image, last_image, samples, touched)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT(change, stream) DO NOTHING
            """,
            first.Stream, first.Change.Id, first.Position, last.Position, first.Version, last.Version, first.Change.At.ToUnixTimeMilliseconds(),
            first.Change.Actor, first.Change.Cause, touched.Count, ChangeKinds.Of(first), TheOne(about), First(touched), Last(touched), Samples(touched), touched.ToString()) > 0;
        if (!isNew)
            GoOn(tables, last, touched);
        else if (touched.Count <= FewImages)
            RecordImages(tables, last, touched);
        RecordTags(tables, events);
    }

    /// <summary>The change that an undo or a redo is about, when the others followed from it.</summary>
    private static string? TheOne(List<string> about) => about is [.., var last] && about.TrueForAll(a => a == last || FollowUps.Origin(a) == last) ? last : null;

    /// <summary>A run adds to its change: what it touched is joined.</summary>
    private static void GoOn(IReadTables tables, RecordedEvent last, ImageSet more)
    {
        var before = tables.First("SELECT touched FROM change WHERE stream = $1 AND change = $2", r => r.GetString(0), last.Stream, last.Change.Id);
        _ = ImageSet.TryParse(before, out var known);
        var touched = known.Union(more);
        tables.Execute(
            """
            UPDATE change SET position = $1, version = $2, images = $3, first_image = $4, last_image = $5, samples = $6, touched = $7
            WHERE stream = $8 AND change = $9
            """,
            last.Position, last.Version, touched.Count, First(touched), Last(touched), Samples(touched), touched.ToString(), last.Stream, last.Change.Id);
        if (touched.Count <= FewImages)
            RecordImages(tables, last, touched.Where(n => !known.Contains(n)));
        else if (known.Count <= FewImages)
            tables.Delete("change_image", ImageColumns, known.Select(n => new object?[] { last.Stream, (long)n, last.Change.Id }));
    }

    private static void RecordImages(IReadTables tables, RecordedEvent last, IEnumerable<int> numbers) =>
        tables.Insert("change_image", ImageColumns, numbers.Select(n => new object?[] { last.Stream, (long)n, last.Change.Id }));

    /// <summary>Row by row of the events, so that it is the same however a change that goes on is cut into batches.</summary>
    private static void RecordTags(IReadTables tables, IEnumerable<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (Tags(recorded) is { Count: > 0 } tags)
                tables.Insert("change_tag", TagColumns, tags.Select(t => new object?[] { t, recorded.Stream, recorded.Change.Id, recorded.Position }));
    }

    private static List<string> Tags(RecordedEvent recorded) => [.. ChangedTags.Of(recorded.Event).Select(t => t.ToLowerInvariant()).Distinct()];

    private static long? First(ImageSet touched) => touched.IsEmpty ? null : touched.Ranges[0].First;

    private static long? Last(ImageSet touched) => touched.IsEmpty ? null : touched.Ranges[^1].Last;

    private static string Samples(ImageSet touched) => ImageSet.Of(touched.Take(MostSamples)).ToString();
}
