using LoraCraft.Captioning.Running;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Reviewing;

/// <param name="Scope">Of which images; all when absent.</param>
/// <param name="Target"><c>tags</c>, or the name of a caption; whatever they are for when absent.</param>
/// <param name="Id">The one that was looked at, so that no other is decided in its stead.</param>
/// <param name="Text">What a person made of a single one; as it is proposed when absent. Tags with commas.</param>
/// <param name="Current">The text that a single one was looked at beside, so that what was written since is not replaced unseen; not asked about when absent.</param>
/// <param name="OverPeople">Whether also those are taken that would replace a whole text which a person wrote or changed after they were proposed; no when absent. One that is named by its id, or comes with a text, always is.</param>
public sealed record AcceptProposalsRequest(
    Scope? Scope = null, string? Target = null, long? Id = null, string? Text = null, string? Current = null, bool? OverPeople = null);

/// <param name="Change">Null when none was taken.</param>
/// <param name="Images">How many images changed.</param>
/// <param name="Version">The dataset's version now.</param>
/// <param name="Left">How many proposals still wait because a person wrote the text since.</param>
/// <param name="Why">Why they were left, as a sentence; null when none was.</param>
public sealed record AcceptedProposals(string? Change, int Images, long Version, int Left, string? Why);

/// <param name="Scope">Of which images; all when absent.</param>
/// <param name="Target"><c>tags</c>, or the name of a caption; whatever they are for when absent.</param>
/// <param name="Id">The one that was looked at, so that no other is decided in its stead.</param>
public sealed record RejectProposalsRequest(Scope? Scope = null, string? Target = null, long? Id = null);

/// <summary>Takes what models propose into the dataset, or lets it go: changes by a person, taken back as any other.</summary>
public sealed class DecideProposals
{
    private readonly DatasetCommands _commands;
    private readonly IScopes _scopes;
    private readonly Rebase _rebase;
    private readonly IPeoplesTexts _people;
    private readonly IArrivals _arrivals;

