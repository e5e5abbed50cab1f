using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Recipes;

/// <summary>
/// Runs the recipes that stand in a dataset on what comes in, one after the other, each as a change of its own: one for each
/// arrival and recipe, however many transactions the arrival takes. A recipe that cannot run notes the images it missed.
/// </summary>
internal sealed class StandingRecipes(EditStack stack) : IArrivals
{
    public void After(IWriteSession session, Change arrival, long dataset, ImageSet images)
    {
        foreach (var recipe in session.Tables.StandingIn(dataset))
        {
            var change = FollowUps.Of(arrival, recipe.Recipe, $"recipe:{recipe.Name}", $"Ran \"{recipe.Name}\" on new images");
            session.Append([Decide(session, recipe, dataset, images)], change);
        }
    }

    private StreamAppend Decide(IWriteSession session, RecipeRow recipe, long dataset, ImageSet images)
    {
        try
        {
            return new(Streams.Dataset(dataset), stack.Decide(session, dataset, recipe.Steps, new(Images: images)).Events);
        }
        catch (RefusedException refused)
        {
            return new(Streams.Recipe(recipe.Recipe), [new RecipeMissed(dataset, images, refused.Message)]);
        }
    }
}
