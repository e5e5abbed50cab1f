using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Recipes;

/// <param name="On">Whether it is to run by itself on what comes in.</param>
public sealed record StandRecipeRequest(bool On);

/// <summary>Makes a recipe a standing rule of a dataset, or no longer.</summary>
public static class StandRecipe
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/recipes/{recipe:long}:stand", async Task<Ok<RecipeView>> (
            long dataset, long recipe, StandRecipeRequest request, IEventStore store, RecipeCommands commands, CancellationToken cancel) =>
        {
            if (store.Read(s => s.StreamVersion(Streams.Dataset(dataset))) == 0)
                throw new RefusedException(DatasetCommands.Unknown(dataset));
            return TypedResults.Ok(await commands.Run(
                recipe, request.On ? "Made a recipe stand" : "Let a recipe stand no longer", tables => Decide(tables, recipe, dataset, request.On), cancel).ConfigureAwait(false));
        }).WithName("standRecipe");

    private static Decision Decide(IReadTables tables, long recipe, long dataset, bool on) =>
        tables.Standing(tables.Recipe(recipe).Recipe, dataset) is not null == on
            ? Decision.Nothing
            : Decision.Of(Streams.Recipe(recipe), new RecipeStands(dataset, on));
}
