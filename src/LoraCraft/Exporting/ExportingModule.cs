using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Exporting;

public static class ExportingModule
{
    /// <param name="downloads">Folder for exports that are downloaded by the page.</param>
    public static IServiceCollection AddExporting(this IServiceCollection services, string downloads) => services
        .AddSingleton(new ExportFolder(downloads))
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<ExportFolder>())
        .AddSingleton<Exporter>()
        .AddSingleton<ReadDataset>()
        .AddSingleton<ExportDataset>()
        .AddSingleton<IRunWorker, ExportWorker>();

    public static void MapExporting(this IEndpointRouteBuilder routes)
    {
        ExportDataset.Map(routes);
        PreviewExport.Map(routes);
        DownloadExport.Map(routes);
    }
}
