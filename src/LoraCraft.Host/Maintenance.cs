using System.Diagnostics;
using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoraCraft.Host;

/// <param name="Events">Events applied.</param>
internal sealed record RebuildResult(long Events, double Seconds);

/// <param name="Process">The process that is about to end.</param>
internal sealed record QuitResult(int Process);

/// <summary>Checking and rebuilding what is stored, and ending the program.</summary>
internal static class Maintenance
{
    public static IServiceCollection AddMaintenance(this IServiceCollection services) => services.AddSingleton<Verify>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/maintenance/verify", Ok<VerifyResult> (Verify verify, CancellationToken cancel) => TypedResults.Ok(verify.Run(cancel))).WithName("verify");
        routes.MapPost("/api/maintenance/rebuild", async Task<Ok<RebuildResult>> (IEventStore store, CancellationToken cancel) =>
        {
            var watch = Stopwatch.StartNew();
            var events = await store.Rebuild(cancel).ConfigureAwait(false);
            return TypedResults.Ok(new RebuildResult(events, watch.Elapsed.TotalSeconds));
        }).WithName("rebuild");
        routes.MapPost("/api/maintenance/quit", Ok<QuitResult> (HttpContext context, IHostApplicationLifetime life) =>
        {
            if (context.Features.Get<Session>() is not null)
                throw new RefusedException(Refusal.Conflict("The page cannot end the program. Use its icon in the tray, or: loracraft quit"));
            context.Response.OnCompleted(() =>
            {
                life.StopApplication();
                return Task.CompletedTask;
            });
            return TypedResults.Ok(new QuitResult(Environment.ProcessId));
        }).WithName("quit");
    }
}
