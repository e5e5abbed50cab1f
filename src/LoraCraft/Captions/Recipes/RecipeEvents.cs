using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Recipes;

public sealed record RecipeCreated(long Recipe, string Name, string Description, IReadOnlyList<EditStep> Steps) : IEvent;

public sealed record RecipeRenamed(string From, string To) : IReversible
{
    public IEvent Inverse() => new RecipeRenamed(To, From);
}

public sealed record RecipeDescribed(string From, string To) : IReversible
{
    public IEvent Inverse() => new RecipeDescribed(To, From);
}

public sealed record RecipeChanged(IReadOnlyList<EditStep> From, IReadOnlyList<EditStep> To) : IReversible
{
    public IEvent Inverse() => new RecipeChanged(To, From);
}

public sealed record RecipeDeleted : IReversible
{
    public IEvent Inverse() => new RecipeRestored();
}

public sealed record RecipeRestored : IReversible
{
    public IEvent Inverse() => new RecipeDeleted();
}

/// <summary>From now on it runs, or no longer runs, by itself on images that come into the dataset, and on texts that models write there.</summary>
public sealed record RecipeStands(long Dataset, bool On) : IReversible
{
    public IEvent Inverse() => new RecipeStands(Dataset, !On);
}

/// <summary>It could not run on images, or on texts by models, that came into a dataset where it stands: they are there, but as they came.</summary>
/// <param name="Reason">A sentence for the user.</param>
public sealed record RecipeMissed(long Dataset, ImageSet Images, string Reason) : IReversible
{
    public IEvent Inverse() => new RecipeCaughtUp(Dataset, Images, Reason);
}

/// <summary>It ran after all on images it had missed.</summary>
public sealed record RecipeCaughtUp(long Dataset, ImageSet Images, string Reason) : IReversible
{
    public IEvent Inverse() => new RecipeMissed(Dataset, Images, Reason);
}
