using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Recipes;

/// <summary>Runs commands on one recipe and shows what it is then.</summary>
public sealed class RecipeCommands(IEventStore store, CommandRunner runner, IChanges changes)
{
    /// <exception cref="RefusedException">There is no such recipe, or the decision was a refusal.</exception>
    internal async Task<RecipeView> Run(long recipe, string cause, Func<IReadTables, Decision> decide, CancellationToken cancel)
    {
        var stream = Streams.Recipe(recipe);
        var outcome = await runner.Run(
            changes.New(cause), [stream], session => session.StreamVersion(stream) == 0 ? RecipeQueries.Unknown(recipe) : decide(session.Tables), cancel).ConfigureAwait(false);
        outcome.ThrowIfRefused();
        return Show(recipe);
    }

    internal RecipeView Show(long recipe) => store.Read(session =>
        ListRecipes.View(session.Tables, session.Tables.Recipes().FirstOrDefault(r => r.Recipe == recipe) ?? throw new RefusedException(RecipeQueries.Unknown(recipe))));
}
