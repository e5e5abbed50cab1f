using LoraCraft.History.Branching;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.History;

public static class HistoryModule
{
    /// <param name="pasts">Folder for past states, a cache.</param>
    public static IServiceCollection AddHistory(this IServiceCollection services, string pasts) => services
        .AddSingleton(provider => new PastFolder(pasts, provider.GetRequiredService<IScratchFactory>().Shape))
        .AddSingleton<Pasts>()
        .AddSingleton<Previews>()
        .AddSingleton<IPreviews>(provider => provider.GetRequiredService<Previews>())
        .AddSingleton<Preparation>()
        .AddSingleton<Moments.Moments>()
        .AddSingleton<IMoments>(provider => provider.GetRequiredService<Moments.Moments>())
        .AddHostedService<Upkeep>()
        .AddSingleton<IVersionNames, VersionNames>()
        .AddSingleton<Undo>();

    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        ListChanges.Map(routes);
        Undo.Map(routes);
    }
}
