using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>What runs are called that changed something, however long ago: their labels say the model and how it was asked.</summary>
internal static class RunLabels
{
    /// <param name="actors">Of any kind.</param>
    /// <returns>The labels by actor; those that are no run, or one that is not known, are left out.</returns>
    public static IReadOnlyDictionary<string, string> Of(IReadTables tables, IEnumerable<string> actors) => actors.Distinct()
        .Where(actor => actor.StartsWith(Actors.RunPrefix, StringComparison.Ordinal))
        .Select(actor => (Actor: actor, Label: tables.First("SELECT label FROM run WHERE run = $1", r => r.GetString(0), actor[Actors.RunPrefix.Length..])))
        .Where(found => found.Label is not null).ToDictionary(found => found.Actor, found => found.Label!);
}
