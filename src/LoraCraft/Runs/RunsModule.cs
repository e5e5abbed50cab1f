using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Runs;

public static class RunsModule
{
    public static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSingleton<RunProgress>()
        .AddSingleton<RunDesk>()
        .AddSingleton<IRunDesk>(provider => provider.GetRequiredService<RunDesk>())
        .AddSingleton<IRunningChanges, RunningChanges>();

    public static void MapRuns(this IEndpointRouteBuilder routes) => ShowRuns.Map(routes);
}
