using LoraCraft.Captions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Bench;

/// <summary>The log alone: appends in batches without projections, and reading a long stream back into a state.</summary>
internal static class Append
{
    private const int Batch = 1_000;
    private const int StreamLength = 100_000;
    private const int Rounds = 7;

    public static async Task Run(string[] args)
    {
        using var folder = new ScratchFolder();
        var types = LoraCraftEvents.Types();
        await using var store = await SqliteEventStore.Open(folder.In("log.db"), types, []);
        var appends = new List<Spent>();
        var folds = new List<Spent>();
        for (var round = 0; round <= Rounds; round++)
        {
            var stream = Streams.Dataset(round + 1);
            appends.Add(await Spent.On(() => Fill(store, stream)));
            folds.Add(await Spent.On(() => Task.FromResult(Fold(store, types, stream))));
        }

        Score.Print(
            new($"appends, {Batch:N0} a batch", Rate(appends, s => s.Wall), "/s", 150_000),
            new($"appends, {Batch:N0} a batch, by processor time", Rate(appends, s => s.Cpu), "/s"),
            new($"fold of {StreamLength:N0} events", Rate(folds, s => s.Wall), "/s", 500_000),
            new($"fold of {StreamLength:N0} events, by processor time", Rate(folds, s => s.Cpu), "/s"));
    }

    private static double Rate(List<Spent> rounds, Func<Spent, double> seconds) => Score.Median(rounds.Skip(1).Select(r => StreamLength / seconds(r)));

    private static async Task Fill(SqliteEventStore store, string stream)
    {
        for (var at = 0; at < StreamLength; at += Batch)
        {
            var change = new Change($"{stream}-{at}", "bench", DateTimeOffset.UnixEpoch, "Edited captions");
            var first = at;
            await store.Write(session => session.Append([new(stream, [.. Enumerable.Range(first, Batch).Select(Edit)])], change));
        }
    }

    private static CaptionsEdited Edit(int n) =>
        new("caption", [new(ImageSet.Range(1 + (n % 5_000), 1 + (n % 5_000)), new TextSplice(14, n < 5_000 ? "" : "over the far hill", "beside the lake"))]);

    /// <summary>A state that every event has a part in.</summary>
    private static Dictionary<int, int> Fold(SqliteEventStore store, EventTypes types, string stream)
    {
        var edited = new Dictionary<int, int>();
        foreach (var stored in store.Read(s => s.ReadStream(stream)))
            foreach (var edit in ((CaptionsEdited)types.Read(stored).Event).Edits)
                edited[edit.Images.Ranges[0].First] = edit.Splice.Added.Length;
        return edited;
    }
}
