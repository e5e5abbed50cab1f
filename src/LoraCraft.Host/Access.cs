using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LoraCraft.Host;

/// <summary>
/// Who may talk to the server: a browser that came through a one-time link (it gets a signed cookie), or a process that can
/// read the instance file (bearer token). Host and Origin must be this very server, which stops DNS rebinding and other sites.
/// </summary>
internal sealed class Access(Sessions sessions, TimeProvider clock, bool development = false)
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(10);

    /// <summary>A browser that is used gets its cookie anew so often.</summary>
    private static readonly TimeSpan BetweenCookies = TimeSpan.FromDays(1);

    private const string SameOriginHeader = "X-LoraCraft";

    /// <summary>Until when each link's key opens the page.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _links = [];

    /// <summary>The token for other processes of the same person; new at every start.</summary>
    public string Token { get; } = NewSecret();

    /// <summary>A key that opens the page once, within ten minutes.</summary>
    public string NewLinkKey()
    {
        var (key, now) = (NewSecret(), clock.GetUtcNow());
        foreach (var late in _links.Where(link => link.Value <= now))
            _links.TryRemove(late);
        _links[key] = now + LinkLife;
        return key;
    }

    /// <summary>Uses up the key of a link; false when it was used before or came too late.</summary>
    public bool Take(string key) => _links.TryRemove(key, out var until) && clock.GetUtcNow() < until;

    /// <summary>From now on no link that was given out opens anything.</summary>
    public void ForgetLinks() => _links.Clear();

    public async Task Guard(HttpContext context, Func<Task> next)
    {
        context.Response.OnStarting(() => Harden(context.Response.Headers)); // not now: answering a fault clears what is set
        if (!IsThisServer(context.Request))
        {
            await Refuse(context, 403, "This server answers only to its own address on this computer.").ConfigureAwait(false);
            return;
        }

        var cookie = CookieName(context);
        var session = sessions.Find(context.Request.Cookies[cookie]);
        if (IsPage(context.Request.Path) && context.Request.Query["key"].ToString() is { Length: > 0 } key)
        {
            if (Take(key))
                Give(context, session is null ? sessions.Open(context.Request.Headers.UserAgent.ToString()) : context.Request.Cookies[cookie]!);
            else if (session is null)
            {
                await Refuse(context, 401, "This link was used before, or is older than ten minutes. Start LoraCraft again, or open it from its icon: that gives a new one.").ConfigureAwait(false);
                return;
            }

            context.Response.Redirect(context.Request.Path.ToUriComponent());
            return;
        }

        var isProcess = HasToken(context.Request);
        if (session is not null && clock.GetUtcNow() is var now && now - session.Given >= BetweenCookies)
        {
            session.Given = now;
            Give(context, context.Request.Cookies[cookie]!);
        }

        if (!isProcess && session is null)
            await Refuse(context, 401, "Open LoraCraft from its link, or start it again: it opens the page.").ConfigureAwait(false);
        else if (!isProcess && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !context.Request.Headers.ContainsKey(SameOriginHeader))
            await Refuse(context, 403, $"Requests that change something need the header {SameOriginHeader}.").ConfigureAwait(false);
        else
            await Answer(context, isProcess ? null : session, next).ConfigureAwait(false);
    }

    /// <summary>Puts a session into the browser that asks.</summary>
    public static void Give(HttpContext context, string session) => context.Response.Cookies.Append(CookieName(context), session, new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = Sessions.LongestUnused,
        IsEssential = true,
    });

    /// <summary>Cookies do not tell ports apart, so their names do.</summary>
    private static string CookieName(HttpContext context) => $"loracraft-{context.Connection.LocalPort}";

    /// <summary>What a session still receives ends when the session is revoked: the live stream first of all.</summary>
    private static async Task Answer(HttpContext context, Session? session, Func<Task> next)
    {
        if (session is null)
        {
            await next().ConfigureAwait(false);
            return;
        }

        context.Features.Set(session);
        session.Ended += context.Abort;
        try
        {
            if (session.IsOver)
                context.Abort();
            await next().ConfigureAwait(false);
        }
        finally
        {
            session.Ended -= context.Abort;
        }
    }

    /// <summary>The development page needs the inline scripts that the Vite server puts into it.</summary>
    private Task Harden(IHeaderDictionary headers)
    {
        if (!development)
            headers.ContentSecurityPolicy =
                "default-src 'self'; img-src 'self' blob: data:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    /// <summary>What a one-time link may lead to. Two slashes would be the address of another server.</summary>
    private static bool IsPage(PathString path) => !path.StartsWithSegments("/api") && !path.Value!.StartsWith("//", StringComparison.Ordinal);

    private static bool IsThisServer(HttpRequest request)
    {
        var port = request.HttpContext.Connection.LocalPort;
        var host = request.Host;
        if (host.Host is not ("127.0.0.1" or "localhost" or "[::1]") || (host.Port ?? 80) != port)
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"http://{host.Value}";
    }

    private bool HasToken(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header.Scheme == "Bearer"
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header.Parameter ?? ""), Encoding.UTF8.GetBytes(Token));

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static Task Refuse(HttpContext context, int status, string detail)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            return Problems.Write(context, Problems.Of(status, status == 401 ? "Not signed in" : "Not allowed", detail, status == 401 ? "signed_out" : "forbidden"));
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>LoraCraft</title><h1>LoraCraft</h1><p>{detail}</p></html>", context.RequestAborted);
    }
}
