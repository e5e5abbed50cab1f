using System.Text.Json;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <param name="Download">Where the page gets the zip; null when it was written to a path of the user's.</param>
internal sealed record ExportRunResult(string Path, long Version, int Images, string Sha256, string? Download);

/// <summary>Writes one export. After a restart it begins anew: what a killed process left is never under the final name.</summary>
internal sealed class ExportWorker(Exporter exporter, ReadDataset datasets, ExportFolder downloads) : IRunWorker
{
    public const string Name = "export";

    public string Kind => Name;

    public async Task<string> Work(RunOrder order, IRunProgress progress, CancellationToken cancel)
    {
        var request = JsonSerializer.Deserialize<ExportRequest>(order.Request, JsonSerializerOptions.Web)!;
        var plan = Exporter.Plan(datasets.WithOrigins(order.Dataset, request.At, request.UpTo, request.Choices.Filter), request);
        var result = await exporter.Write(
            plan, request.Path ?? downloads.ZipOf(order.Run), replace: order.Again, (done, total) => progress.Report(done, total), cancel).ConfigureAwait(false);
        return JsonSerializer.Serialize(
            new ExportRunResult(result.Path, result.Version, result.Images, result.Sha256, request.Path is null ? $"/api/runs/{order.Run}/file" : null),
            JsonSerializerOptions.Web);
    }
}

/// <summary>Where exports for download lie. Each can be made again, so one with a forgotten picture in it goes.</summary>
public sealed class ExportFolder(string root) : IKeepsCopies
{
    public string ZipOf(string run) => Path.Combine(root, run + ".zip");

    public void Forget(ForgottenPicture forgotten)
    {
        foreach (var run in forgotten.Exports)
            File.Delete(ZipOf(run));
    }
}
