using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History;

/// <summary>What the timeline is asked for; all of it together.</summary>
public sealed record ListChangesRequest
{
    /// <summary>Only changes before this position: that of the last one on the page before.</summary>
    public long? Before { get; init; }

    /// <summary>Only changes after this position, and the oldest of those: what comes next in time, still newest first.</summary>
    public long? After { get; init; }

    /// <summary>At most so many; 100 when absent.</summary>
    public int? Limit { get; init; }

    public string? Actor { get; init; }

    /// <summary>One of <see cref="ChangeKinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Number of an image, in the timeline of one dataset.</summary>
    public int? Image { get; init; }

    /// <summary>Changes that brought, took away or renamed it; case does not matter.</summary>
    public string? Tag { get; init; }

    /// <summary>Words that are all somewhere in the label; case does not matter.</summary>
    public string? Text { get; init; }

    /// <summary>ISO time, or a day, from which on.</summary>
    public string? Since { get; init; }

    /// <summary>ISO time before which, or a day up to the end of which (UTC).</summary>
    public string? Until { get; init; }
}

/// <param name="Position">Place among all changes; a change that a run adds to moves up.</param>
/// <param name="Dataset">Null for a change of a concept.</param>
/// <param name="Concept">The concept, or that of the dataset.</param>
/// <param name="Name">The dataset's name now, or the concept's.</param>
/// <param name="Before">The dataset's or concept's version right before it; 0 for the first.</param>
/// <param name="Version">That right after it.</param>
/// <param name="Run">What the run that made it is called, with its model; null when no run did.</param>
/// <param name="Kind">One of <see cref="ChangeKinds"/>.</param>
/// <param name="Undoes">The one change that an undo or a redo is about.</param>
/// <param name="Samples">Some of the images it touched.</param>
public sealed record ChangeView(
    string Id, long Position, long? Dataset, long? Concept, string Name, long Before, long Version, DateTimeOffset At, string Actor, string? Run, string Label, long Images,
    string Kind, bool Undone, string? Undoes, IReadOnlyList<ChangeSample> Samples);

public sealed record ChangeSample(int Number, string Sha256);

public sealed record ChangeName(string Id, string Label);

/// <param name="Undo">What Ctrl+Z of the person who asks would take back, in the timeline of a dataset.</param>
/// <param name="Redo">What Ctrl+Y would bring back.</param>
public sealed record ChangeList(IReadOnlyList<ChangeView> Changes, ChangeName? Undo, ChangeName? Redo);

/// <summary>The timeline of a dataset, of a concept with its datasets, or of everything; newest first, a page at a time.</summary>
public static class ListChanges
{
    private const int UsualChanges = 100;
    private const int MostChanges = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/changes", Ok<ChangeList> ([AsParameters] ListChangesRequest request, IEventStore store) =>
            TypedResults.Ok(store.Read(session => List(session, null, request)))).WithName("listAllChanges");
        routes.MapGet("/api/concepts/{concept:long}/changes", Ok<ChangeList> (long concept, [AsParameters] ListChangesRequest request, IEventStore store) =>
            TypedResults.Ok(store.Read(session => List(session, TimelineStreams.OfConcept(session, concept), request)))).WithName("listConceptChanges");
        routes.MapGet("/api/datasets/{dataset:long}/changes", Ok<ChangeList> (
            long dataset, [AsParameters] ListChangesRequest request, IEventStore store, IChanges changes, IRunningChanges running) =>
            TypedResults.Ok(store.Read(session =>
            {
                var stream = Streams.Dataset(dataset);
                var (undo, redo) = session.Tables.NextUndoAndRedo(stream, changes.Actor, running.In(session.Tables));
                var list = List(session, [stream], request);
                if (list.Changes.Count == 0)
                    _ = TimelineStreams.OfDataset(session, dataset);
                return list with { Undo = Name(undo), Redo = Name(redo) };
            }))).WithName("listChanges");
    }

    /// <summary>What it finds it asks for last.</summary>
    private static ChangeList List(IReadSession session, IReadOnlyList<string>? streams, ListChangesRequest request)
    {
        var oneDataset = streams is [var only] && Streams.IsDataset(only, out _);
        var rows = session.Tables.Find(streams, Filter(request, oneDataset), Math.Clamp(request.Limit ?? UsualChanges, 1, MostChanges));
        return new(rows.Count == 0 ? [] : ChangeViews.Of(session.Last.Tables, rows), null, null);
    }

    private static ChangeFilter Filter(ListChangesRequest request, bool oneDataset)
    {
        foreach (var text in new[] { request.Actor, request.Tag, request.Text })
            if (PlainText.Check(text) is { } refusal)
                throw new RefusedException(refusal);
        if (request.Kind is { Length: > 0 } kind && !ChangeKinds.All.Contains(kind))
            throw new RefusedException(Refusal.Invalid($"There are no changes of the kind \"{kind}\". The kinds are {string.Join(", ", ChangeKinds.All)}."));
        if (request.Image is not null && !oneDataset)
            throw new RefusedException(Refusal.Invalid("An image has its number within a dataset: ask for the changes of that dataset."));
        return new(
            request.Before ?? long.MaxValue, request.After, Given(request.Actor), Given(request.Kind), request.Image, Given(request.Tag), Given(request.Text),
            Times.Since(request.Since), Times.Until(request.Until));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ChangeName? Name(ChangeRow? row) => row is null ? null : new(row.Change, row.Cause);
}
