using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Datasets;

public static class DatasetsModule
{
    public static IServiceCollection AddDatasets(this IServiceCollection services) => services
        .AddSingleton<CommandRunner>()
        .AddSingleton<DatasetCommands>()
        .AddSingleton<CreateConcept>()
        .AddSingleton<CreateDataset>()
        .AddSingleton<BranchDataset>();

    public static void MapDatasets(this IEndpointRouteBuilder routes)
    {
        ListConcepts.Map(routes);
        CreateConcept.Map(routes);
        UpdateConcept.Map(routes);
        CreateDataset.Map(routes);
        BranchDataset.Map(routes);
        UpdateDataset.Map(routes);
        Reorder.Map(routes);
        MarkImages.Map(routes);
        RemoveImages.Map(routes);
        ReorderImages.Map(routes);
        CopyImages.Map(routes);
    }
}
