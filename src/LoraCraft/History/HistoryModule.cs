using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.History;

public static class HistoryModule
{
    public static IServiceCollection AddHistory(this IServiceCollection services) => services
        .AddSingleton<Undo>();

    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        ListChanges.Map(routes);
        Undo.Map(routes);
    }
}
