using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Runs;

/// <param name="State"><c>queued</c>, <c>running</c>, <c>paused</c>, <c>orphaned</c>, <c>finished</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Total">Items to do; 0 until known.</param>
/// <param name="Done">Items with an outcome in the log.</param>
/// <param name="Paused">Why the program paused it; null when a person did, or when it is not paused.</param>
/// <param name="Died">A process ended over it, so some of its outcome may be there without being in the log.</param>
public sealed record RunRow(
    string Run, string Kind, long Dataset, string Label, string State, long Total, long Done, string Request, string? Result, string? Error,
    long Queued, long? Finished, string? Paused, bool Died)
{
    /// <summary>Whether it is worked on, or waits only for its turn.</summary>
    public bool Going => State is "queued" or "running" or "orphaned";

    /// <summary>Whether it is not over.</summary>
    public bool Active => Going || State == "paused";

    /// <summary>Whether it came to an end before it was done.</summary>
    public bool Ended => State is "cancelled" or "failed";
}

internal sealed class RunProjection : IProjection
{
    private static readonly string[] ItemColumns = ["run", "file", "outcome", "reason", "number", "notes"];

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("run", """
            run TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, dataset BIGINT NOT NULL, label TEXT NOT NULL, state TEXT NOT NULL,
            total BIGINT NOT NULL, done BIGINT NOT NULL, request TEXT NOT NULL, result TEXT, error TEXT, queued BIGINT NOT NULL, finished BIGINT,
            paused TEXT, died BIGINT NOT NULL
            """, ["run_state(state)"]),
        new("run_item", """
            run TEXT NOT NULL, file TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT, number BIGINT, notes TEXT, PRIMARY KEY(run, file)
            """, ["run_item_outcome(run, outcome, file)"]),
    ];

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (Streams.IsRun(recorded.Stream, out var run))
                Apply(tables, run, recorded);
    }

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events)
    {
        foreach (var (before, after) in events)
            if (Streams.IsRun(after.Stream, out var run))
                Rewrite(tables, run, before.Event, after.Event);
        return true;
    }

    private static void Rewrite(IReadTables tables, string run, IEvent before, IEvent after)
    {
        switch (before, after)
        {
            case (RunQueued, RunQueued e):
                tables.Execute("UPDATE run SET label = $1, request = $2 WHERE run = $3", e.Label, e.Request, run);
                break;
            case (RunItemsDone was, RunItemsDone e):
                tables.Delete("run_item", ["run", "file"], was.Items.Select(i => new object?[] { run, i.File }));
                tables.Insert("run_item", ItemColumns, Rows(run, e));
                break;
            case (RunFinished, RunFinished e):
                tables.Execute("UPDATE run SET result = $1 WHERE run = $2", e.Result, run);
                break;
            case (RunPaused, RunPaused e):
                tables.Execute("UPDATE run SET paused = $1 WHERE run = $2 AND paused IS NOT NULL", e.Reason, run);
                break;
            case (RunFailed, RunFailed e):
                tables.Execute("UPDATE run SET error = $1 WHERE run = $2", e.Reason, run);
                break;
        }
    }

    private static IEnumerable<object?[]> Rows(string run, RunItemsDone done) =>
        done.Items.Select(i => new object?[] { run, i.File, i.Outcome, i.Reason, (long?)i.Image, i.Notes });

    private static void Apply(IReadTables tables, string run, RecordedEvent recorded)
    {
        var at = recorded.Change.At.ToUnixTimeMilliseconds();
        switch (recorded.Event)
        {
            case RunQueued e:
                tables.Insert(
                    "run", ["run", "kind", "dataset", "label", "state", "total", "done", "request", "queued", "died"],
                    [[run, e.Kind, e.Dataset, e.Label, "queued", 0L, 0L, e.Request, at, 0L]]);
                break;
            case RunStarted:
                State(tables, run, "running");
                break;
            case RunOrphaned:
                tables.Execute("UPDATE run SET state = 'orphaned', died = 1 WHERE run = $1", run);
                break;
            case RunPaused e:
                tables.Execute("UPDATE run SET state = 'paused', paused = $1 WHERE run = $2", e.Reason, run);
                break;
            case RunResumed:
                tables.Execute("UPDATE run SET state = 'queued', paused = NULL WHERE run = $1", run);
                break;
            case RunSized e:
                tables.Execute("UPDATE run SET total = $1 WHERE run = $2", e.Total, run);
                break;
            case RunItemsDone e:
                tables.Insert("run_item", ItemColumns, Rows(run, e));
                tables.Execute("UPDATE run SET done = done + $1 WHERE run = $2", e.Items.Count, run);
                break;
            case RunFinished e:
                tables.Execute("UPDATE run SET state = 'finished', result = $1, finished = $2 WHERE run = $3", e.Result, at, run);
                break;
            case RunFailed e:
                tables.Execute("UPDATE run SET state = 'failed', error = $1, finished = $2 WHERE run = $3", e.Reason, at, run);
                break;
            case RunCancelled:
                tables.Execute("UPDATE run SET state = 'cancelled', finished = $1 WHERE run = $2", at, run);
                break;
        }
    }

    private static void State(IReadTables tables, string run, string state) => tables.Execute("UPDATE run SET state = $1 WHERE run = $2", state, run);
}

