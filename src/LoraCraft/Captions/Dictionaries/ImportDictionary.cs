using System.Security.Cryptography;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Dictionaries;

/// <summary>
/// Takes a tag dictionary in: under a name that one has already, in its place. The tags are stored as a file named by its content,
/// the event tells which; a file that cannot be understood changes nothing.
/// </summary>
public sealed class ImportDictionary(IEventStore store, IBlobStore blobs, IChanges changes, DictionaryTurns turns)
{
    /// <summary>What a file may have.</summary>
    public const int MostBytes = 128_000_000;
    private const int MostTagsInAll = 2_000_000;
    private const int MostAliasesInAll = 4_000_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/dictionaries", async Task<Ok<DictionaryView>> (
            string name, HttpRequest request, ImportDictionary dictionaries, CancellationToken cancel, string categories = TagCategories.Guess) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, cancel).ConfigureAwait(false);
            content.Position = 0;
            return TypedResults.Ok(await dictionaries.Run(name, content, categories, cancel).ConfigureAwait(false));
        }).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithName("importDictionary");

    internal async Task<DictionaryView> Run(string name, Stream content, string categories, CancellationToken cancel)
    {
        name = name.Trim();
        if (NameRule.Check("dictionary", name, null, []) is { } refusal)
            throw new RefusedException(refusal);
        if (categories != TagCategories.Guess && !TagCategories.Boards.Contains(categories))
            throw new RefusedException(Refusal.Invalid($"The categories are \"{TagCategories.Guess}\", or of \"{string.Join("\", \"", TagCategories.Boards)}\"."));
        var parsed = DictionaryParser.Parse(content, categories);
        var stored = DictionaryTag.Write(parsed.Tags);
        using var turn = await turns.Take(cancel).ConfigureAwait(false);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(stored));
        store.Read(session => Replaced(session.Tables, name, parsed));
        blobs.Put(Shelf.Texts, sha256, stored);
        blobs.Flush();
        var change = changes.New($"Imported the tag dictionary \"{name}\"");
        var (imported, replaced) = await store.Write(session => Append(session, change, name, parsed, sha256), cancel).ConfigureAwait(false);
        if (replaced is not null)
            RemoveDictionary.Discard(store, blobs, replaced);
        return ListDictionaries.View(imported);
    }

    /// <summary>The dictionary in whose place one comes; null when it is new.</summary>
    /// <exception cref="RefusedException">There would be too much of them.</exception>
    private static DictionaryRow? Replaced(IReadTables tables, string name, ParsedDictionary parsed)
    {
        var others = tables.AllDictionaries().FindAll(d => !d.Removed);
        var before = others.Find(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));
        others.RemoveAll(d => d == before);
        if (others.Sum(d => (long)d.Tags) + parsed.Tags.Count > MostTagsInAll || others.Sum(d => (long)d.Aliases) + parsed.Tags.Sum(t => (long)t.Aliases.Count) > MostAliasesInAll)
            throw new RefusedException(Refusal.Conflict(
                $"All dictionaries together can have {MostTagsInAll:N0} tags and {MostAliasesInAll:N0} aliases: remove one that you do not need."));
        return before;
    }

    private static (DictionaryRow Imported, string? Replaced) Append(IWriteSession session, Change change, string name, ParsedDictionary parsed, string sha256)
    {
        var before = Replaced(session.Tables, name, parsed);
        var number = before?.Dictionary ?? session.Tables.AllDictionaries().Select(d => d.Dictionary).DefaultIfEmpty().Max() + 1;
        var aliases = parsed.Tags.Sum(t => t.Aliases.Count);
        var row = new DictionaryRow(number, name, parsed.Kind, sha256, parsed.Tags.Count, aliases, Removed: false);
        if (row != before)
            session.Append([new(Streams.Dictionary(number), [new DictionaryImported(number, name, parsed.Kind, sha256, parsed.Tags.Count, aliases)])], change);
        return (row, before?.Content == sha256 ? null : before?.Content);
    }
}
