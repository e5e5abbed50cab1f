using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Recipes;

/// <summary>Deletes a recipe and brings it back; what it did to images stays, and where it stood it stands again.</summary>
public static class DeleteRecipe
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/api/recipes/{recipe:long}", async Task<NoContent> (long recipe, RecipeCommands commands, CancellationToken cancel) =>
        {
            await commands.Run(recipe, "Deleted a recipe", tables => Decision.Of(Streams.Recipe(tables.Recipe(recipe).Recipe), new RecipeDeleted()), cancel).ConfigureAwait(false);
            return TypedResults.NoContent();
        }).WithName("deleteRecipe");

        routes.MapPost("/api/recipes/{recipe:long}:restore", async Task<Ok<RecipeView>> (long recipe, RecipeCommands commands, CancellationToken cancel) =>
            TypedResults.Ok(await commands.Run(recipe, "Brought a recipe back", tables => Restore(tables, recipe), cancel).ConfigureAwait(false))).WithName("restoreRecipe");
    }

    private static Decision Restore(IReadTables tables, long recipe)
    {
        var rows = tables.Recipes();
        if (rows.First(r => r.Recipe == recipe) is not { Deleted: true } gone)
            return Decision.Nothing;
        return NameRule.Check("recipe", gone.Name, null, SaveRecipe.Names(rows)) is { } taken ? taken : Decision.Of(Streams.Recipe(recipe), new RecipeRestored());
    }
}
