using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Recipes;

/// <param name="Recipe">What a recipe would do,</param>
/// <param name="Steps">or what these steps would.</param>
public sealed record PreviewRecipeRequest(long? Recipe = null, IReadOnlyList<EditStep>? Steps = null, Scope? Scope = null, int Samples = 20);

/// <param name="Images">How many images would change.</param>
/// <param name="Total">How many are in the scope.</param>
/// <param name="Steps">How many each step would change, when it is its turn.</param>
public sealed record StepsPreview(int Images, int Total, IReadOnlyList<int> Steps, IReadOnlyList<EditSample> Samples);

/// <summary>Says what steps would change, without changing it.</summary>
public static class PreviewRecipe
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/recipes:preview", async Task<Ok<StepsPreview>> (
            long dataset, PreviewRecipeRequest request, EditStack stack, IEventStore store, IMoments moments, CancellationToken cancel) =>
        {
            var steps = request.Recipe is { } recipe ? store.Read(session => session.Tables.Recipe(recipe)).Steps : request.Steps;
            if (stack.Check(steps) is { } refusal)
                throw new RefusedException(refusal);
            await moments.Ready([dataset], cancel).ConfigureAwait(false);
            return TypedResults.Ok(await stack.Preview(
                store, dataset, request.Scope ?? new(), [steps!], (session, outcomes) => View(session.Tables, dataset, outcomes[0], request.Samples), cancel).ConfigureAwait(false));
        }).WithName("previewRecipe");

    private static StepsPreview View(IReadTables tables, long dataset, StackOutcome outcome, int samples) => new(
        outcome.Changed.Count, outcome.Total, outcome.OfSteps,
        PreviewEdit.Samples(tables, dataset, [.. outcome.Changed.Take(Math.Clamp(samples, 0, PreviewEdit.MostSamples))]));
}
