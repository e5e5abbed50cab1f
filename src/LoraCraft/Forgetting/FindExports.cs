using System.Text.Json;
using LoraCraft.Kernel;

namespace LoraCraft.Forgetting;

/// <summary>A run that took pictures out of a dataset: an export, or a training.</summary>
/// <param name="Version">The dataset's version it was made of; 0 when it does not say.</param>
/// <param name="Path">Where the result lies; empty when it does not say.</param>
/// <param name="Download">Whether it lies in the data folder, from where it is removed; what was written elsewhere is not touched.</param>
/// <param name="Partial">Whether only some of the images were taken, so that this one may not be among them.</param>
public sealed record HoldingRun(string Run, string Kind, string Label, long Version, string Path, bool Download, bool Partial, DateTimeOffset At);

/// <summary>Finds the runs that may have taken an image out of its dataset.</summary>
internal static class FindExports
{
    /// <summary>Those that take the pictures themselves; other runs only read them.</summary>
    private static readonly string[] Holders = ["export", "training"];

    /// <summary>Finished runs on a version in which the images were there; such as do not say the version count as well.</summary>
    public static IEnumerable<HoldingRun> Holding(IReadTables tables, Traces traces) =>
        tables.Query(
                "SELECT run, kind, label, request, result, finished FROM run WHERE dataset = $1 AND state = 'finished' ORDER BY run",
                r => Read(r), traces.Dataset)
            .Where(r => Holders.Contains(r.Kind) && (r.Version == 0 || traces.LiveAt(r.Version)));

    /// <summary>The sentence of a run on one of the datasets that is not over; null when none is. A paused one goes on with the files it holds.</summary>
    public static string? Busy(IReadTables tables, IEnumerable<long> datasets) =>
        datasets.Select(d => tables.First(
            "SELECT label FROM run WHERE state IN ('queued', 'running', 'orphaned', 'paused') AND dataset = $1", r => r.GetString(0), d)).FirstOrDefault(label => label is not null);

    private static HoldingRun Read(IRow r)
    {
        using var request = JsonDocument.Parse(r.GetString(3));
        using var result = JsonDocument.Parse(r.Text(4) ?? "{}");
        var options = Member(request.RootElement, "options");
        return new(
            r.GetString(0), r.GetString(1), r.GetString(2),
            Member(result.RootElement, "version") is { ValueKind: JsonValueKind.Number } version ? version.GetInt64() : 0,
            Text(result.RootElement, "path"), Text(result.RootElement, "download").Length > 0,
            Text(options, "filter").Length > 0 || Member(options, "onlyKept").ValueKind == JsonValueKind.True || Member(options, "minStars").ValueKind == JsonValueKind.Number,
            DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(5)));
    }

    private static JsonElement Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : default;

    private static string Text(JsonElement of, string name) => Member(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