public static class RunQueries
{
    private const string Columns = "SELECT run, kind, dataset, label, state, total, done, request, result, error, queued, finished, paused, died FROM run";

    public static RunRow? Run(this IReadTables tables, string run) => tables.First($"{Columns} WHERE run = $1", Map, run);

    /// <summary>Runs that are not over, oldest first.</summary>
    public static List<RunRow> ActiveRuns(this IReadTables tables) =>
        tables.Query($"{Columns} WHERE state IN ('queued', 'running', 'orphaned', 'paused') ORDER BY run", Map);

    /// <summary>Runs that came to an end before they were done.</summary>
    public static List<RunRow> EndedRuns(this IReadTables tables) => tables.Query($"{Columns} WHERE state IN ('cancelled', 'failed') ORDER BY run", Map);

    /// <summary>The newest runs, newest first.</summary>
    public static List<RunRow> NewestRuns(this IReadTables tables, int limit) => tables.Query($"{Columns} ORDER BY run DESC LIMIT $1", Map, limit);

    /// <summary>How many items ended how.</summary>
    public static Dictionary<string, long> Outcomes(this IReadTables tables, string run) =>
        tables.Query("SELECT outcome, count(*) FROM run_item WHERE run = $1 GROUP BY outcome", r => (r.GetString(0), r.GetInt64(1)), run)
            .ToDictionary(o => o.Item1, o => o.Item2);

    /// <summary>The images that failed.</summary>
    public static ImageSet FailedImages(this IReadTables tables, string run) => ImageSet.Of(tables.Query(
        "SELECT number FROM run_item WHERE run = $1 AND outcome = 'failed' AND number IS NOT NULL", r => r.GetInt32(0), run));

    /// <summary>The images that failed in a run, and in no later one of its kind that settles it went well.</summary>
    /// <param name="settles">Whether a later run's request is for the same.</param>
    public static ImageSet StillFailed(this IReadTables tables, RunRow run, Func<string, bool> settles)
    {
        var failed = tables.FailedImages(run.Run);
        foreach (var later in tables.Query(
            $"{Columns} WHERE dataset = $1 AND kind = $2 AND queued >= $3 AND run <> $4", Map, run.Dataset, run.Kind, run.Queued, run.Run))
            if (!failed.IsEmpty && settles(later.Request))
                failed = failed.Except(ImageSet.Of(tables.Query(
                    "SELECT number FROM run_item WHERE run = $1 AND outcome NOT IN ('failed', 'skipped') AND number IS NOT NULL", r => r.GetInt32(0), later.Run)));
        return failed;
    }

    private static RunRow Map(IRow r) => new(
        r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetInt64(5), r.GetInt64(6), r.GetString(7),
        r.Text(8), r.Text(9), r.GetInt64(10), r.IsDBNull(11) ? null : r.GetInt64(11), r.Text(12), r.GetInt64(13) != 0);
}
