using LoraCraft.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Runs;

public static class RunsModule
{
    public static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSingleton<IProjection, RunProjection>()
        .AddSingleton<RunProgress>()
        .AddSingleton<RunDesk>();

    public static void MapRuns(this IEndpointRouteBuilder routes) => ShowRuns.Map(routes);
}
