using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Runs;

public sealed record RunList(IReadOnlyList<RunView> Runs);

/// <param name="Outcome"><c>added</c>, <c>duplicate</c>, <c>captioned</c>, <c>proposed</c>, <c>skipped</c> or <c>failed</c>.</param>
/// <param name="Notes">What a model says of the picture's quality; null when it says nothing.</param>
public sealed record RunReportItem(string File, string Outcome, string? Reason, long? Number, string? Notes);

public sealed record RunReport(long Total, IReadOnlyList<RunReportItem> Items);

/// <summary>Shows runs and what became of each of their items; pauses, resumes and cancels them, and does again what failed.</summary>
public static class ShowRuns
{
    private const int RecentRuns = 50;
    private const int MostItems = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/runs", Ok<RunList> (IEventStore store, RunDesk desk, long? dataset = null) =>
            TypedResults.Ok(new RunList(
                [.. store.Read(Listed).Where(r => dataset is null || r.Dataset == dataset).Select(desk.View)])))
            .WithName("listRuns");
        routes.MapGet("/api/runs/{run}", Ok<RunView> (string run, RunDesk desk) =>
            TypedResults.Ok(desk.Show(run))).WithName("showRun");
        routes.MapPost("/api/runs/{run}/cancel", async Task<Ok<RunView>> (string run, RunDesk desk, CancellationToken cancel) =>
            TypedResults.Ok(await desk.Cancel(run, cancel).ConfigureAwait(false))).WithName("cancelRun");
        routes.MapPost("/api/runs/{run}/pause", async Task<Ok<RunView>> (string run, RunDesk desk, CancellationToken cancel) =>
            TypedResults.Ok(await desk.Pause(run, cancel: cancel).ConfigureAwait(false))).WithName("pauseRun");
        routes.MapPost("/api/runs/{run}/resume", async Task<Ok<RunView>> (string run, RunDesk desk, CancellationToken cancel) =>
            TypedResults.Ok(await desk.Resume(run, cancel).ConfigureAwait(false))).WithName("resumeRun");
        routes.MapPost("/api/runs/{run}/retry", async Task<Accepted<RunView>> (string run, RunDesk desk, CancellationToken cancel) =>
        {
            var again = await desk.Retry(run, cancel).ConfigureAwait(false);
            return TypedResults.Accepted($"/api/runs/{again.Id}", again);
        }).WithName("retryRun");
        routes.MapGet("/api/runs/{run}/report", Ok<RunReport> (string run, RunDesk desk, IEventStore store, string? kind = null, bool noted = false, int offset = 0, int limit = 200) =>
        {
            desk.Show(run);
            return TypedResults.Ok(store.Read(s => Report(s.Tables, run, kind, noted, offset, Math.Clamp(limit, 1, MostItems))));
        }).WithName("showRunReport");
    }

    /// <summary>Newest first. One that was paused long ago is no less there.</summary>
    private static IEnumerable<RunRow> Listed(IReadSession session)
    {
        var newest = session.Tables.NewestRuns(RecentRuns);
        return [.. newest, .. session.Tables.ActiveRuns().Where(run => newest.TrueForAll(n => n.Run != run.Run)).Reverse()];
    }

    /// <param name="noted">Only those of whose pictures a model said something.</param>
    private static RunReport Report(IReadTables tables, string run, string? kind, bool noted, int offset, int limit)
    {
        var which = $"run = $1{(kind is null ? "" : " AND outcome = $2")}{(noted ? " AND notes IS NOT NULL" : "")}";
        object?[] key = kind is null ? [run] : [run, kind];
        return new(
            tables.Number($"SELECT count(*) FROM run_item WHERE {which}", key),
            tables.Query(
                $"SELECT file, outcome, reason, number, notes FROM run_item WHERE {which} ORDER BY file LIMIT ${key.Length + 1} OFFSET ${key.Length + 2}",
                r => new RunReportItem(r.GetString(0), r.GetString(1), r.Text(2), r.IsDBNull(3) ? null : r.GetInt64(3), r.Text(4)), [.. key, limit, offset]));
    }
}
