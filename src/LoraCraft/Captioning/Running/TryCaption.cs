using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Running;

/// <param name="Text">A prompt as it is being written, instead of a kept one.</param>
/// <param name="Target">What its answers are, <c>tags</c> or the name of a caption.</param>
/// <param name="Image">Its number; the first one in the scope when absent.</param>
public sealed record TryCaptionRequest(
    string Provider, string? Preset = null, string? Text = null, string Target = CaptionNames.Default, int? Image = null, Scope? Scope = null);

/// <param name="Picture">SHA-256.</param>
/// <param name="Answer">The caption, or tags with commas; null when there is none.</param>
/// <param name="Problem">Why not, as a sentence.</param>
/// <param name="Kept">Whether the answer is from earlier and cost nothing.</param>
/// <param name="Milliseconds">From the question to the answer; 0 for one from earlier.</param>
public sealed record CaptionTrial(
    int Image, string Name, string Picture, string? Answer, string? Problem, bool Kept, long InputTokens, long OutputTokens, long Milliseconds);

/// <summary>Asks a provider about one image as a run would, without changing anything. The answer is kept, so that a run does not pay for it again.</summary>
internal static class TryCaption
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/captions:try", async Task<Ok<CaptionTrial>> (
            long dataset, TryCaptionRequest request, CaptionWorker worker, ICaptioner captioner, ProviderDesk providers, IEventStore store, IScopes scopes, CommandRunner runner,
            IChanges changes, CancellationToken cancel) =>
        {
            if (request.Target != TextRule.Tags && CaptionName.Check(request.Target) is { } wrong)
                throw new RefusedException(wrong);
            var provider = providers.Find(request.Provider);
            var (subject, prompt, words) = store.Read(s => (
                Subjects.One(s, dataset, request.Image, request.Scope, scopes), Prompt(s.Tables, request), Subjects.Words(s.Tables, dataset)));
            try
            {
                var model = await AskProvider.ModelOf(provider, captioner, cancel).ConfigureAwait(false);
                var order = new CaptionOrder(
                    request.Provider, model, prompt.Name, prompt.Version, request.Target, CaptionPolicy.ReplaceAll, ImageSet.Of(subject.Number), new("", "", default, ""));
                var answered = await worker.Try(provider, order, prompt, words, subject, cancel).ConfigureAwait(false);
                if (answered.Calls > 0)
                    await runner.Run(changes.New($"Tried {request.Provider}"), [Streams.Captioning], _ => Decision.Of(Streams.Captioning, new ProviderUsed(
                        request.Provider, model, answered.Calls, 0, answered.InputTokens, answered.OutputTokens, answered.Milliseconds)), CancellationToken.None).ConfigureAwait(false);
                return TypedResults.Ok(new CaptionTrial(
                    subject.Number, subject.Name, subject.Picture, answered.Text, answered.Problem, answered.Kept, answered.InputTokens, answered.OutputTokens,
                    answered.Milliseconds));
            }
            catch (CaptionerException failed)
            {
                throw new RefusedException(Refusal.Conflict(failed.Message));
            }
        }).WithName("tryCaption");

    private static PromptView Prompt(IReadTables tables, TryCaptionRequest request)
    {
        var kept = request.Preset is { } name ? SavePrompt.Find(tables, name) : null;
        var target = request.Target == TextRule.Tags ? TextRule.Tags : CaptionNames.Default;
        return request.Text is { } text
            ? new("", "", 0, text, kept?.Target ?? target, [], null, BuiltIn: false)
            : kept ?? throw new RefusedException(Refusal.Invalid("Name a prompt, or give its text."));
    }
}
