using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoraCraft.Host.Tests.Updates;

/// <summary>What would tell the newest version, on this computer. Takes one kind of request, and notes each.</summary>
internal sealed class ReleaseServer : IAsyncDisposable
{
    private static readonly string[] Expected = ["Host"];
    private readonly WebApplication _app;
    private readonly List<string> _requests = [];

    private ReleaseServer(WebApplication app) => _app = app;

    public string Address => $"{_app.Urls.First()}/newest.json";

    /// <summary>What it answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("{}");

    /// <summary>A line for each request; what it should not have is in it.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public static async Task<ReleaseServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new ReleaseServer(app);
        app.Run(server.Hear);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task Hear(HttpContext context)
    {
        var told = context.Request.Headers.Where(h => !Expected.Contains(h.Key)).Select(h => $" {h.Key}: {h.Value}");
        lock (_requests)
            _requests.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}{string.Concat(told)}");
        context.Response.StatusCode = (int)HttpStatusCode.OK;
        return Answer(context);
    }
}
