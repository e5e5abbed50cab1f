using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

/// <summary>Every id of the list, in the order wanted.</summary>
public sealed record ReorderRequest(IReadOnlyList<long> Ids);

/// <summary>Puts the concepts, or the datasets of a concept, in another order.</summary>
public static class Reorder
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/concepts:reorder", async Task<NoContent> (
            ReorderRequest request, IEventStore store, CommandRunner runner, IChanges changes, CancellationToken cancel) =>
        {
            var ids = store.Read(s => s.Tables.Concepts().Select(c => c.Concept).ToList());
            return await Run(runner, changes.New("Reordered concepts"), [.. ids.Select(Streams.Concept)],
                s => Decide(request.Ids, s.Tables.Concepts().Select(c => (c.Concept, c.Place)), Streams.Concept, (from, to) => new ConceptPlaced(from, to)), cancel).ConfigureAwait(false);
        }).WithName("reorderConcepts");

        routes.MapPost("/api/concepts/{concept:long}/datasets:reorder", async Task<NoContent> (
            long concept, ReorderRequest request, IEventStore store, CommandRunner runner, IChanges changes, CancellationToken cancel) =>
        {
            var ids = store.Read(s => s.Tables.Datasets().Where(d => d.Concept == concept).Select(d => d.Dataset).ToList());
            return await Run(runner, changes.New("Reordered datasets"), [.. ids.Select(Streams.Dataset)],
                s => Decide(
                    request.Ids, s.Tables.Datasets().Where(d => d.Concept == concept).Select(d => (d.Dataset, d.Place)),
                    Streams.Dataset, (from, to) => new DatasetPlaced(from, to)), cancel).ConfigureAwait(false);
        }).WithName("reorderDatasets");
    }

    private static async Task<NoContent> Run(
        CommandRunner runner, Change change, IReadOnlyList<string> streams, Func<IReadSession, Decision> decide, CancellationToken cancel)
    {
        (await runner.Run(change, streams, decide, cancel).ConfigureAwait(false)).ThrowIfRefused();
        return TypedResults.NoContent();
    }

    /// <summary>Deals the places that are taken now out again, in the wanted order; new ones where two share a place.</summary>
    private static Decision Decide(
        IReadOnlyList<long> wanted, IEnumerable<(long Id, double Place)> rows, Func<long, string> stream, Func<double, double, IEvent> placed)
    {
        var now = rows.ToDictionary(r => r.Id, r => r.Place);
        if (wanted is null || wanted.Count != now.Count || !wanted.ToHashSet().SetEquals(now.Keys))
            return Refusal.Invalid("Give every id of the list exactly once.");
        var taken = now.Values.Distinct().Order().ToList();
        var places = taken.Count == now.Count ? taken : [.. Enumerable.Range(1, now.Count).Select(i => (double)i)];
        return Decision.Of([.. wanted.Select((id, i) => (id, To: places[i])).Where(w => now[w.id] != w.To)
            .Select(w => new StreamAppend(stream(w.id), [placed(now[w.id], w.To)]))]);
    }
}
