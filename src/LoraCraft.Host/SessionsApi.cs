using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Host;

/// <param name="Id">Names it, to revoke it; opens nothing.</param>
/// <param name="Seen">To the minute.</param>
/// <param name="Browser">Short: "Firefox on Linux".</param>
/// <param name="Current">Whether it is the one that asks.</param>
internal sealed record SessionView(string Id, DateTimeOffset Created, DateTimeOffset Seen, string Browser, bool Current);

/// <param name="Sessions">The one that was seen last first.</param>
internal sealed record SessionList(IReadOnlyList<SessionView> Sessions);

/// <summary>Shows the browsers that are signed in, and signs them out.</summary>
internal static class SessionsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/sessions", Ok<SessionList> (HttpContext context, Sessions sessions) => TypedResults.Ok(Show(context, sessions))).WithName("listSessions");
        routes.MapDelete("/api/sessions/{session}", NoContent (string session, HttpContext context, Sessions sessions) =>
        {
            if (!sessions.Revoke(session, out var revoked))
                throw new RefusedException(Refusal.Unknown($"There is no session {session}. It may be signed out already."));
            EndAfterwards(context, [revoked]);
            return TypedResults.NoContent();
        }).WithName("revokeSession");
        routes.MapPost("/api/maintenance/rotate-session-key", Ok<SessionList> (HttpContext context, Sessions sessions, Access access) =>
        {
            access.ForgetLinks();
            EndAfterwards(context, sessions.Rotate());
            if (context.Features.Get<Session>() is not null)
                Access.Give(context, sessions.Open(context.Request.Headers.UserAgent.ToString()));
            return TypedResults.Ok(new SessionList([.. sessions.List().Select(s => new SessionView(s.Id, s.Created, s.Seen, s.Browser, context.Features.Get<Session>() is not null))]));
        }).WithName("rotateSessionKey");
    }

    private static SessionList Show(HttpContext context, Sessions sessions)
    {
        var mine = context.Features.Get<Session>()?.Id;
        return new([.. sessions.List().Select(s => new SessionView(s.Id, s.Created, s.Seen, s.Browser, s.Id == mine))]);
    }

    /// <summary>Ending a session cuts its connections: the answer to the browser that asked for it goes out first.</summary>
    private static void EndAfterwards(HttpContext context, IReadOnlyList<Session> revoked) => context.Response.OnCompleted(() =>
    {
        foreach (var session in revoked)
            session.End();
        return Task.CompletedTask;
    });
}
