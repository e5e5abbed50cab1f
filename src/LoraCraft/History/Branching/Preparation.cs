using System.Collections.Concurrent;
using LoraCraft.Gallery;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Branching;

/// <summary>
/// Makes the rows of branches. A branch is there at once and is read as its base until they are all there; what changes it waits
/// for them. What a process that ended has left undone is taken up where it stopped.
/// </summary>
public sealed class Preparation(IEventStore store, Pasts pasts, IReadOnlyList<IProjection> projections, EventTypes types)
{
    /// <summary>Others' changes wait while a step is taken.</summary>
    private const int NumbersPerStep = 4_000;

    private readonly ConcurrentDictionary<long, Lazy<Task>> _going = [];

    /// <summary>Datasets that are known to be whole, and stay so.</summary>
    private readonly ConcurrentDictionary<long, bool> _whole = [];

    /// <summary>Branches whose rows are not all there.</summary>
    public static IReadOnlyList<long> Unfinished(IReadTables tables) => tables.Query("SELECT dataset FROM dataset WHERE copied IS NOT NULL", r => r.GetInt64(0));

    /// <summary>Done when all rows of these datasets are there.</summary>
    public Task Ready(IEnumerable<long> datasets, CancellationToken cancel = default)
    {
        var unsure = datasets.Where(d => !_whole.ContainsKey(d)).ToList();
        if (unsure.Count == 0)
            return Task.CompletedTask;
        var partial = store.Read(s => unsure.Where(d => !IsWhole(s, d)).ToList());
        return partial.Count == 0 ? Task.CompletedTask : Task.WhenAll(partial.Select(Start)).WaitAsync(cancel);
    }

    /// <summary>Whether all rows of a dataset are there, which it asks for only until they are.</summary>
    /// <exception cref="RefusedException">There is no such dataset.</exception>
    public bool IsWhole(IReadSession committed, long dataset)
    {
        if (_whole.ContainsKey(dataset))
            return true;
        var whole = !committed.Tables.IsPartial(dataset);
        if (whole)
            _whole[dataset] = true;
        return whole;
    }

    /// <summary>Starts making the rows, or joins whoever does.</summary>
    public Task Start(long dataset) => _going.GetOrAdd(dataset, d => new(() => Prepare(d))).Value;

