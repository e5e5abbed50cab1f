using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Which images of a dataset an action is for: all live ones, those a filter finds, or the selected ones.</summary>
/// <param name="Filter">In the filter language; null or empty = no filter.</param>
/// <param name="Images">The selected numbers; null = no selection.</param>
public sealed record Scope(string? Filter = null, ImageSet? Images = null);

/// <summary>Finds the images of a scope.</summary>
public interface IScopes
{
    /// <summary>Live images of the scope; numbers that are not live are left out.</summary>
    /// <exception cref="RefusedException">The filter cannot be read, or the dataset does not exist.</exception>
    ImageSet Resolve(IReadSession session, long dataset, Scope scope);
}
