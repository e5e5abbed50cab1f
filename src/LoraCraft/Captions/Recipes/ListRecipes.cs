using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Recipes;

/// <param name="Standing">Where it runs by itself on what comes in.</param>
public sealed record RecipeView(long Id, string Name, string Description, IReadOnlyList<EditStep> Steps, IReadOnlyList<StandingView> Standing);

/// <param name="Missed">Images that came in, or whose texts a model wrote, and on which it could not run; empty = none.</param>
/// <param name="Reason">Why it could not.</param>
public sealed record StandingView(long Dataset, ImageSet Missed, string? Reason);

public sealed record RecipeList(IReadOnlyList<RecipeView> Recipes);

/// <summary>All recipes of the workspace, by name.</summary>
public static class ListRecipes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/recipes", Ok<RecipeList> (IEventStore store) => TypedResults.Ok(store.Read(session => new RecipeList(
            [.. session.Tables.Recipes().Where(r => !r.Deleted).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase).Select(r => View(session.Tables, r))]))))
            .WithName("listRecipes");

    internal static RecipeView View(IReadTables tables, RecipeRow row) => new(
        row.Recipe, row.Name, row.Description, row.Steps,
        [.. tables.Standings().Where(s => s.Recipe == row.Recipe).Select(s => new StandingView(s.Dataset, s.Missed, s.Reason))]);
}
