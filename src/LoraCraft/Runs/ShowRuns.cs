using System.Text.Json;
using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Runs;

/// <param name="State"><c>queued</c>, <c>running</c>, <c>finished</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Result">The kind's own result; null until finished.</param>
public sealed record RunView(
    string Id, string Kind, long Dataset, string Label, string State, long Total, long Done, double PerSecond, double? SecondsLeft,
    DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Error, JsonElement? Result);

public sealed record RunList(IReadOnlyList<RunView> Runs);

/// <param name="Outcome"><c>added</c>, <c>duplicate</c>, <c>skipped</c> or <c>failed</c>.</param>
public sealed record RunReportItem(string File, string Outcome, string? Reason, long? Number);

public sealed record RunReport(long Total, IReadOnlyList<RunReportItem> Items);

/// <summary>Shows runs and what became of each of their items; cancels them.</summary>
public static class ShowRuns
{
    private const int RecentRuns = 50;
    private const int MostItems = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/runs", Ok<RunList> (IEventStore store, RunProgress progress, long? dataset = null) =>
            TypedResults.Ok(new RunList(
                [.. store.Read(s => s.Tables.NewestRuns(RecentRuns)).Where(r => dataset is null || r.Dataset == dataset).Select(r => View(r, progress))])))
            .WithName("listRuns");
        routes.MapGet("/api/runs/{run}", Ok<RunView> (string run, RunDesk desk, RunProgress progress) =>
            TypedResults.Ok(View(desk.Find(run), progress))).WithName("showRun");
        routes.MapPost("/api/runs/{run}/cancel", async Task<Ok<RunView>> (string run, RunDesk desk, RunProgress progress, CancellationToken cancel) =>
            TypedResults.Ok(View(await desk.Cancel(run, cancel).ConfigureAwait(false), progress))).WithName("cancelRun");
        routes.MapGet("/api/runs/{run}/report", Ok<RunReport> (string run, RunDesk desk, IEventStore store, string? kind = null, int offset = 0, int limit = 200) =>
        {
            desk.Find(run);
            return TypedResults.Ok(store.Read(s => Report(s.Tables, run, kind, offset, Math.Clamp(limit, 1, MostItems))));
        }).WithName("showRunReport");
    }

    public static RunView View(RunRow run, RunProgress progress)
    {
        var pace = run.Active ? progress.Of(run.Run) : null;
        return new(
            run.Run, run.Kind, run.Dataset, run.Label, run.State == "orphaned" ? "queued" : run.State,
            pace?.Total ?? run.Total, pace?.Done ?? run.Done, pace?.PerSecond ?? 0, pace?.SecondsLeft,
            DateTimeOffset.FromUnixTimeMilliseconds(run.Queued), run.Finished is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            run.Error, run.Result is null ? null : JsonElement.Parse(run.Result));
    }

    private static RunReport Report(IReadTables tables, string run, string? kind, int offset, int limit)
    {
        var which = kind is null ? "run = $1" : "run = $1 AND outcome = $2";
        object?[] key = kind is null ? [run] : [run, kind];
        return new(
            tables.Number($"SELECT count(*) FROM run_item WHERE {which}", key),
            tables.Query(
                $"SELECT file, outcome, reason, number FROM run_item WHERE {which} ORDER BY file LIMIT ${key.Length + 1} OFFSET ${key.Length + 2}",
                r => new RunReportItem(r.GetString(0), r.GetString(1), r.Text(2), r.IsDBNull(3) ? null : r.GetInt64(3)), [.. key, limit, offset]));
    }
}
