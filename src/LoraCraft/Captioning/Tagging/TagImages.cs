using LoraCraft.Captioning.Running;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Tagging;

/// <param name="Models">Whole paths of their folders; several look at each picture.</param>
/// <param name="Choice">Which of the tags they see are taken.</param>
/// <param name="Policy">Who wins where there are tags: <c>empty</c> (only images without any), <c>append</c>, <c>prepend</c>, <c>replace-machine</c>, <c>rebase</c> (what models saw, with people's changes on top) or <c>replace-all</c>; or <c>propose</c>: nothing is changed, a person decides.</param>
/// <param name="Scope">Which images; all when absent.</param>
/// <param name="Limit">So many at most of those that the policy does not leave alone, from the lowest number on.</param>
public sealed record TagImagesRequest(
    IReadOnlyList<string> Models, TagChoice? Choice = null, string Policy = CaptionPolicy.Empty, Scope? Scope = null, int? Limit = null);

/// <summary>Starts a run in which models on this computer tag images.</summary>
public sealed class TagImages
{
    private const int MostModels = 8;

    private readonly IRunDesk _desk;
    private readonly CommandRunner _runner;
    private readonly IEventStore _store;
    private readonly IChanges _changes;
    private readonly IScopes _scopes;
    private readonly TaggerDesk _taggers;

    internal TagImages(IRunDesk desk, CommandRunner runner, IEventStore store, IChanges changes, IScopes scopes, TaggerDesk taggers) =>
        (_desk, _runner, _store, _changes, _scopes, _taggers) = (desk, runner, store, changes, scopes, taggers);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/tagging", async Task<Accepted<RunView>> (
            long dataset, TagImagesRequest request, TagImages images, CancellationToken cancel) =>
        {
            var run = await images.Run(dataset, request, cancel).ConfigureAwait(false);
            return TypedResults.Accepted($"/api/runs/{run.Id}", run);
        }).WithName("tagImages");
        routes.MapPost("/api/datasets/{dataset:long}/tagging:estimate", Ok<CaptionEstimate> (
            long dataset, TagImagesRequest request, TagImages images) => TypedResults.Ok(images.Estimate(dataset, request))).WithName("estimateTagging");
    }

    public async Task<RunView> Run(long dataset, TagImagesRequest request, CancellationToken cancel = default)
    {
        var folders = Folders(request.Models);
        var choice = Chosen(request.Choice);
        AskedImages.Check(request.Policy, request.Limit);
        var images = _store.Read(s => _scopes.Asked(s, dataset, request.Scope, TextRule.Tags, request.Policy, request.Limit));
        if (images.IsEmpty)
            throw new RefusedException(Refusal.Conflict("There is no image to tag: the dataset is empty, the filter finds none, or all that it finds have tags that stay."));
        foreach (var folder in folders)
            if (await _taggers.Problem(folder, cancel).ConfigureAwait(false) is { } problem)
                throw new RefusedException(Refusal.Conflict(problem));
        await KeepTaggers.Remember(_runner, _changes, folders, cancel).ConfigureAwait(false);
        var label = TagOrder.LabelOf(folders, choice);
        var change = new Change(_changes.NewId(), "", DateTimeOffset.FromUnixTimeMilliseconds(_changes.Now.ToUnixTimeMilliseconds()), label);
        var order = new TagOrder(folders, choice, request.Policy, images, change);
        return await _desk.Queue(TagWorker.Name, dataset, label, order.ToJson(), other => TagWorker.Equal(TagOrder.Parse(other), order), cancel).ConfigureAwait(false);
    }

    internal static IReadOnlyList<string> Folders(IReadOnlyList<string>? given) => (given ?? []).Select(KeepTaggers.Folder).Distinct().ToList() switch
    {
        [] => throw new RefusedException(Refusal.Invalid("Name the folder of at least one model.")),
        { Count: > MostModels } => throw new RefusedException(Refusal.Invalid($"At most {MostModels} models can be used together.")),
        var folders => folders,
    };

    internal static TagChoice Chosen(TagChoice? given)
    {
        var choice = given ?? new();
        return choice.Check() is { } refusal ? throw new RefusedException(refusal) : choice;
    }

    private CaptionEstimate Estimate(long dataset, TagImagesRequest request)
    {
        var model = TagOrder.ModelOf(Folders(request.Models));
        AskedImages.Check(request.Policy, request.Limit);
        var ((images, spared), uses) = _store.Read(s => (_scopes.Counted(s, dataset, request.Scope, TextRule.Tags, request.Policy, request.Limit), s.Tables.Uses()));
        var before = uses.Where(u => u.Provider == TagOrder.ThisComputer && u.Model == model && u.Calls > 0).ToList();
        double? seconds = before.Count > 0 ? (images - spared) * before.Sum(u => u.Milliseconds) / 1000.0 / before.Sum(u => u.Calls) : null;
        return new(model, images, spared, 0, 0, seconds, before.Count > 0, Cost: 0);
    }
}
