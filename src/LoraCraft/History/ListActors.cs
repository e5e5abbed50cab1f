using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History;

/// <param name="Actor">A person, or <c>run:ID</c>, <c>recipe:NAME</c>, <c>outside edit</c>.</param>
/// <param name="Run">What the run is called, with its model; null for all others.</param>
/// <param name="Changes">How many changes are theirs.</param>
public sealed record ActorView(string Actor, string? Run, long Changes);

/// <param name="Actors">Who changed something last comes first.</param>
public sealed record ActorList(IReadOnlyList<ActorView> Actors);

/// <summary>Who changed a dataset, a concept with its datasets, or anything.</summary>
public static class ListActors
{
    private const int MostActors = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/actors", Ok<ActorList> (IEventStore store) =>
            TypedResults.Ok(store.Read(session => List(session, null)))).WithName("listAllActors");
        routes.MapGet("/api/concepts/{concept:long}/actors", Ok<ActorList> (long concept, IEventStore store) =>
            TypedResults.Ok(store.Read(session => List(session, TimelineStreams.OfConcept(session, concept))))).WithName("listConceptActors");
        routes.MapGet("/api/datasets/{dataset:long}/actors", Ok<ActorList> (long dataset, IEventStore store) =>
            TypedResults.Ok(store.Read(session => List(session, [TimelineStreams.OfDataset(session, dataset)])))).WithName("listActors");
    }

    private static ActorList List(IReadSession session, IReadOnlyList<string>? streams)
    {
        var rows = streams is null
            ? Query(session.Tables, "SELECT actor, count(*), max(position) FROM change GROUP BY actor")
            : streams.SelectMany(s => Query(session.Tables, "SELECT actor, count(*), max(position) FROM change WHERE stream = $1 GROUP BY actor", s));
        var actors = rows.GroupBy(r => r.Actor).OrderByDescending(g => g.Max(r => r.Last)).Take(MostActors).ToList();
        var runs = RunLabels.Of(session.Tables, actors.Select(g => g.Key));
        return new([.. actors.Select(g => new ActorView(g.Key, runs.GetValueOrDefault(g.Key), g.Sum(r => r.Changes)))]);
    }

    private static List<(string Actor, long Changes, long Last)> Query(IReadTables tables, string sql, params ReadOnlySpan<object?> args) =>
        tables.Query(sql, r => (r.GetString(0), r.GetInt64(1), r.GetInt64(2)), args);
}
