using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Running;

/// <param name="Provider">Its name.</param>
/// <param name="Preset">The prompt's name.</param>
/// <param name="Target"><c>tags</c>, or the name of a caption; what the prompt asks for when absent.</param>
/// <param name="Policy">Who wins where there is a text: <c>empty</c> (only images without one), <c>append</c>, <c>prepend</c>, <c>replace-machine</c>, <c>rebase</c> (what models wrote, with people's changes on top) or <c>replace-all</c>; or <c>propose</c>: nothing is changed, a person decides.</param>
/// <param name="Scope">Which images; all when absent.</param>
/// <param name="Limit">So many at most of those that the policy does not leave alone, from the lowest number on.</param>
/// <param name="AlsoTags">Whether the tags that come with a caption become the image's tags, under the same policy. The provider has to answer as JSON; which images are asked about hangs on their captions alone.</param>
public sealed record CaptionImagesRequest(
    string Provider, string Preset, string? Target = null, string Policy = CaptionPolicy.Empty, Scope? Scope = null, int? Limit = null, bool AlsoTags = false);

/// <param name="Images">In the scope and within the limit.</param>
/// <param name="Spared">Of them those that the policy leaves alone.</param>
/// <param name="InputTokens">Of all questions, about.</param>
/// <param name="OutputTokens">Of all answers, about.</param>
/// <param name="Seconds">For all, about; null while nothing is known of the provider's speed.</param>
/// <param name="Measured">Whether the tokens follow from earlier use of the provider and model with pictures sent as now, and not from rules of thumb.</param>
/// <param name="Cost">Of all, about, US dollars at today's prices; null when the provider has none, or does not tell its tokens.</param>
public sealed record CaptionEstimate(string Model, int Images, int Spared, long InputTokens, long OutputTokens, double? Seconds, bool Measured, double? Cost);

/// <summary>Starts a captioning run, and says before what it will take.</summary>
public sealed class CaptionImages
{
    private readonly IRunDesk _desk;
    private readonly IEventStore _store;
    private readonly IChanges _changes;
    private readonly IScopes _scopes;
    private readonly ICaptioner _captioner;
    private readonly ProviderDesk _providers;

    internal CaptionImages(IRunDesk desk, IEventStore store, IChanges changes, IScopes scopes, ICaptioner captioner, ProviderDesk providers) =>
        (_desk, _store, _changes, _scopes, _captioner, _providers) = (desk, store, changes, scopes, captioner, providers);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/captions", async Task<Accepted<RunView>> (
            long dataset, CaptionImagesRequest request, CaptionImages images, CancellationToken cancel) =>
        {
            var run = await images.Run(dataset, request, cancel).ConfigureAwait(false);
            return TypedResults.Accepted($"/api/runs/{run.Id}", run);
        }).WithName("captionImages");
        routes.MapPost("/api/datasets/{dataset:long}/captions:estimate", Ok<CaptionEstimate> (
            long dataset, CaptionImagesRequest request, CaptionImages images) => TypedResults.Ok(images.Estimate(dataset, request))).WithName("estimateCaptions");
    }

    public async Task<RunView> Run(long dataset, CaptionImagesRequest request, CancellationToken cancel = default)
    {
        var (provider, prompt, target) = Check(request);
        var images = _store.Read(s => _scopes.Asked(s, dataset, request.Scope, target, request.Policy, request.Limit));
        if (images.IsEmpty)
            throw new RefusedException(Refusal.Conflict("There is no image to caption: the dataset is empty, the filter finds none, or all that it finds have a text that stays."));
        var model = await Model(provider, cancel).ConfigureAwait(false);
        TagsBeside.Check(request.AlsoTags, _providers, provider, model);
        var label = CaptionOrder.LabelOf(request.Provider, model, prompt.Name, prompt.Version);
        var change = new Change(_changes.NewId(), "", DateTimeOffset.FromUnixTimeMilliseconds(_changes.Now.ToUnixTimeMilliseconds()), label);
        var order = new CaptionOrder(request.Provider, model, prompt.Name, prompt.Version, target, request.Policy, images, change, request.AlsoTags);
        return await _desk.Queue(CaptionWorker.Name, dataset, label, order.ToJson(), other => CaptionWorker.Equal(CaptionOrder.Parse(other), order), cancel).ConfigureAwait(false);
    }

    private CaptionEstimate Estimate(long dataset, CaptionImagesRequest request)
    {
        var (provider, prompt, target) = Check(request);
        var ((images, spared), before) = _store.Read(s => (
            _scopes.Counted(s, dataset, request.Scope, target, request.Policy, request.Limit), s.Tables.Measured(provider.Settings.Name, provider.Settings.Model)));
        return Estimates.Of(provider.Settings, prompt.Text, images, spared, before, request.AlsoTags);
    }

    private (ReadyProvider Provider, PromptView Prompt, string Target) Check(CaptionImagesRequest request)
    {
        AskedImages.Check(request.Policy, request.Limit);
        var provider = _providers.Find(request.Provider);
        var prompt = _store.Read(s => SavePrompt.Find(s.Tables, request.Preset));
        TagsBeside.Check(request.AlsoTags, provider.Settings, prompt.Target, request.Target);
        return (provider, prompt, AskedImages.Target(prompt, request.Target));
    }

    private async Task<string> Model(ReadyProvider provider, CancellationToken cancel)
    {
        try
        {
            return await AskProvider.ModelOf(provider, _captioner, cancel).ConfigureAwait(false);
        }
        catch (CaptionerException failed)
        {
            throw new RefusedException(Refusal.Conflict(failed.Message));
        }
    }
}
