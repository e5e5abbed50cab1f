using System.Collections.Concurrent;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Branching;

/// <summary>
/// Makes the rows of branches. A branch is there at once and is read as its base until they are all there; what changes it waits
/// for them. What a process that ended has left undone is taken up where it stopped.
/// </summary>
public sealed class Preparation(IEventStore store, Pasts pasts, IReadOnlyList<IProjection> projections)
{
    private const int NumbersPerStep = 10_000;

    private readonly ConcurrentDictionary<long, Lazy<Task>> _going = [];

    /// <summary>Datasets that are known to be whole, and stay so.</summary>
    private readonly ConcurrentDictionary<long, bool> _whole = [];

    public Task Ready(IEnumerable<long> datasets, CancellationToken cancel = default)
    {
        var unsure = datasets.Where(d => !_whole.ContainsKey(d)).ToList();
        if (unsure.Count == 0)
            return Task.CompletedTask;
        var partial = store.Read(s => unsure.Where(d => s.Tables.IsPartial(d)).ToList());
        foreach (var dataset in unsure.Except(partial))
            _whole[dataset] = true;
        return partial.Count == 0 ? Task.CompletedTask : Task.WhenAll(partial.Select(Start)).WaitAsync(cancel);
    }

    /// <summary>Takes up all branches that are not ready.</summary>
    public Task TakeUp() => Task.WhenAll(store.Read(s => s.Tables.Query("SELECT dataset FROM dataset WHERE copied IS NOT NULL", r => r.GetInt64(0))).Select(Start));

    /// <summary>Starts making the rows, or joins whoever does.</summary>
    public Task Start(long dataset) => _going.GetOrAdd(dataset, d => new(() => Prepare(d))).Value;

    private async Task Prepare(long dataset)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var from = store.Read(s => s.Tables.BaseOf(dataset))!.Value;
            while (!await Step(dataset, from).ConfigureAwait(false))
            {
            }
        }
        finally
        {
            _going.TryRemove(dataset, out _);
        }
    }

    /// <summary>Makes the rows of some more images; true when those were the last.</summary>
    private async Task<bool> Step(long dataset, (long Dataset, long Version) from)
    {
        var live = await store.Write(session => IsLive(session, from) && Copied(session.Tables, dataset) is { } copied
            ? Put(session.Tables, dataset, Rows(session.Tables, from.Dataset, copied))
            : (bool?)null).ConfigureAwait(false);
        if (live is not null || store.Read(s => Copied(s.Tables, dataset)) is not { } after)
            return live ?? true;
        var rows = pasts.Read(from.Dataset, from.Version, (past, root) => Rows(past.Tables, root, after));
        return await store.Write(session => Put(session.Tables, dataset, rows)).ConfigureAwait(false);
    }

    /// <summary>Whether the base is still as it was when this branch left it.</summary>
    private static bool IsLive(IReadSession session, (long Dataset, long Version) from) =>
        session.StreamVersion(Streams.Dataset(from.Dataset)) == from.Version && !session.Tables.IsPartial(from.Dataset);

    private static long? Copied(IReadTables tables, long dataset) =>
        tables.First("SELECT copied FROM dataset WHERE dataset = $1", r => r.Number(0), dataset);

    /// <summary>The rows of the next images; with the last of them those that belong to no image.</summary>
    private Piece Rows(IReadTables source, long dataset, long after)
    {
        var last = source.Number("SELECT last_number FROM dataset WHERE dataset = $1", dataset);
        var upTo = Math.Min(last, after + NumbersPerStep);
        var tables = Definitions().Where(t => t.ColumnNames.Contains("number"))
            .Select(t => (t, source.Query($"{Select(t)} AND number > $2 AND number <= $3", Values, dataset, after, upTo))).ToList();
        if (upTo < last)
            return new(after, upTo, tables, null);
        tables.AddRange(Definitions().Where(t => !t.ColumnNames.Contains("number")).Select(t => (t, source.Query(Select(t), Values, dataset))));
        return new(after, upTo, tables, source.Query(
            "SELECT trigger_word, class_name, repeats, family, images, bin, last_number FROM dataset WHERE dataset = $1", Values, dataset).Single());
    }

    /// <summary>False when there is more to come. Rows that somebody else has put meanwhile are not put twice.</summary>
    private static bool Put(IReadTables tables, long dataset, Piece piece)
    {
        if (Copied(tables, dataset) is not { } copied)
            return true;
        if (copied != piece.After)
            return false;
        foreach (var (table, rows) in piece.Tables)
            if (rows.Count > 0)
                tables.Insert(table.Name, table.ColumnNames, rows.Select(r => Under(dataset, table, r)));
        if (piece.Dataset is null)
            tables.Execute("UPDATE dataset SET copied = $1 WHERE dataset = $2", piece.UpTo, dataset);
        else
            tables.Execute(
                """
                UPDATE dataset SET trigger_word = $1, class_name = $2, repeats = $3, family = $4, images = $5, bin = $6, last_number = $7, base_numbers = $7, copied = NULL
                WHERE dataset = $8
                """,
                [.. piece.Dataset, dataset]);
        return piece.Dataset is not null;
    }

    /// <summary>The tables whose rows belong to a dataset and follow from its stream alone.</summary>
    private IEnumerable<TableDefinition> Definitions() =>
        projections.Where(p => p.OfOneStream).SelectMany(p => p.Tables).Where(t => t.Name != "dataset" && t.ColumnNames.Contains("dataset"));

    private static string Select(TableDefinition table) => $"SELECT {string.Join(", ", table.ColumnNames)} FROM {table.Name} WHERE dataset = $1";

    private static object?[] Values(IRow row) => [.. Enumerable.Range(0, row.FieldCount).Select(row.GetValue)];

    private static object?[] Under(long dataset, TableDefinition table, object?[] row)
    {
        row[table.ColumnNames.ToList().IndexOf("dataset")] = dataset;
        return row;
    }

    /// <param name="Dataset">What the dataset's own row is to say; null while there are more images.</param>
    private sealed record Piece(long After, long UpTo, IReadOnlyList<(TableDefinition Table, List<object?[]> Rows)> Tables, object?[]? Dataset);
}
