using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Captions;

public static class CaptionsModule
{
    public static IServiceCollection AddCaptions(this IServiceCollection services) => services
        .AddSingleton<EditTexts>();

    public static void MapCaptions(this IEndpointRouteBuilder routes)
    {
        EditTexts.Map(routes);
        PreviewEdit.Map(routes);
        ShowBlame.Map(routes);
    }
}
