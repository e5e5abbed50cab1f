using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

/// <summary>What is absent stays as it is.</summary>
public sealed record UpdateConceptRequest(string? Name = null, string? Description = null, bool? Archived = null);

/// <summary>Renames, describes, archives a concept.</summary>
public static class UpdateConcept
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/concepts/{concept:long}", async Task<Ok<ConceptView>> (
            long concept, UpdateConceptRequest request, IEventStore store, CommandRunner runner, IChanges changes, CancellationToken cancel) =>
        {
            var stream = Streams.Concept(concept);
            var outcome = await runner.Run(changes.New(Cause(request)), [stream], session => Decide(session.Tables, concept, request), cancel).ConfigureAwait(false);
            outcome.ThrowIfRefused();
            return TypedResults.Ok(store.Read(s => DatasetViews.Concept(s, concept)));
        }).WithName("updateConcept");

    private static string Cause(UpdateConceptRequest request) => request switch
    {
        { Name: { } name } => $"Renamed the concept to \"{name.Trim()}\"",
        { Archived: true } => "Archived the concept",
        { Archived: false } => "Brought the concept back from the archive",
        _ => "Described the concept",
    };

    private static Decision Decide(IReadTables tables, long concept, UpdateConceptRequest request)
    {
        if (tables.Concept(concept) is not { } row)
            return Refusal.Unknown($"There is no concept {concept}.");
        var events = new List<IEvent>();
        if (request.Name?.Trim() is { } name && name != row.Name)
        {
            if (NameRule.Check("concept", name, null, tables.Concepts().Where(c => c.Concept != concept).Select(c => c.Name)) is { } refusal)
                return refusal;
            events.Add(new ConceptRenamed(row.Name, name));
        }

        if (PlainText.Check(request.Description) is { } unreadable)
            return unreadable;
        if (request.Description is { } description && description != row.Description)
            events.Add(new ConceptDescribed(row.Description, description));
        if (request.Archived is { } archived && archived != row.Archived)
            events.Add(new ConceptArchived(archived));
        return Decision.Of(Streams.Concept(concept), events);
    }
}
