using System.Diagnostics;
using LoraCraft.History.Branching;
using LoraCraft.Host.Settings;
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

/// <param name="Stays">Whether the page will be at the same address, and signed in there.</param>
internal sealed record RestartResult(bool Stays);

/// <summary>Checking and rebuilding what is stored, and ending the program or starting it anew.</summary>
internal static class Maintenance
{
    public static IServiceCollection AddMaintenance(this IServiceCollection services) => services.AddSingleton<Verify>().AddSingleton<RestartWish>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/maintenance/verify", async Task<Ok<VerifyResult>> (IEventStore store, Verify verify, Preparation preparation, CancellationToken cancel) =>
        {
            // Half of the rows of a branch that is being made are no fault. Where the other half cannot be made, verifying tells.
            var begun = store.Read(s => Preparation.Unfinished(s.Tables));
            await preparation.Ready(begun, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return TypedResults.Ok(await OwnThread.Run(() => verify.Run(begun, cancel), cancel).ConfigureAwait(false));
        }).WithName("verify");
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
            StopAfter(context, life);
            return TypedResults.Ok(new QuitResult(Environment.ProcessId));
        }).WithName("quit");
        routes.MapPost("/api/maintenance/restart", Ok<RestartResult> (HttpContext context, IHostApplicationLifetime life, RestartWish wish, LoraCraftOptions inEffect, SettingsSources sources) =>
        {
            if (!wish.IsAllowed)
                throw new RefusedException(Refusal.Conflict("This LoraCraft works for one command and ends with it; a restart would end that command. Wait until it is done."));
            var next = Next(sources);
            wish.Make();
            StopAfter(context, life);
            return TypedResults.Ok(new RestartResult(next.Port == inEffect.Port && next.DataFolder == inEffect.DataFolder));
        }).WithName("restart");
    }

    /// <summary>What a start would work with.</summary>
    /// <exception cref="RefusedException">A start would be refused.</exception>
    private static LoraCraftOptions Next(SettingsSources sources)
    {
        try
        {
            return sources.Read().Options(sources);
        }
        catch (SettingsException wrong)
        {
            throw new RefusedException(Refusal.Conflict(wrong.Message));
        }
    }

    /// <summary>Stops the program once the request is answered.</summary>
    public static void StopAfter(HttpContext context, IHostApplicationLifetime life) => context.Response.OnCompleted(() =>
    {
        life.StopApplication();
        return Task.CompletedTask;
    });
}
