using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Recipes;

/// <param name="Steps">What the recipe would be.</param>
/// <param name="Dataset">On whose images the two are compared.</param>
public sealed record CompareRecipeRequest(IReadOnlyList<EditStep> Steps, long Dataset, Scope? Scope = null, int Samples = 20);

/// <param name="Images">On how many images the two differ.</param>
/// <param name="Total">How many are in the scope.</param>
public sealed record RecipeComparison(int Images, int Total, IReadOnlyList<ComparisonSample> Samples);

/// <param name="Present">What the recipe gives as it is.</param>
/// <param name="Changed">What it would give.</param>
public sealed record ComparisonSample(int Number, string Name, string Sha256, SampleTexts Before, SampleTexts Present, SampleTexts Changed);

/// <summary>Shows what a changed recipe would do otherwise than it does.</summary>
public static class CompareRecipe
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/recipes/{recipe:long}:compare", async Task<Ok<RecipeComparison>> (
            long recipe, CompareRecipeRequest request, EditStack stack, IEventStore store, IMoments moments, CancellationToken cancel) =>
        {
            if (stack.Check(request.Steps) is { } refusal)
                throw new RefusedException(refusal);
            var now = store.Read(session => session.Tables.Recipe(recipe)).Steps;
            await moments.Ready([request.Dataset], cancel).ConfigureAwait(false);
            return TypedResults.Ok(await stack.Preview(
                store, request.Dataset, request.Scope ?? new(), [now, request.Steps],
                (session, outcomes) => Compare(session.Tables, request, outcomes[0], outcomes[1]), cancel).ConfigureAwait(false));
        }).WithName("compareRecipe");

    private static RecipeComparison Compare(IReadTables tables, CompareRecipeRequest request, StackOutcome present, StackOutcome changed)
    {
        var ofPresent = present.Changed.ToDictionary(pair => pair.Before.Number);
        var ofChanged = changed.Changed.ToDictionary(pair => pair.Before.Number);
        var differing = ofPresent.Keys.Union(ofChanged.Keys).Order()
            .Select(number => (
                ofPresent.GetValueOrDefault(number, ofChanged.GetValueOrDefault(number)).Before,
                Present: Result(ofPresent, ofChanged, number), Changed: Result(ofChanged, ofPresent, number)))
            .Where(image => PreviewEdit.Differ(image.Present, image.Changed))
            .ToList();
        var samples = differing.Take(Math.Clamp(request.Samples, 0, PreviewEdit.MostSamples)).ToList();
        return new(differing.Count, present.Total,
        [
            .. PreviewEdit.Samples(tables, request.Dataset, [.. samples.Select(image => (image.Present, image.Changed))]).Zip(samples, (sample, image) =>
                new ComparisonSample(sample.Number, sample.Name, sample.Sha256, new(image.Before.Tags, image.Before.Captions), sample.Before, sample.After)),
        ]);
    }

    /// <summary>What an image is with one of the two: as it was when only the other changes it.</summary>
    private static ImageTexts Result(
        Dictionary<int, (ImageTexts Before, ImageTexts After)> one, Dictionary<int, (ImageTexts Before, ImageTexts After)> other, int number) =>
        one.TryGetValue(number, out var pair) ? pair.After : other[number].Before;
}
