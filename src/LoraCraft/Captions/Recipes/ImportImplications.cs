using LoraCraft.Captions.Edits;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Recipes;

/// <summary>
/// Makes a recipe of one step out of a file of implications. Where there is a recipe of that name, the step takes the place of
/// its first one that adds what tags imply, or comes last.
/// </summary>
public static class ImportImplications
{
    /// <summary>What a file may have.</summary>
    public const int MostBytes = 16_000_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/recipes:implications", async Task<Ok<RecipeView>> (
            string name, HttpRequest request, IEventStore store, IChanges changes, EditStack stack, RecipeCommands commands, CancellationToken cancel, bool spaces = true) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, cancel).ConfigureAwait(false);
            content.Position = 0;
            var step = new EditStep(new ImplyTags(ImplicationParser.Parse(content, spaces)));
            if (stack.Check([step]) is { } refusal)
                throw new RefusedException(refusal);
            var change = changes.New($"Imported implications into the recipe \"{name.Trim()}\"");
            return TypedResults.Ok(commands.Show(await store.Write(session => Put(session, change, stack, name.Trim(), step), cancel).ConfigureAwait(false)));
        }).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithName("importImplications");

    private static long Put(IWriteSession session, Change change, EditStack stack, string name, EditStep step)
    {
        var there = session.Tables.Recipes().Find(r => !r.Deleted && string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase));
        if (there is null)
            return SaveRecipe.Create(session, change, stack, new(name, [step]));
        var steps = there.Steps.ToList();
        var at = steps.FindIndex(s => s.Edit is ImplyTags);
        if (at >= 0)
            steps[at] = step with { Filter = steps[at].Filter };
        else
            steps.Add(step);
        if (stack.Check(steps) is { } refusal)
            throw new RefusedException(refusal);
        if (RecipeJson.Write(steps) != there.StepsJson)
            session.Append([new(Streams.Recipe(there.Recipe), [new RecipeChanged(there.Steps, steps)])], change);
        return there.Recipe;
    }
}
