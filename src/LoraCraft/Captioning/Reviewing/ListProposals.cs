using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Reviewing;

/// <param name="Target"><c>tags</c>, or the name of a caption.</param>
/// <param name="Id">Tells it from an earlier and a later one for the same.</param>
/// <param name="Text">The model's text; null unless texts were asked for.</param>
public sealed record WaitingProposal(int Image, string Target, long Id, string? Text);

/// <param name="Total">How many wait, of those that were asked for.</param>
/// <param name="Waiting">How many wait in the whole dataset.</param>
/// <param name="Proposals">The first of them, by number of the image and target; at most 10,000, or the limit asked for.</param>
public sealed record ProposalQueue(int Total, long Waiting, IReadOnlyList<WaitingProposal> Proposals);

/// <param name="Sha256">Of the picture.</param>
/// <param name="Current">The text now; tags with commas.</param>
/// <param name="Proposed">What accepting makes of it: the model's text, with what people changed of an earlier one on top.</param>
/// <param name="Written">The model's text alone.</param>
/// <param name="Rebased">Whether people's words are kept in what is proposed.</param>
/// <param name="Overlaps">Whether people and the model changed the same, so that the people's words stand there.</param>
/// <param name="Run">Id of the run.</param>
/// <param name="Label">What the run is called.</param>
/// <param name="Notes">What the model says of the picture's quality; null when it says nothing.</param>
public sealed record ProposalView(
    int Image, string Name, string Sha256, int Width, int Height, string Target, long Id, string Current, string Proposed, string Written, bool Rebased, bool Overlaps, string Run,
    string Label, DateTimeOffset At, string? Notes);

/// <summary>What models propose for a dataset and waits for a person.</summary>
internal static class ListProposals
{
    private const int Most = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/datasets/{dataset:long}/proposals", Ok<ProposalQueue> (
            long dataset, string? filter, string? target, bool? texts, int? limit, IEventStore store, IScopes scopes) => TypedResults.Ok(store.Read(session =>
            {
                var waiting = session.Tables.WaitingIn(dataset);
                if (limit == 0 && string.IsNullOrWhiteSpace(filter) && target is null && session.StreamVersion(Streams.Dataset(dataset)) > 0)
                    return new ProposalQueue((int)waiting, waiting, []);
                var found = session.Waiting(scopes, dataset, new(filter), target);
                return new ProposalQueue(
                    found.Count, waiting,
                    [.. found.Take(Math.Min(limit ?? Most, Most)).Select(p => new WaitingProposal(p.Image, p.Target, p.Source, texts == true ? p.Text : null))]);
            }))).WithName("listProposals");
        routes.MapGet("/api/datasets/{dataset:long}/proposals/{image:int}", Ok<ProposalView> (
            long dataset, int image, string target, IEventStore store, Rebase rebase) => TypedResults.Ok(store.Read(session => Show(session, rebase, dataset, image, target)))).WithName("showProposal");
    }

    /// <exception cref="RefusedException">The dataset is unknown, or the filter cannot be read.</exception>
    public static List<ProposalRow> Waiting(this IReadSession session, IScopes scopes, long dataset, Scope scope, string? target) =>
        session.StreamVersion(Streams.Dataset(dataset)) == 0
            ? throw new RefusedException(DatasetCommands.Unknown(dataset))
            : session.Tables.Proposals(dataset, scopes.Resolve(session, dataset, scope), target);

    private static ProposalView Show(IReadSession session, Rebase rebase, long dataset, int image, string target)
    {
        if (session.Tables.Proposals(dataset, ImageSet.Of(image), target).FirstOrDefault() is not { } row
            || ReviewedTexts.Of(session.Tables, dataset, ImageSet.Of(image)) is not [var now])
            throw new RefusedException(Refusal.Unknown("Nothing waits here any more: it was decided, or the image is gone or in the bin."));
        var rebased = rebase.Of(target, now, row.Text, rebase.Bases(session, dataset, target, [now]).GetValueOrDefault(image));
        var (name, picture, width, height) = session.Tables.First(
            "SELECT name, picture, width, height FROM image WHERE dataset = $1 AND number = $2",
            r => (r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3)), dataset, image);
        var change = session.ChangesAt([row.Source])[row.Source];
        var run = change.Actor[Actors.RunPrefix.Length..];
        var notes = session.Tables.Query(
            "SELECT notes FROM run_item WHERE run = $1 AND number = $2 AND notes IS NOT NULL", r => r.GetString(0), run, image).FirstOrDefault();
        return new(
            image, name, picture, width, height, target, row.Source, Rebased.TextOf(now, target), Rebased.TextOf(rebased.After, target), row.Text, rebased.Keeps(target), rebased.Overlaps,
            run, change.Cause, change.At, notes);
    }
}

internal static class ReviewedTexts
{
    /// <summary>The texts of the live images of a set, by number.</summary>
    public static List<ImageTexts> Of(IReadTables tables, long dataset, ImageSet images)
    {
        var tags = tables.TagsOf(dataset, images);
        var captions = tables.CaptionsOf(dataset, images);
        return
        [
            .. tables.QueryOn(images, "SELECT number FROM image WHERE dataset = $1 AND live = 1 AND", r => r.GetInt32(0), dataset).Order()
                .Select(n => new ImageTexts(n, tags.GetValueOrDefault(n, []), captions.GetValueOrDefault(n) ?? new Dictionary<string, string>())),
        ];
    }
}
