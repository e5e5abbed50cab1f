using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Which images of a dataset are meant: those that match the filter, of the given ones. Neither = all.</summary>
/// <param name="Filter">In the filter language; null or blank = every image.</param>
/// <param name="Images">The selected numbers; null = every image, empty = none.</param>
public sealed record Scope(string? Filter = null, ImageSet? Images = null);

/// <summary>Turns scopes into image numbers.</summary>
public interface IScopes
{
    /// <summary>The live images a scope names, or the removed ones when <paramref name="bin"/> is set.</summary>
    /// <exception cref="RefusedException">The dataset is unknown, or the filter cannot be read.</exception>
    ImageSet Resolve(IReadSession session, long dataset, Scope scope, bool bin = false);

    /// <summary>The live images a scope names at a moment.</summary>
    /// <exception cref="RefusedException">The filter cannot be read.</exception>
    ImageSet Resolve(DatasetAt then, Scope scope);

    /// <summary>Whether a filter asks for what can become otherwise without a new version: who looked, what was proposed, where runs failed.</summary>
    /// <exception cref="RefusedException">The filter cannot be read.</exception>
    bool AsksBeside(string? filter);

    /// <summary>What is wrong with a filter; null when it can be read.</summary>
    Refusal? Check(string? filter);
}
