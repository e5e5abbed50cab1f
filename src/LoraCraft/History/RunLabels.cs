using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>What runs are called that changed something, however long ago: their labels say the model and how it was asked.</summary>
internal static class RunLabels
{
    /// <param name="actors">Of any kind.</param>
    /// <returns>The labels by actor; those that are no run, or one that is not known, are left out.</returns>
    public static IReadOnlyDictionary<string, string> Of(IReadTables tables, IEnumerable<string> actors)
    {
        var runs = Runs(actors);
        return runs.Length == 0
            ? new Dictionary<string, string>()
            : tables.Query(
                $"SELECT run, label FROM run WHERE {tables.Dialect.InTexts("run", "$1")}", r => (Run: r.GetString(0), Label: r.GetString(1)), TagJson.Write(runs))
                .ToDictionary(r => Actor(r.Run), r => r.Label);
    }

    /// <summary>The ids of those actors that are runs, each once.</summary>
    public static string[] Runs(IEnumerable<string> actors) =>
        [.. actors.Distinct().Where(a => a.StartsWith(Actors.RunPrefix, StringComparison.Ordinal)).Select(a => a[Actors.RunPrefix.Length..])];

    public static string Actor(string run) => Actors.RunPrefix + run;
}
