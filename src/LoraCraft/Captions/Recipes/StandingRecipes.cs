using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Recipes;

/// <summary>
/// Runs the recipes that stand in a dataset on what comes in, one after the other, each as a change of its own: one for each
/// arrival and recipe, however many transactions the arrival takes. A recipe that cannot run notes the images it missed.
/// </summary>
internal sealed class StandingRecipes(EditStack stack) : IArrivals
{
    public void After(IWriteSession session, Change arrival, long dataset, ImageSet images) =>
        Run(session, arrival, dataset, images, "images", steps => steps);

    /// <summary>Of each recipe only the steps about such texts, but none that would put its own in place of what the model wrote.</summary>
    public void AfterTexts(IWriteSession session, Change writing, long dataset, string target, ImageSet images)
    {
        if (!images.IsEmpty)
            Run(session, writing, dataset, images, "texts", steps => [.. steps.Where(s => (s.Edit.ChangesCaption ?? TextRule.Tags) == target && !s.Edit.Replaces)]);
    }

    private void Run(
        IWriteSession session, Change arrival, long dataset, ImageSet images, string what, Func<IReadOnlyList<EditStep>, IReadOnlyList<EditStep>> choose)
    {
        foreach (var recipe in session.Tables.StandingIn(dataset))
        {
            if (choose(recipe.Steps) is not { Count: > 0 } steps)
                continue;
            var change = FollowUps.Of(arrival, recipe.Recipe, $"recipe:{recipe.Name}", $"Ran \"{recipe.Name}\" on new {what}");
            session.Append([Decide(session, recipe, steps, dataset, images)], change);
        }
    }

    private StreamAppend Decide(IWriteSession session, RecipeRow recipe, IReadOnlyList<EditStep> steps, long dataset, ImageSet images)
    {
        try
        {
            return new(Streams.Dataset(dataset), stack.Decide(session, dataset, steps, new(Images: images)).Events);
        }
        catch (RefusedException refused)
        {
            return new(Streams.Recipe(recipe.Recipe), [new RecipeMissed(dataset, images, refused.Message)]);
        }
    }
}
