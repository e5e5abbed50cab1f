using LoraCraft.Kernel;
using LoraCraft.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Exporting;

/// <summary>Gives the page the zip of a finished export.</summary>
public static class DownloadExport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/runs/{run}/file", PhysicalFileHttpResult (string run, IRunDesk desk, ExportFolder downloads) =>
            desk.Show(run) is { State: "finished" } found && File.Exists(downloads.ZipOf(found.Id))
                ? TypedResults.PhysicalFile(downloads.ZipOf(found.Id), "application/zip", $"loracraft-dataset-{found.Dataset}.zip")
                : throw new RefusedException(Refusal.Unknown("This run has no zip to download.")))
            .WithName("downloadExport");
}
