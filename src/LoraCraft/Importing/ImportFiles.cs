using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Importing;

/// <param name="Paths">Absolute paths of folders, picture files or zip archives on the server's machine.</param>
/// <param name="Upload">Or an upload.</param>
/// <param name="Text"><c>auto</c>, <c>tags</c> or <c>caption</c>.</param>
public sealed record ImportFilesRequest(IReadOnlyList<string>? Paths = null, string? Upload = null, string Text = TextRule.Auto);

/// <summary>Starts an import run.</summary>
public sealed class ImportFiles(IRunDesk desk, IEventStore store, IChanges changes, Uploads uploads)
{
    public async Task<RunView> Run(long dataset, ImportFilesRequest request, CancellationToken cancel = default)
    {
        Check(request);
        if (store.Read(s => s.StreamVersion(Streams.Dataset(dataset))) == 0)
            throw new RefusedException(DatasetCommands.Unknown(dataset));
        var paths = request.Paths ?? [];
        var label = request.Upload is not null ? "Imported dropped files"
            : paths.Count == 1 ? $"Imported {Path.GetFileName(Path.TrimEndingDirectorySeparator(paths[0]))}"
            : $"Imported {paths.Count} places";
        var order = new ImportRequest([.. paths.Select(Path.GetFullPath)], request.Upload, request.Text, changes.New(label));
        return await desk.Queue(ImportWorker.Name, dataset, label, order.ToJson(), order.Equals, cancel).ConfigureAwait(false);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/imports", async Task<Accepted<RunView>> (
            long dataset, ImportFilesRequest request, ImportFiles import, CancellationToken cancel) =>
        {
            var run = await import.Run(dataset, request, cancel).ConfigureAwait(false);
            return TypedResults.Accepted($"/api/runs/{run.Id}", run);
        }).WithName("importFiles");

    internal void Check(ImportFilesRequest request)
    {
        if (!TextRule.IsRule(request.Text))
            throw new RefusedException(Refusal.Invalid("The text rule is \"auto\", \"tags\" or \"caption\"."));
        if (request.Upload is not null)
            uploads.Folder(request.Upload);
        else if (request.Paths is not { Count: > 0 })
            throw new RefusedException(Refusal.Invalid("Give at least one folder, picture or zip archive."));
        foreach (var path in request.Paths ?? [])
            if (path is null || !Path.IsPathFullyQualified(path) || !Path.Exists(path))
                throw new RefusedException(Refusal.Invalid($"There is no folder or file {path} on this computer. Give its full path."));
    }
}
