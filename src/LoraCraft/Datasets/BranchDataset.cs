using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

/// <param name="At">The moment it goes on from: see <see cref="IMoments"/>; null = now.</param>
/// <param name="Description">That of the other one at that moment when absent.</param>
public sealed record BranchDatasetRequest(string Name, string? Description = null, string? At = null);

/// <summary>Makes a dataset that goes on from where another one is or was. Nothing is copied, and either goes its own way.</summary>
public sealed class BranchDataset(IEventStore store, IChanges changes, IMoments moments)
{
    /// <summary>The rows of a small branch are there in this time, so that its first edit need not wait.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(150);

    public async Task<DatasetView> Run(long dataset, BranchDatasetRequest request, CancellationToken cancel = default)
    {
        var version = moments.Version(dataset, request.At);
        var description = request.Description ?? moments.Description(dataset, version);
        var name = (request.Name ?? "").Trim();
        var change = changes.New($"Branched \"{name}\"");
        var id = await store.Write(session =>
        {
            var rows = session.Tables.Datasets();
            var from = rows.Find(r => r.Dataset == dataset)!;
            if (NameRule.Check("dataset", name, description, rows.Where(r => r.Concept == from.Concept).Select(r => r.Name)) is { } refusal)
                throw new RefusedException(refusal);
            var next = rows.Select(r => r.Dataset).DefaultIfEmpty().Max() + 1;
            var branched = new DatasetBranched(next, from.Concept, name, description, dataset, version);
            session.Append([new(Streams.Dataset(next), [branched], ExpectedVersion: 0)], change);
            return next;
        }, cancel).ConfigureAwait(false);
        await Task.WhenAny(moments.Ready([id], cancel), Task.Delay(ShortWait, cancel)).ConfigureAwait(false);
        return store.Read(s => DatasetViews.Dataset(s, id));
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/branches", async Task<Created<DatasetView>> (
            long dataset, BranchDatasetRequest request, BranchDataset branch, CancellationToken cancel) =>
        {
            var made = await branch.Run(dataset, request, cancel).ConfigureAwait(false);
            return TypedResults.Created($"/api/datasets/{made.Id}", made);
        }).WithName("branchDataset");
}
