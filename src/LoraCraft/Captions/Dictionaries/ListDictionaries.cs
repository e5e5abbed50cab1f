using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Dictionaries;

/// <param name="Kind"><c>tags</c> (with categories and counts), <c>list</c> or <c>translations</c>.</param>
/// <param name="Aliases">Other names and translations.</param>
public sealed record DictionaryView(long Id, string Name, string Kind, int Tags, int Aliases);

/// <param name="MostBytes">What the file of a dictionary may have.</param>
public sealed record DictionaryList(IReadOnlyList<DictionaryView> Dictionaries, long MostBytes);

/// <summary>The tag dictionaries, by name.</summary>
public static class ListDictionaries
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/dictionaries", Ok<DictionaryList> (IEventStore store) => TypedResults.Ok(new DictionaryList(
            [.. store.Read(session => session.Tables.Dictionaries()).OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase).Select(View)], ImportDictionary.MostBytes)))
            .WithName("listDictionaries");

    internal static DictionaryView View(DictionaryRow row) => new(row.Dictionary, row.Name, row.Kind, row.Tags, row.Aliases);
}
