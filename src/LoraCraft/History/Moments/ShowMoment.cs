using LoraCraft.History.Versions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History.Moments;

/// <param name="At">When the change was made that led to this version.</param>
/// <param name="Change">Id of that change.</param>
/// <param name="Label">That change, as the timeline calls it.</param>
/// <param name="Names">Names that the version has.</param>
/// <param name="Latest">The newest version.</param>
/// <param name="Whole">Whether the change is complete there; else the version lies in the middle of it.</param>
/// <param name="Place">Which of the dataset's changes it is, from 1, by where they end.</param>
/// <param name="Places">How many changes there are.</param>
public sealed record MomentView(
    long Version, DateTimeOffset At, string Change, string Label, string Actor, IReadOnlyList<string> Names, long Latest, bool Whole, long Place, long Places);

/// <summary>Says what a moment of a dataset is, and which moment lies at a place among its changes.</summary>
public static class ShowMoment
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/datasets/{dataset:long}/moments/{at}", Ok<MomentView> (long dataset, string at, IMoments moments, IEventStore store) =>
        {
            var (version, latest) = (moments.Version(dataset, at), moments.Version(dataset, null));
            return TypedResults.Ok(store.Read(s => View(s, dataset, version, latest)));
        }).WithName("showMoment");
        routes.MapGet("/api/datasets/{dataset:long}/moments", Ok<MomentView> (long dataset, long place, IMoments moments, IEventStore store) =>
        {
            var latest = moments.Version(dataset, null);
            return TypedResults.Ok(store.Read(s => View(s, dataset, End(s.Tables, dataset, place), latest)));
        }).WithName("findMoment");
    }

    private static MomentView View(IReadSession session, long dataset, long version, long latest)
    {
        var stream = Streams.Dataset(dataset);
        var last = session.ReadStream(stream, version - 1, version)[0].Change;
        var (before, whole, places) = session.Tables.First(
            """
            SELECT sum(CASE WHEN version < $2 THEN 1 ELSE 0 END), sum(CASE WHEN version = $2 THEN 1 ELSE 0 END), count(*) FROM change WHERE stream = $1
            """, r => (r.GetInt64(0), r.GetInt64(1) > 0, r.GetInt64(2)), stream, version);
        return new(
            version, last.At, last.Id, last.Cause, last.Actor, [.. session.Tables.Versions(dataset).Where(v => v.Version == version).Select(v => v.Name)], latest,
            whole, before + 1, places);
    }

    /// <summary>The version at which the change at a place ends.</summary>
    private static long End(IReadTables tables, long dataset, long place) => tables.Query(
        "SELECT version FROM change WHERE stream = $1 ORDER BY version LIMIT 1 OFFSET $2", r => r.GetInt64(0), Streams.Dataset(dataset), Math.Max(0, place - 1)) is [var version]
        ? version
        : throw new RefusedException(Refusal.Unknown($"This dataset has no {place} changes."));
}
