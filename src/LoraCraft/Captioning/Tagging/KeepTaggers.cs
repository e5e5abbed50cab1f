using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Tagging;

/// <param name="Folder">Whole path, on the computer that LoraCraft runs on.</param>
/// <param name="Name">Of the folder.</param>
/// <param name="Problem">What is missing now, as a sentence; null when its files are there.</param>
public sealed record TaggerView(string Folder, string Name, string? Problem);

/// <param name="Taggers">By folder.</param>
public sealed record TaggerList(IReadOnlyList<TaggerView> Taggers);

/// <param name="Folder">Whole path of a folder with <c>model.onnx</c> and <c>selected_tags.csv</c>.</param>
public sealed record AddTaggerRequest(string Folder);

/// <summary>What a tagger is.</summary>
/// <param name="Side">Pixels of the squares that it looks at.</param>
/// <param name="Tags">That it knows; characters and ratings among them.</param>
/// <param name="Milliseconds">That opening took.</param>
public sealed record TaggerFacts(string Folder, string Name, int Side, int Tags, int Characters, int Ratings, long Milliseconds);

/// <summary>Lists the taggers on this computer that are offered, adds them after having opened them, and removes them.</summary>
public static class KeepTaggers
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/taggers", async Task<Ok<TaggerList>> (IEventStore store, TaggerDesk desk, CancellationToken cancel) =>
            TypedResults.Ok(new TaggerList(await Task.WhenAll(store.Read(s => s.Tables.Taggers()).Select(f => View(f, desk, cancel))).ConfigureAwait(false))))
            .WithName("listTaggers");

        routes.MapPost("/api/taggers", async Task<Ok<TaggerFacts>> (
            AddTaggerRequest request, TaggerDesk desk, CommandRunner runner, IChanges changes, TimeProvider clock, CancellationToken cancel) =>
        {
            var folder = Folder(request.Folder);
            var facts = await Facts(folder, desk, clock, cancel).ConfigureAwait(false);
            await Remember(runner, changes, [folder], cancel).ConfigureAwait(false);
            return TypedResults.Ok(facts);
        }).WithName("addTagger");

        routes.MapDelete("/api/taggers", async Task<NoContent> (string folder, CommandRunner runner, IChanges changes, CancellationToken cancel) =>
        {
            var outcome = await runner.Run(
                changes.New($"Removed the tagger {Tagger.NameOf(folder)}"), [Streams.Captioning],
                s => s.Tables.Taggers().Contains(folder) ? Decision.Of(Streams.Captioning, new TaggerRemoved(folder)) : Refusal.Unknown($"There is no tagger {folder}."),
                cancel).ConfigureAwait(false);
            outcome.ThrowIfRefused();
            return TypedResults.NoContent();
        }).WithName("removeTagger");
    }

    /// <summary>The path as it is kept.</summary>
    internal static string Folder(string? given) => Path.TrimEndingDirectorySeparator((given ?? "").Trim());

    /// <summary>Those that are not offered yet are from now on.</summary>
    internal static async Task Remember(CommandRunner runner, IChanges changes, IReadOnlyList<string> folders, CancellationToken cancel) =>
        await runner.Run(
            changes.New($"Added the tagger {TagOrder.ModelOf(folders)}"), [Streams.Captioning],
            s => folders.Except(s.Tables.Taggers()).Select(f => (IEvent)new TaggerAdded(f)).ToArray() is { Length: > 0 } news
                ? Decision.Of(Streams.Captioning, news)
                : Decision.Nothing,
            cancel).ConfigureAwait(false);

    private static async Task<TaggerView> View(string folder, TaggerDesk desk, CancellationToken cancel) =>
        new(folder, Tagger.NameOf(folder), await desk.Problem(folder, cancel).ConfigureAwait(false));

    private static async Task<TaggerFacts> Facts(string folder, TaggerDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            var begun = clock.GetTimestamp();
            using var used = await desk.Use(folder, cancel).ConfigureAwait(false);
            var tagger = used.Tagger;
            int Count(TagKind kind) => tagger.Tags.Count(t => t.Kind == kind);
            return new(
                folder, tagger.Name, tagger.Model.Side, tagger.Tags.Count, Count(TagKind.Character), Count(TagKind.Rating), (long)clock.GetElapsedTime(begun).TotalMilliseconds);
        }
        catch (TaggerException failed)
        {
            throw new RefusedException(Refusal.Conflict(failed.Message));
        }
    }
}