    private async Task Prepare(long dataset)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var from = store.Read(s => s.Tables.BaseOf(dataset))!.Value;
            var seen = store.Read(s => Seen(s, from.Dataset, s.Began(dataset)));
            while (!await Step(dataset, from, seen).ConfigureAwait(false))
            {
            }
        }
        finally
        {
            _going.TryRemove(dataset, out _);
        }
    }

    /// <summary>Makes the rows of some more images; true when those were the last.</summary>
    /// <param name="seen">What was seen of the base.</param>
    private async Task<bool> Step(long dataset, (long Dataset, long Version) from, Dictionary<int, long> seen)
    {
        var live = await store.Write(session => IsLive(session, from) && Copied(session.Tables, dataset) is { } copied
            ? Put(session.Tables, dataset, seen, Within(session.Tables, from.Dataset, copied))
            : (bool?)null).ConfigureAwait(false);
        if (live is not null || store.Read(s => Copied(s.Tables, dataset)) is not { } after)
            return live ?? true;
        var rows = await OwnThread.Run(() => pasts.Read(from.Dataset, from.Version, (past, root) => Rows(past.Tables, root, after))).ConfigureAwait(false);
        return await store.Write(session => Put(session.Tables, dataset, seen, rows)).ConfigureAwait(false);
    }

    /// <summary>Whether the base is still as it was when this branch left it.</summary>
    private static bool IsLive(IReadSession session, (long Dataset, long Version) from) =>
        session.StreamVersion(Streams.Dataset(from.Dataset)) == from.Version && !session.Tables.IsPartial(from.Dataset);

    private static long? Copied(IReadTables tables, long dataset) =>
        tables.First("SELECT copied FROM dataset WHERE dataset = $1", r => r.Number(0), dataset);

    /// <summary>The next images' rows, which the database itself copies from those of the base.</summary>
    private Piece Within(IReadTables tables, long from, long after)
    {
        var (upTo, isLast) = Next(tables, from, after);
        return new(after, upTo, (target, dataset) =>
        {
            foreach (var (table, condition, args) in Parts(from, after, upTo, isLast))
                target.Execute($"INSERT INTO {table.Name}({Columns(table)}) SELECT {Columns(table, $"${args.Length + 1}")} FROM {table.Name} WHERE {condition}", [.. args, dataset]);
        }, isLast ? OfDataset(tables, from) : null);
    }

    /// <summary>The next images' rows, read where the base can be seen as it was.</summary>
    private Piece Rows(IReadTables source, long from, long after)
    {
        var (upTo, isLast) = Next(source, from, after);
        var read = Parts(from, after, upTo, isLast)
            .Select(p => (p.Table, Rows: source.Query($"SELECT {Columns(p.Table)} FROM {p.Table.Name} WHERE {p.Condition}", Values, p.Args))).ToList();
        return new(after, upTo, (target, dataset) =>
        {
            foreach (var (table, rows) in read.Where(r => r.Rows.Count > 0))
                target.Insert(table.Name, table.ColumnNames, rows.Select(r => Under(dataset, table, r)));
        }, isLast ? OfDataset(source, from) : null);
    }

    private static (long UpTo, bool IsLast) Next(IReadTables source, long from, long after)
    {
        var last = source.Number("SELECT last_number FROM dataset WHERE dataset = $1", from);
        return after + NumbersPerStep < last ? (after + NumbersPerStep, false) : (last, true);
    }

    /// <summary>What is to be copied of which table; with the last images the rows that belong to no image.</summary>
    private IEnumerable<(TableDefinition Table, string Condition, object?[] Args)> Parts(long from, long after, long upTo, bool isLast)
    {
        foreach (var table in Definitions())
            if (table.ColumnNames.Contains("number"))
                yield return (table, "dataset = $1 AND number > $2 AND number <= $3", [from, after, upTo]);
            else if (isLast)
                yield return (table, "dataset = $1", [from]);
    }

    /// <summary>What the dataset's own row says.</summary>
    private static object?[] OfDataset(IReadTables source, long from) => source.Query(
        "SELECT trigger_word, class_name, repeats, family, images, bin, last_number FROM dataset WHERE dataset = $1", Values, from).Single();

    /// <summary>False when there is more to come. Rows that somebody else has put meanwhile are not put twice.</summary>
    private static bool Put(IReadTables tables, long dataset, Dictionary<int, long> seen, Piece piece)
    {
        if (Copied(tables, dataset) is not { } copied)
            return true;
        if (copied != piece.After)
            return false;
        piece.Put(tables, dataset);
        PutSeen(tables, dataset, seen, piece.After, piece.Dataset is null ? piece.UpTo : long.MaxValue);
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

    /// <summary>Where in the log each image of the base was last looked at before the branch was made.</summary>
    private Dictionary<int, long> Seen(IReadSession session, long from, long before)
    {
        var seen = new Dictionary<int, long>();
        foreach (var stored in ViewEvents.Of(session, from, before))
            if (types.Read(stored).Event is ImagesSeen e)
                foreach (var number in e.Images)
                    seen[number] = stored.Position;
        return seen;
    }

    /// <summary>The base's own rows tell of what was seen since, too. An image that was looked at here in the meantime has its row.</summary>
    private static void PutSeen(IReadTables tables, long dataset, Dictionary<int, long> seen, long after, long upTo)
    {
        var here = tables.Query("SELECT number FROM image_seen WHERE dataset = $1 AND number > $2 AND number <= $3", r => r.GetInt32(0), dataset, after, upTo).ToHashSet();
        tables.Insert(
            "image_seen", ["dataset", "number", "position"],
            seen.Where(s => s.Key > after && s.Key <= upTo && !here.Contains(s.Key)).Select(s => new object?[] { dataset, (long)s.Key, s.Value }));
    }

    /// <summary>The tables whose rows belong to a dataset and follow from its stream alone.</summary>
    private IEnumerable<TableDefinition> Definitions() =>
        projections.Where(p => p.OfOneStream).SelectMany(p => p.Tables).Where(t => t.Name != "dataset" && t.ColumnNames.Contains("dataset"));

    /// <param name="dataset">What stands for the dataset's column.</param>
    private static string Columns(TableDefinition table, string dataset = "dataset") =>
        string.Join(", ", table.ColumnNames.Select(c => c == "dataset" ? dataset : c));

    private static object?[] Values(IRow row) => [.. Enumerable.Range(0, row.FieldCount).Select(row.GetValue)];

    private static object?[] Under(long dataset, TableDefinition table, object?[] row)
    {
        row[table.ColumnNames.ToList().IndexOf("dataset")] = dataset;
        return row;
    }

    /// <param name="Put">Puts the rows under a dataset.</param>
    /// <param name="Dataset">What the dataset's own row is to say; null while there are more images.</param>
    private sealed record Piece(long After, long UpTo, Action<IReadTables, long> Put, object?[]? Dataset);
}
