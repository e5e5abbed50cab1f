using LoraCraft.Exporting.Drift;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Exporting;

public static class ExportingModule
{
    /// <param name="downloads">Folder for exports that are downloaded by the page.</param>
    /// <param name="reports">Folder for what checks for outside edits found.</param>
    public static IServiceCollection AddExporting(this IServiceCollection services, string downloads, string reports) => services
        .AddSingleton(new ExportFolder(downloads))
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<ExportFolder>())
        .AddSingleton<IExportedText, DefaultText>()
        .AddSingleton<Exporter>()
        .AddSingleton<ReadDataset>()
        .AddSingleton<ExportDataset>()
        .AddSingleton<IRunWorker, ExportWorker>()
        .AddSingleton(new DriftReports(reports))
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<DriftReports>())
        .AddSingleton<Arrivals>()
        .AddSingleton<CheckExport>()
        .AddSingleton(FilePaths.Here)
        .AddSingleton<CheckImport>()
        .AddSingleton<CheckDrift>()
        .AddSingleton<TakeDrift>()
        .AddSingleton<IRunWorker, DriftWorker>()
        .AddSingleton<IRunWorker, TakeWorker>();

    public static void MapExporting(this IEndpointRouteBuilder routes)
    {
        ExportDataset.Map(routes);
        PreviewExport.Map(routes);
        DownloadExport.Map(routes);
        CheckDrift.Map(routes);
        TakeDrift.Map(routes);
    }
}
