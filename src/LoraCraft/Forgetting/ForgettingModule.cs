using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Forgetting;

public static class ForgettingModule
{
    /// <param name="replaced">Folder of what restored backups took the place of.</param>
    public static IServiceCollection AddForgetting(this IServiceCollection services, string replaced) => services
        .AddSingleton(new ReplacedData(replaced))
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
