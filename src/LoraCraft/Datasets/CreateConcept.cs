using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

public sealed record CreateConceptRequest(string Name, string? Description = null);

/// <summary>Makes a new, empty concept.</summary>
public sealed class CreateConcept(IEventStore store, IChanges changes)
{
    public async Task<ConceptView> Run(string name, string? description, CancellationToken cancel = default)
    {
        var change = changes.New($"Created concept \"{name.Trim()}\"");
        var id = await store.Write(session =>
        {
            var rows = session.Tables.Concepts();
            if (NameRule.Check("concept", name, description, rows.Select(r => r.Name)) is { } refusal)
                throw new RefusedException(refusal);
            var next = rows.Select(r => r.Concept).DefaultIfEmpty().Max() + 1;
            session.Append([new(Streams.Concept(next), [new ConceptCreated(next, name.Trim(), description ?? "")], ExpectedVersion: 0)], change);
            return next;
        }, cancel).ConfigureAwait(false);
        return store.Read(s => DatasetViews.Concept(s, id));
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/concepts", async Task<Created<ConceptView>> (CreateConceptRequest request, CreateConcept create, CancellationToken cancel) =>
        {
            var concept = await create.Run(request.Name ?? "", request.Description, cancel).ConfigureAwait(false);
            return TypedResults.Created($"/api/concepts/{concept.Id}", concept);
        }).WithName("createConcept");
}
