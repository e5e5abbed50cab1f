using LoraCraft.Captions.Dictionaries;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Likeness;

/// <param name="Total">How many groups there are, beyond those given too.</param>
/// <param name="Groups">Those with the commonest tags first.</param>
public sealed record AlikeTagList(int Total, IReadOnlyList<AlikeTags> Groups);

/// <summary>The tags of a dataset that may be meant as one, of its 100,000 commonest.</summary>
public static class ListAlikeTags
{
    private const int MostTags = 100_000;
    private const int MostGroups = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/tags:alike", Ok<AlikeTagList> (long dataset, IEventStore store, DictionaryIndex dictionaries, int limit = 200) =>
        {
            if (limit is < 0 or > MostGroups)
                throw new RefusedException(Refusal.Invalid($"\"limit\" is a number from 0 to {MostGroups}."));
            var search = dictionaries.Current();
            var (tags, apart) = store.Read(session => session.StreamVersion(Streams.Dataset(dataset)) == 0
                ? throw new RefusedException(DatasetCommands.Unknown(dataset))
                : (session.Tables.CommonestTags(dataset, MostTags), session.Tables.TagsApart()));
            var groups = TagLikeness.Groups(tags, new(search.Known, tag => apart.GetValueOrDefault(tag) ?? Nothing));
            return TypedResults.Ok(new AlikeTagList(groups.Count, [.. groups.Take(limit)]));
        }).WithName("listAlikeTags");

    private static readonly HashSet<string> Nothing = [];

    private static List<TagUse> CommonestTags(this IReadTables tables, long dataset, int most) => tables.Query(
        "SELECT tag, images FROM tag WHERE dataset = $1 ORDER BY images DESC, tag LIMIT $2", r => new TagUse(r.GetString(0), r.GetInt32(1)), dataset, (long)most);
}
