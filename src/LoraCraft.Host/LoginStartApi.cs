using System.Security;
using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Host;

/// <param name="On">Null where the system has no switch that the program knows.</param>
/// <param name="Place">What switching it writes: the path of a file, or of a value in the registry.</param>
internal sealed record LoginStartView(bool? On, string Place);

internal sealed record SetLoginStartRequest(bool On);

/// <summary>Shows and switches whether the program starts when the person logs in.</summary>
internal static class LoginStartApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/login-start", Ok<LoginStartView> (LoraCraftOptions options) => TypedResults.Ok(Tried(() => View(options)))).WithName("showLoginStart");
        routes.MapPut("/api/login-start", Ok<LoginStartView> (SetLoginStartRequest request, LoraCraftOptions options) => TypedResults.Ok(Tried(() =>
        {
            if (options.LoginStart is not { Now: not null } start)
                throw new RefusedException(Refusal.Conflict("LoraCraft cannot start itself at login on this system. Add it to the login items in the system's settings."));
            start.Set(request.On, options);
            return View(options);
        }))).WithName("setLoginStart");
    }

    private static LoginStartView View(LoraCraftOptions options) => new(options.LoginStart?.Now, options.LoginStart?.Place ?? "");

    private static LoginStartView Tried(Func<LoginStartView> work)
    {
        try
        {
            return work();
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw new RefusedException(Refusal.Conflict($"The start at login could not be read or written: {closed.Message} Make it writable for your account."));
        }
    }
}
