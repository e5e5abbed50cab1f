using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History;

/// <param name="Version">The dataset's version right after it.</param>
/// <param name="Kind"><c>start</c>, <c>edit</c>, <c>undo</c> or <c>redo</c>.</param>
public sealed record ChangeView(string Id, long Version, DateTimeOffset At, string Actor, string Label, long Images, string Kind, bool Undone);

public sealed record ChangeName(string Id, string Label);

/// <param name="Undo">What Ctrl+Z would take back.</param>
/// <param name="Redo">What Ctrl+Y would bring back.</param>
public sealed record ChangeList(IReadOnlyList<ChangeView> Changes, ChangeName? Undo, ChangeName? Redo);

/// <summary>The timeline of a dataset, newest first.</summary>
public static class ListChanges
{
    private const int MostChanges = 1000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/changes", Ok<ChangeList> (long dataset, IEventStore store, long? before = null, int limit = 100) =>
            TypedResults.Ok(store.Read(session =>
            {
                var stream = Streams.Dataset(dataset);
                if (session.StreamVersion(stream) == 0)
                    throw new RefusedException(DatasetCommands.Unknown(dataset));
                return new ChangeList(
                    [.. session.Tables.Changes(stream, before ?? long.MaxValue, Math.Clamp(limit, 1, MostChanges)).Select(View)],
                    Name(session.Tables.NextUndo(stream)), Name(session.Tables.NextRedo(stream)));
            }))).WithName("listChanges");

    private static ChangeView View(ChangeRow row) => new(
        row.Change, row.Version, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Actor, row.Cause, row.Images, row.Kind, row.Undone is not null);

    private static ChangeName? Name(ChangeRow? row) => row is null ? null : new(row.Change, row.Cause);
}
