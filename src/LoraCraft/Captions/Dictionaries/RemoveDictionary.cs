using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions.Dictionaries;

/// <summary>Takes a dictionary away, its file too. Tags that images have stay.</summary>
public static class RemoveDictionary
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/dictionaries/{dictionary:long}", async Task<NoContent> (
            long dictionary, IEventStore store, IBlobStore blobs, IChanges changes, DictionaryTurns turns, CancellationToken cancel) =>
        {
            using var turn = await turns.Take(cancel).ConfigureAwait(false);
            var change = changes.New("Removed a tag dictionary");
            var content = await store.Write(session => Append(session, change, dictionary), cancel).ConfigureAwait(false);
            Discard(store, blobs, content);
            return TypedResults.NoContent();
        }).WithName("removeDictionary");

    /// <summary>Deletes a file that no dictionary needs any more.</summary>
    internal static void Discard(IEventStore store, IBlobStore blobs, string content)
    {
        if (!store.Read(session => session.Tables.Dictionaries()).Exists(d => d.Content == content))
            blobs.Delete(Shelf.Texts, content);
    }

    private static string Append(IWriteSession session, Change change, long dictionary)
    {
        var row = session.Tables.Dictionaries().Find(d => d.Dictionary == dictionary)
            ?? throw new RefusedException(Refusal.Unknown($"There is no dictionary {dictionary}."));
        session.Append([new(Streams.Dictionary(dictionary), [new DictionaryRemoved()])], change);
        return row.Content;
    }
}
