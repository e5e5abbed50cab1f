using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Recipes;

public sealed record CreateRecipeRequest(string Name, IReadOnlyList<EditStep> Steps, string? Description = null);

/// <summary>What is absent stays as it is.</summary>
public sealed record UpdateRecipeRequest(string? Name = null, string? Description = null, IReadOnlyList<EditStep>? Steps = null);

/// <summary>Keeps steps under a name; renames, describes and changes what is kept.</summary>
public static class SaveRecipe
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/recipes", async Task<Created<RecipeView>> (
            CreateRecipeRequest request, IEventStore store, IChanges changes, EditStack stack, RecipeCommands commands, CancellationToken cancel) =>
        {
            var change = changes.New($"Saved the recipe \"{request.Name.Trim()}\"");
            var id = await store.Write(session => Create(session, change, stack, request), cancel).ConfigureAwait(false);
            return TypedResults.Created($"/api/recipes/{id}", commands.Show(id));
        }).WithName("createRecipe");

        routes.MapPatch("/api/recipes/{recipe:long}", async Task<Ok<RecipeView>> (
            long recipe, UpdateRecipeRequest request, EditStack stack, RecipeCommands commands, CancellationToken cancel) =>
            TypedResults.Ok(await commands.Run(recipe, "Changed a recipe", tables => Update(tables, recipe, stack, request), cancel).ConfigureAwait(false)))
            .WithName("updateRecipe");
    }

    internal static long Create(IWriteSession session, Change change, EditStack stack, CreateRecipeRequest request)
    {
        var rows = session.Tables.Recipes();
        if ((NameRule.Check("recipe", request.Name, request.Description, Names(rows)) ?? stack.Check(request.Steps)) is { } refusal)
            throw new RefusedException(refusal);
        var next = rows.Select(r => r.Recipe).DefaultIfEmpty().Max() + 1;
        var created = new RecipeCreated(next, request.Name.Trim(), request.Description ?? "", request.Steps);
        session.Append([new(Streams.Recipe(next), [created], ExpectedVersion: 0)], change);
        return next;
    }

    private static Decision Update(IReadTables tables, long recipe, EditStack stack, UpdateRecipeRequest request)
    {
        var row = tables.Recipe(recipe);
        var name = request.Name?.Trim() ?? row.Name;
        if ((NameRule.Check("recipe", name, request.Description, Names(tables.Recipes().Where(r => r.Recipe != recipe)))
            ?? (request.Steps is { } given ? stack.Check(given) : null)) is { } refusal)
            return refusal;
        var events = new List<IEvent>();
        if (name != row.Name)
            events.Add(new RecipeRenamed(row.Name, name));
        if (request.Description is { } description && description != row.Description)
            events.Add(new RecipeDescribed(row.Description, description));
        if (request.Steps is { } steps && RecipeJson.Write(steps) != row.StepsJson)
            events.Add(new RecipeChanged(row.Steps, steps));
        return Decision.Of(Streams.Recipe(recipe), events);
    }

    internal static IEnumerable<string> Names(IEnumerable<RecipeRow> rows) => rows.Where(r => !r.Deleted).Select(r => r.Name);
}
