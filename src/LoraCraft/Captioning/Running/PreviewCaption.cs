using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Running;

/// <param name="Preset">The prompt's name.</param>
/// <param name="Text">A prompt as it is being written, instead of the kept one.</param>
/// <param name="Image">Its number; the first one in the scope that a run would ask about when absent.</param>
/// <param name="Target">What a run's answers would become, <c>tags</c> or the name of a caption.</param>
/// <param name="Policy">A run's; any image is asked about when absent.</param>
/// <param name="AlsoTags">Whether tags are asked for beside the caption, as by a run.</param>
public sealed record PreviewCaptionRequest(
    string Provider, string? Preset = null, string? Text = null, int? Image = null, Scope? Scope = null, string Target = CaptionNames.Default,
    string Policy = CaptionPolicy.ReplaceAll, bool AlsoTags = false);

/// <param name="Picture">SHA-256.</param>
/// <param name="Prompt">All the text that is sent about this image.</param>
/// <param name="Request">The body that is sent, with the size of the picture in its place.</param>
public sealed record CaptionPreview(int Image, string Name, string Picture, string Prompt, string Request);

/// <summary>Shows what would be sent about one image, without sending it.</summary>
internal static class PreviewCaption
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/captions:preview", async Task<Ok<CaptionPreview>> (
            long dataset, PreviewCaptionRequest request, ProviderDesk providers, ICaptioner captioner, IEventStore store, IScopes scopes, IBlobStore blobs, IImaging imaging,
            PictureLimits limits, CancellationToken cancel) =>
        {
            AskedImages.Check(request.Policy, null);
            AskedImages.CheckTarget(request.Target);
            var provider = providers.Find(request.Provider);
            var (subject, text, member) = store.Read(s => Text(s, dataset, request, scopes));
            TagsBeside.Check(request.AlsoTags, provider.Settings, member, request.Target);
            var jpeg = Jpeg(blobs, imaging, limits, subject, provider, cancel);
            var model = await Model(provider, captioner, cancel).ConfigureAwait(false);
            TagsBeside.Check(request.AlsoTags, providers, provider, model);
            var question = provider.Question(
                model, request.AlsoTags ? TagsBeside.AskedFor(text) : text, jpeg, providers.AsksForJson(provider, model) ? member : null, request.AlsoTags);
            return TypedResults.Ok(new CaptionPreview(subject.Number, subject.Name, subject.Picture, question.Prompt, captioner.Show(question, provider.Address)));
        }).WithName("previewCaption");

    private static (Subject, string Text, string Member) Text(IReadSession session, long dataset, PreviewCaptionRequest request, IScopes scopes)
    {
        var kept = request.Preset is { } name ? SavePrompt.Find(session.Tables, name) : null;
        var prompt = request.Text ?? kept?.Text ?? throw new RefusedException(Refusal.Invalid("Name a prompt, or give its text."));
        var subject = Subjects.One(session, dataset, request.Image, request.Scope, scopes, request.Target, request.Policy);
        return (subject, PromptText.Fill(prompt, Subjects.Words(session.Tables, dataset).Of(subject)), AnswerReading.MemberOf(kept?.Target ?? TextRule.Caption));
    }

    /// <summary>As a run finds it. A service that does not say keeps nobody from seeing the rest.</summary>
    private static async Task<string> Model(ReadyProvider provider, ICaptioner captioner, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await AskProvider.ModelOf(provider, captioner, patience.Token).ConfigureAwait(false);
        }
        catch (Exception silent) when (silent is CaptionerException || (silent is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return provider.Settings.Model;
        }
    }

    private static byte[] Jpeg(IBlobStore blobs, IImaging imaging, PictureLimits limits, Subject subject, ReadyProvider provider, CancellationToken cancel)
    {
        try
        {
            return Questioner.Jpeg(blobs, imaging, limits, subject.Picture, provider.Settings.MaxSide, cancel);
        }
        catch (PictureRefusedException refused)
        {
            throw new RefusedException(Refusal.Conflict(refused.Message));
        }
    }
}
