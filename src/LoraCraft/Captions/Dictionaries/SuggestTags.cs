using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Dictionaries;

/// <param name="Tag">As the dictionary writes it.</param>
/// <param name="Category"><c>general</c>, <c>artist</c>, <c>copyright</c>, <c>character</c>, <c>species</c>, <c>meta</c> or <c>lore</c>.</param>
/// <param name="Count">How many posts have it; 0 = not known.</param>
/// <param name="Alias">The other name by which it was found; null when by its own.</param>
public sealed record TagSuggestion(string Tag, string Category, int Count, string? Alias);

public sealed record TagSuggestions(IReadOnlyList<TagSuggestion> Suggestions);

/// <summary>Tags of the dictionaries whose names, or aliases, have a text: itself, then at the start, then anywhere, then word by word; the commonest first.</summary>
public static class SuggestTags
{
    private const int MostSuggestions = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/dictionaries:suggest", Ok<TagSuggestions> (string search, DictionaryIndex index, int limit = 12) =>
        {
            if (search.Length > TagRule.MaxLength || limit is < 0 or > MostSuggestions)
                throw new RefusedException(Refusal.Invalid($"\"search\" has at most {TagRule.MaxLength} characters, and \"limit\" is a number from 0 to {MostSuggestions}."));
            return TypedResults.Ok(new TagSuggestions([.. index.Current().Find(search, limit).Select(f => new TagSuggestion(f.Tag, f.Category, f.Count, f.Alias))]));
        }).WithName("suggestTags");
}
