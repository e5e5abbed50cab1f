using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Importing;

public static class ImportingModule
{
    /// <param name="uploads">Folder in which uploaded files wait.</param>
    public static IServiceCollection AddImporting(this IServiceCollection services, string uploads) => services
        .AddSingleton(provider => new Uploads(uploads, provider.GetRequiredService<IChanges>()))
        .AddSingleton<PictureReader>()
        .AddSingleton<IFolderIntake, FolderIntake>()
        .AddSingleton<ImportRecorder>()
        .AddSingleton<IRunWorker, ImportWorker>()
        .AddSingleton<ImportFiles>();

    public static void MapImporting(this IEndpointRouteBuilder routes)
    {
        ImportFiles.Map(routes);
        InspectImport.Map(routes);
        UploadFiles.Map(routes);
    }
}
