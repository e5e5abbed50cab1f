using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Forgetting;

public static class ForgettingModule
{
    public static IServiceCollection AddForgetting(this IServiceCollection services) => services
        .AddSingleton<ForgottenFiles>()
        .AddHostedService<ForgottenElsewhere>()
        .AddSingleton<ForgetImage>();

    public static void MapForgetting(this IEndpointRouteBuilder routes)
    {
        PreviewForgetting.Map(routes);
        ForgetImage.Map(routes);
        AllowPicture.Map(routes);
    }
}
