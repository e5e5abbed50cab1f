namespace LoraCraft.Shared;

/// <summary>Who makes changes: people by their names, and machines.</summary>
public static class Actors
{
    public const string RunPrefix = "run:";
    public const string RecipePrefix = "recipe:";

    /// <summary>Whatever changed an exported folder, as far as that was taken in again.</summary>
    public const string Outside = "outside edit";

    /// <summary>Whether no person looked at what was done.</summary>
    public static bool IsMachine(string actor) => WritesItself(actor) || actor == Outside;

    /// <summary>Whether no person wrote it: what was changed outside, somebody may have typed.</summary>
    public static bool WritesItself(string actor) =>
        actor.StartsWith(RunPrefix, StringComparison.Ordinal) || actor.StartsWith(RecipePrefix, StringComparison.Ordinal);
}
