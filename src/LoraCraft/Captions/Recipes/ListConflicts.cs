using LoraCraft.Captions.Edits;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Recipes;

/// <param name="Groups">Exclusive groups of the recipes that stand in the dataset, also those that nothing breaks.</param>
public sealed record ConflictList(IReadOnlyList<ExclusiveGroup> Groups);

/// <param name="Recipe">The recipe that has the group.</param>
/// <param name="Filter">Only images that it finds count; null = all.</param>
/// <param name="Keep">As <see cref="ExclusiveTags"/> has it: <c>first</c> or <c>all</c>.</param>
/// <param name="Images">Images that have several of the tags.</param>
/// <param name="Pairs">Which two of them, the commonest first; an image with three is in three pairs.</param>
public sealed record ExclusiveGroup(long Recipe, string Name, IReadOnlyList<string> Tags, string? Filter, string Keep, int Images, IReadOnlyList<TagPair> Pairs);

/// <param name="Images">Images that have both.</param>
public sealed record TagPair(string First, string Second, int Images);

/// <summary>Where images have several tags of a group of which they can have one.</summary>
public static class ListConflicts
{
    private const int MostGroups = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/tags:conflicts", Ok<ConflictList> (long dataset, IEventStore store, IScopes scopes) =>
            TypedResults.Ok(store.Read(session => new ConflictList(
            [
                .. session.Tables.StandingIn(dataset).SelectMany(recipe => recipe.Steps.Select(step => (recipe, step)))
                    .Where(one => one.step.Edit is ExclusiveTags).Take(MostGroups)
                    .Select(one => Group(session, dataset, scopes, one.recipe, (ExclusiveTags)one.step.Edit, one.step.Filter)),
            ])))).WithName("listConflicts");

    private static ExclusiveGroup Group(IReadSession session, long dataset, IScopes scopes, RecipeRow recipe, ExclusiveTags group, string? filter)
    {
        var within = string.IsNullOrWhiteSpace(filter) ? null : scopes.Resolve(session, dataset, new(filter));
        var tags = group.Tags.Distinct().ToList();
        var ofImages = new Dictionary<int, List<string>>();
        foreach (var tag in tags)
            foreach (var number in session.Tables.ImagesWithTags(dataset, [tag]))
                if (within is null || within.Contains(number))
                    (ofImages.TryGetValue(number, out var there) ? there : ofImages[number] = []).Add(tag);
        var several = ofImages.Values.Where(there => there.Count > 1).ToList();
        var pairs = several.SelectMany(there => there.SelectMany((first, at) => there.Skip(at + 1).Select(second => (first, second))))
            .GroupBy(pair => pair).Select(same => new TagPair(same.Key.first, same.Key.second, same.Count())).OrderByDescending(pair => pair.Images);
        return new(recipe.Recipe, recipe.Name, tags, string.IsNullOrWhiteSpace(filter) ? null : filter, group.Keep, several.Count, [.. pairs]);
    }
}
