using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Recipes;

/// <param name="Scope">On which images; all when absent.</param>
public sealed record RunRecipeRequest(Scope? Scope = null);

/// <summary>Runs a recipe on images of a dataset, as one change.</summary>
public static class RunRecipe
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/recipes/{recipe:long}:run", async Task<Ok<ChangeResult>> (
            long dataset, long recipe, RunRecipeRequest request, DatasetCommands commands, EditStack stack, IScopes scopes, CancellationToken cancel) =>
        {
            var name = commands.Store.Read(session => session.Tables.Recipe(recipe)).Name;
            return TypedResults.Ok(await commands.Run(
                dataset, $"Ran \"{name}\"", session => Decide(session, dataset, recipe, request.Scope ?? new(), stack, scopes), cancel).ConfigureAwait(false));
        }).WithName("runRecipe");

    private static Decision Decide(IDecidingSession session, long dataset, long recipe, Scope scope, EditStack stack, IScopes scopes)
    {
        var row = session.Tables.Recipe(recipe);
        var outcome = stack.Decide(session, dataset, row.Steps, scope);
        return Decision.Of(
            new StreamAppend(Streams.Dataset(dataset), outcome.Events),
            new StreamAppend(Streams.Recipe(recipe), CaughtUp(session, dataset, recipe, scope, scopes), session.StreamVersion(Streams.Recipe(recipe))));
    }

    private static IReadOnlyList<IEvent> CaughtUp(IReadSession session, long dataset, long recipe, Scope scope, IScopes scopes) =>
        session.Tables.Standing(recipe, dataset) is { Missed.IsEmpty: false } standing
            && standing.Missed.Overlaps(scopes.Resolve(session, dataset, scope), out var common)
            ? [new RecipeCaughtUp(dataset, common, standing.Reason ?? "")]
            : [];
}
