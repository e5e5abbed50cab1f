using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Exporting;

/// <summary>Starts an export run of exactly one version, and of what was so beside it at that moment.</summary>
public sealed class ExportDataset(IRunDesk desk, IEventStore store, IScopes scopes)
{
    public async Task<RunView> Run(long dataset, ExportRequest request, CancellationToken cancel = default)
    {
        if (request.Validate() is { } refusal)
            throw new RefusedException(refusal);
        var (version, last) = store.Read(s => (s.StreamVersion(Streams.Dataset(dataset)), s.LastPosition()));
        if (version == 0)
            throw new RefusedException(DatasetCommands.Unknown(dataset));
        if (request.Path is { } path && (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())))
            throw new RefusedException(Refusal.Conflict($"There is something at {path} already. Choose a new name; nothing is overwritten."));
        var goesOn = (request.At ?? version) == version && scopes.AsksBeside(request.Choices.Filter);
        var exact = JsonSerializer.Serialize(request with { At = request.At ?? version, UpTo = request.UpTo ?? (goesOn ? last : null) }, JsonSerializerOptions.Web);
        return await desk.Queue(ExportWorker.Name, dataset, $"Exported for {request.Format}", exact, cancel: cancel).ConfigureAwait(false);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/exports", async Task<Accepted<RunView>> (
            long dataset, ExportRequest request, ExportDataset export, CancellationToken cancel) =>
        {
            var run = await export.Run(dataset, request, cancel).ConfigureAwait(false);
            return TypedResults.Accepted($"/api/runs/{run.Id}", run);
        }).WithName("exportDataset");
}
