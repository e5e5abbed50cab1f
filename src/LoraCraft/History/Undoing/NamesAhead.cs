using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Undoing;

/// <summary>Whether the names that an undo or a redo gives back to concepts and datasets are still free.</summary>
internal static class NamesAhead
{
    public static Refusal? Check(IReadTables tables, IEnumerable<StreamAppend> appends) =>
        appends.Select(append => Check(tables, append)).FirstOrDefault(refusal => refusal is not null);

    private static Refusal? Check(IReadTables tables, StreamAppend append)
    {
        if (Streams.IsConcept(append.Stream, out var concept) && append.Events.OfType<ConceptRenamed>().LastOrDefault() is { } called)
            return Check("concept", called.To, tables.Query("SELECT name FROM concept WHERE concept <> $1", r => r.GetString(0), concept));
        if (Streams.IsDataset(append.Stream, out var dataset) && append.Events.OfType<DatasetRenamed>().LastOrDefault() is { } renamed)
            return Check("dataset", renamed.To, tables.Query(
                "SELECT o.name FROM dataset d JOIN dataset o ON o.concept = d.concept AND o.dataset <> d.dataset WHERE d.dataset = $1", r => r.GetString(0), dataset));
        return null;
    }

    private static Refusal? Check(string what, string name, IEnumerable<string> taken) => taken.Contains(name, StringComparer.OrdinalIgnoreCase)
        ? Refusal.Conflict($"There is another {what} called \"{name}\" by now. Rename that one first.")
        : null;
}