    internal DecideProposals(DatasetCommands commands, IScopes scopes, Rebase rebase, IPeoplesTexts people, IArrivals arrivals) =>
        (_commands, _scopes, _rebase, _people, _arrivals) = (commands, scopes, rebase, people, arrivals);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/proposals:accept", async Task<Ok<AcceptedProposals>> (
            long dataset, AcceptProposalsRequest request, DecideProposals decide, CancellationToken cancel) =>
            TypedResults.Ok(await decide.Accept(dataset, request, cancel).ConfigureAwait(false))).WithName("acceptProposals");
        routes.MapPost("/api/datasets/{dataset:long}/proposals:reject", async Task<Ok<ChangeResult>> (
            long dataset, RejectProposalsRequest request, DecideProposals decide, CancellationToken cancel) =>
            TypedResults.Ok(await decide.Reject(dataset, request, cancel).ConfigureAwait(false))).WithName("rejectProposals");
    }

    /// <exception cref="RefusedException">Nothing waits there, or the text is none.</exception>
    public async Task<AcceptedProposals> Accept(long dataset, AcceptProposalsRequest request, CancellationToken cancel = default)
    {
        var (taken, left) = (new List<TakenTexts>(), 0);
        var done = await _commands.Run(dataset, request.Text is null ? "Accepted proposed texts" : "Accepted a proposed text with changes", session =>
        {
            var rows = Rows(session, dataset, request.Scope, request.Target, request.Id);
            if ((request.Text is not null || request.Current is not null) && rows.Count > 1)
                return Refusal.Invalid("A text can be given for a single proposal only: name one image and its target.");
            if (request.Text is not null && Check(rows[0].Target, request.Text) is { } wrong)
                return wrong;
            if (request.Current is not null && ReviewedTexts.Of(session.Tables, dataset, ImageSet.Of(rows[0].Image)) is [var now] && Rebased.TextOf(now, rows[0].Target) != request.Current)
                return Refusal.Conflict("The text was changed since you looked. Look at it again, then decide.");
            var waiting = rows.GroupBy(r => r.Target).Select(g => Look(session, dataset, g.Key, [.. g])).ToList();
            if (request is { Id: null, Text: null, Current: null, OverPeople: not true })
                waiting = waiting.ConvertAll(w => WithoutPeoples(session, dataset, w));
            left = rows.Count - waiting.Sum(w => w.Rows.Count);
            taken = waiting.ConvertAll(w => Taken(w, request.Text));
            return Decision.Of(Streams.Dataset(dataset), [.. taken.SelectMany(t => t.Events)]);
        }, (session, change) => taken.ForEach(t => _arrivals.AfterTexts(session, change, dataset, t.Target, t.New)), cancel).ConfigureAwait(false);
        return new(done.Change, done.Images, done.Version, left, left == 0 ? null
            : $"{left} still {(left == 1 ? "waits" : "wait")}: a person wrote or changed the text since, and all of it would be replaced. Accept such a one by itself.");
    }

    /// <exception cref="RefusedException">Nothing waits there.</exception>
    public Task<ChangeResult> Reject(long dataset, RejectProposalsRequest request, CancellationToken cancel = default) =>
        _commands.Run(dataset, "Rejected proposed texts", session => Decision.Of(
            Streams.Dataset(dataset),
            [
                .. Rows(session, dataset, request.Scope, request.Target, request.Id).GroupBy(r => (r.Target, r.Source))
                    .Select(g => new ProposalsDecided(g.Key.Target, ProposalsDecided.Outcomes.Rejected, ImageSet.Of(g.Select(r => r.Image)), g.Key.Source)),
            ]), cancel);

    private List<ProposalRow> Rows(IReadSession session, long dataset, Scope? scope, string? target, long? id)
    {
        var rows = session.Waiting(_scopes, dataset, scope ?? new(), target);
        if (id is not null)
            rows.RemoveAll(r => r.Source != id);
        return rows.Count > 0 ? rows : throw new RefusedException(Refusal.Conflict("Nothing waits here any more: it was decided, a newer one came, or the filter finds none."));
    }

    private WaitingTexts Look(IReadSession session, long dataset, string target, IReadOnlyList<ProposalRow> rows)
    {
        var now = ReviewedTexts.Of(session.Tables, dataset, ImageSet.Of(rows.Select(r => r.Image))).ToDictionary(t => t.Number);
        return new(target, rows, now, _rebase.Bases(session, dataset, target, now.Values));
    }

    /// <summary>Without those that would replace what a person wrote after they were made: nothing tells a person's words in it from a model's.</summary>
    private WaitingTexts WithoutPeoples(IReadSession session, long dataset, WaitingTexts waiting)
    {
        var bare = waiting.Rows.Where(r => !waiting.Bases.ContainsKey(r.Image)).ToList();
        if (bare.Count == 0)
            return waiting;
        var changed = _people.ChangedAfter(session, dataset, waiting.Target, ImageSet.Of(bare.Select(r => r.Image)), bare.Min(r => r.Source));
        var peoples = bare.Where(r => changed.TryGetValue(r.Image, out var at) && at > r.Source).ToHashSet();
        return waiting with { Rows = [.. waiting.Rows.Where(r => !peoples.Contains(r))] };
    }

    private TakenTexts Taken(WaitingTexts waiting, string? text)
    {
        var (target, rows, now, bases) = waiting;
        var events = new List<IEvent>();
        var (accepted, edited, written) = (new List<(ImageSet, long)>(), new List<(ImageTexts, ImageTexts)>(), new List<(ImageTexts, ImageTexts)>());
        foreach (var source in rows.GroupBy(r => r.Source))
        {
            var pairs = source.Select(r => (Before: now[r.Image], _rebase.Of(target, now[r.Image], r.Text, bases.GetValueOrDefault(r.Image)).After)).ToList();
            var words = _rebase.Events(target, pairs);
            if (words.Count > 0)
                events.AddRange([new ModelsWordsTaken(source.Key, words.Count), .. words]);
            written.AddRange(pairs);
            accepted.Add((ImageSet.Of(source.Select(r => r.Image)), source.Key));
            if (text is not null && Rebased.TextOf(pairs[0].After, target) is var proposed && Rebased.With(pairs[0].After, target, text) is var after && Rebased.TextOf(after, target) != proposed)
                edited.Add((pairs[0].After, after));
        }

        events.AddRange(_rebase.Events(target, edited));
        var outcome = edited.Count > 0 ? ProposalsDecided.Outcomes.Edited : ProposalsDecided.Outcomes.Accepted;
        events.AddRange(accepted.Select(a => new ProposalsDecided(target, outcome, a.Item1, a.Item2)));
        return new(target, events, edited.Count > 0 ? ImageSet.Empty : NewTexts.Of(target, written, rows.ToDictionary(r => r.Image, r => r.Text)));
    }

    private static Refusal? Check(string target, string text) =>
        PlainText.Check(text) ?? (target == TextRule.Tags ? TagRule.Check(TagRule.Split(text)) : null);

    /// <param name="Now">The texts of their images, by number.</param>
    /// <param name="Bases">As <see cref="Rebase.Bases"/>.</param>
    private sealed record WaitingTexts(
        string Target, IReadOnlyList<ProposalRow> Rows, IReadOnlyDictionary<int, ImageTexts> Now, IReadOnlyDictionary<int, string> Bases);

    /// <param name="New">The images whose text is as a model wrote it; none where a person changed it first.</param>
    private sealed record TakenTexts(string Target, IReadOnlyList<IEvent> Events, ImageSet New);
}
