using System.Reflection;
using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host;

/// <param name="Images">Live images in all datasets.</param>
/// <param name="Started">When it began to serve; another one after a restart.</param>
internal sealed record StatusView(string Version, string Mode, string DataFolder, long Images, DateTimeOffset Started);

/// <param name="Url">Opens the page once, without any other proof.</param>
internal sealed record PageLink(string Url);

/// <summary>What the running program is; and for other processes of the same person, a fresh link to its page.</summary>
internal static class Status
{
    /// <summary>As the build was given it: <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(Status).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var started = routes.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        routes.MapGet("/api/status", Ok<StatusView> (LoraCraftOptions options, IEventStore store) => TypedResults.Ok(new StatusView(
            Version, options.Mode, options.DataFolder, store.Read(s => s.Tables.Number("SELECT sum(images) FROM dataset")), started))).WithName("showStatus");
        routes.MapPost("/api/links", Ok<PageLink> (HttpRequest request, Access access) =>
            TypedResults.Ok(new PageLink($"http://{request.Host.Value}/?key={access.NewLinkKey()}"))).WithName("createLink");
    }
}
