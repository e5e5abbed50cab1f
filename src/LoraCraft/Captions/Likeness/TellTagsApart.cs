using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Likeness;

/// <param name="Tags">2 to 50 tags, each different from each other.</param>
/// <param name="Apart">Whether they are different; false takes back that they are.</param>
public sealed record TellTagsApartRequest(IReadOnlyList<string> Tags, bool Apart = true);

/// <summary>Notes that tags that look alike are different, so that they are no longer offered to be merged, in any dataset.</summary>
public static class TellTagsApart
{
    private const int MostTags = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/tags:apart", async Task<NoContent> (TellTagsApartRequest request, CommandRunner runner, IChanges changes, CancellationToken cancel) =>
        {
            var tags = request.Tags?.Distinct().ToList() ?? [];
            if (tags.Count is < 2 or > MostTags)
                throw new RefusedException(Refusal.Invalid($"Give 2 to {MostTags} different tags."));
            if (TagRule.Check(tags) is { } refusal)
                throw new RefusedException(refusal);
            var cause = $"Said that {Words.Quote(tags)} {(request.Apart ? "are different" : "may be one")}";
            var outcome = await runner.Run(changes.New(cause), [Streams.Tags], session => Decide(session.Tables, tags, request.Apart), cancel).ConfigureAwait(false);
            outcome.ThrowIfRefused();
            return TypedResults.NoContent();
        }).WithName("tellTagsApart");

    private static Decision Decide(IReadTables tables, List<string> tags, bool apart)
    {
        var known = tables.TagsApart();
        var pairs = tags.SelectMany(tag => tags.Where(other => other != tag).Select(other => known.TryGetValue(tag, out var others) && others.Contains(other)));
        return pairs.All(there => there == apart) ? Decision.Nothing : Decision.Of(Streams.Tags, new TagsToldApart(tags, apart));
    }
}
