using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History.Undoing;

/// <param name="Change">Null = what Ctrl+Z would take back.</param>
/// <param name="Offset">So many of the touched images are left out.</param>
public sealed record PreviewUndoRequest(string? Change = null, int? Offset = null);

/// <param name="Clean">Images that go back just as they were before the change, whatever else was done since, in all datasets that it touched.</param>
/// <param name="Total">Images touched since, of which <paramref name="Touched"/> are some: those of this dataset first.</param>
/// <param name="Facts">Facts of the dataset as a whole that were changed since too, by name; they stay unless the old is taken.</param>
public sealed record UndoPreview(ChangeView? Change, int Clean, int Total, IReadOnlyList<TouchedView> Touched, IReadOnlyList<FactChange> Facts);

/// <summary>An image that something later touched in the same respect, three times.</summary>
/// <param name="Dataset">Where the image is.</param>
/// <param name="DatasetName">Its name where it is another one than was asked about.</param>
/// <param name="Before">Right before the change.</param>
/// <param name="Then">Right after it.</param>
/// <param name="Merged">With the change taken back and everything later kept; null when the edits overlap.</param>
/// <param name="Since">The changes that touched it since, oldest first.</param>
public sealed record TouchedView(
    long Dataset, string? DatasetName, int Number, string Name, string Sha256, ImageFacts? Before, ImageFacts? Then, ImageFacts? Now, ImageFacts? Merged, IReadOnlyList<LaterChange> Since);

public sealed record LaterChange(string Id, string Label, string Actor, DateTimeOffset At);

/// <summary>Says what taking a change back would mean today, without doing it.</summary>
public sealed class PreviewUndo(IEventStore store, UndoPlanner planner, IChanges changes, IRunningChanges running)
{
    private const int MostImages = 1_000;
    private const int MostSince = 5;

    public UndoPreview Show(string stream, string? change, int offset)
    {
        var row = store.Read(s => s.StreamVersion(stream) == 0 ? throw new RefusedException(Refusal.Unknown($"There is no such {Undo.Whose(stream)}."))
            : change is null ? s.Tables.NextUndo(stream, changes.Actor, running.In(s.Tables))
            : Undo.Undoable(s, stream, change));
        if (row is null)
            return new(null, 0, 0, [], []);
        var plans = planner.Plans(row.Change);
        var touched = plans.OrderBy(p => p.Stream != stream).SelectMany(p => p.Touched.Select(t => (Plan: p, Image: t))).Skip(Math.Max(0, offset)).Take(MostImages)
            .GroupBy(t => t.Plan, t => t.Image).Select(g => store.Read(s => Views(s.Tables, stream, g.Key, [.. g])));
        return new(
            store.Read(s => ChangeViews.Of(s.Tables, [row])[0]),
            plans.Sum(p => p.Exact ? ImageSet.UnionOf(p.Own.Select(e => e.Event).OfType<ITouchesImages>().Select(e => e.Touched)).Count : p.Clean.Count),
            plans.Sum(p => p.Touched.Count),
            [.. touched.SelectMany(t => t)],
            [.. plans.SelectMany(p => ShowChange.Facts(p.Facts.Select(f => f.Own)))]);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/undo:preview", Ok<UndoPreview> (long dataset, PreviewUndoRequest? request, PreviewUndo preview) =>
            TypedResults.Ok(preview.Show(Streams.Dataset(dataset), request?.Change, request?.Offset ?? 0))).WithName("previewUndo");
        routes.MapPost("/api/concepts/{concept:long}/undo:preview", Ok<UndoPreview> (long concept, PreviewUndoRequest? request, PreviewUndo preview) =>
            TypedResults.Ok(preview.Show(Streams.Concept(concept), request?.Change, request?.Offset ?? 0))).WithName("previewUndoOfConcept");
    }

    private static List<TouchedView> Views(IReadTables tables, string asked, UndoPlan plan, List<TouchedImage> touched)
    {
        var later = Later(tables, plan, touched);
        Streams.IsDataset(plan.Stream, out var dataset);
        var name = plan.Stream == asked ? null : tables.First("SELECT name FROM dataset WHERE dataset = $1", r => r.GetString(0), dataset);
        return touched.ConvertAll(t => View(dataset, name, t, later));
    }

    private static TouchedView View(long dataset, string? datasetName, TouchedImage image, List<(LaterChange Change, ImageSet Touched)> later)
    {
        var (then, now, before) = (image.Merged.Base, image.Merged.Mine, image.Merged.Theirs);
        var known = (now ?? then ?? before)!;
        return new(
            dataset, datasetName, image.Number, known.Name, known.Picture, ImageFacts.Of(before), ImageFacts.Of(then), ImageFacts.Of(now),
            image.Merged.IsClean ? ImageFacts.Of(image.Merged.Value) : null,
            [.. later.Where(l => l.Touched.Contains(image.Number)).Select(l => l.Change).TakeLast(MostSince)]);
    }

    private static List<(LaterChange Change, ImageSet Touched)> Later(IReadTables tables, UndoPlan plan, List<TouchedImage> touched)
    {
        var own = plan.Changes.Select(c => c.Id).ToHashSet();
        return
        [
            .. tables.Query(
                    """
                    SELECT change, cause, actor, at, touched FROM change
                    WHERE stream = $1 AND version > $2 AND first_image <= $3 AND last_image >= $4 ORDER BY version
                    """,
                    r => (
                        Change: new LaterChange(r.GetString(0), r.GetString(1), r.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(3))),
                        Touched: ImageSet.TryParse(r.GetString(4), out var set) ? set : ImageSet.Empty),
                    plan.Stream, plan.Own[0].Version, touched.Max(t => t.Number), touched.Min(t => t.Number))
                .Where(l => !own.Contains(l.Change.Id)),
        ];
    }
}
