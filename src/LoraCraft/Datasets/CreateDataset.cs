using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

public sealed record CreateDatasetRequest(string Name, string? Description = null);

/// <summary>Makes a new, empty dataset in a concept.</summary>
public sealed class CreateDataset(IEventStore store, IChanges changes)
{
    public async Task<DatasetView> Run(long concept, string name, string? description, CancellationToken cancel = default)
    {
        var change = changes.New($"Created dataset \"{name.Trim()}\"");
        var id = await store.Write(session =>
        {
            var rows = session.Tables.Datasets();
            if (session.Tables.Concept(concept) is null)
                throw new RefusedException(Refusal.Unknown($"There is no concept {concept}."));
            if (NameRule.Check("dataset", name, description, rows.Where(r => r.Concept == concept).Select(r => r.Name)) is { } refusal)
                throw new RefusedException(refusal);
            var next = rows.Select(r => r.Dataset).DefaultIfEmpty().Max() + 1;
            var created = new DatasetCreated(next, concept, name.Trim(), description ?? "", new());
            session.Append([new(Streams.Dataset(next), [created], ExpectedVersion: 0)], change);
            return next;
        }, cancel).ConfigureAwait(false);
        return store.Read(s => DatasetViews.Dataset(s, id));
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/concepts/{concept:long}/datasets", async Task<Created<DatasetView>> (
            long concept, CreateDatasetRequest request, CreateDataset create, CancellationToken cancel) =>
        {
            var dataset = await create.Run(concept, request.Name ?? "", request.Description, cancel).ConfigureAwait(false);
            return TypedResults.Created($"/api/datasets/{dataset.Id}", dataset);
        }).WithName("createDataset");
}
