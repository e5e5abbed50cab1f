using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Forgetting;

public sealed record ForgottenView(string Sha256, DateTimeOffset At, string Actor);

public sealed record ForgottenList(IReadOnlyList<ForgottenView> Pictures);

/// <summary>Lists the pictures that are not let in again, and lets one in.</summary>
public static class AllowPicture
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/forgotten", Ok<ForgottenList> (IEventStore store) => TypedResults.Ok(new ForgottenList(store.Read(s => s.Tables.Query(
            "SELECT picture, at, actor FROM forgotten ORDER BY position DESC",
            r => new ForgottenView(r.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(1)), r.GetString(2)))))))
            .WithName("listForgotten");

        routes.MapPost("/api/forgotten/{sha256}/allow", async Task<NoContent> (string sha256, CommandRunner runner, IChanges changes, CancellationToken cancel) =>
        {
            var outcome = await runner.Run(
                changes.New("Allowed a forgotten picture to be imported again"), [Streams.Pictures], session => Decide(session, sha256), cancel).ConfigureAwait(false);
            outcome.ThrowIfRefused();
            return TypedResults.NoContent();
        }).WithName("allowPicture");
    }

    private static Decision Decide(IReadSession session, string picture) =>
        PlainText.Check(picture) is { } refusal ? refusal
        : session.Tables.WhyForgotten(picture) is null ? Refusal.Unknown($"No picture {picture} was forgotten, or it is allowed already.")
        : Decision.Of(Streams.Pictures, new PictureAllowed(picture));
}
