using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Has single images captioned for show. Answers are kept, so that a run does not pay them again, and what they took is written down.</summary>
internal sealed class CaptionTrials(
    IEventStore store, CommandRunner runner, IChanges changes, ProviderDesk providers, ICaptioner captioner, AnswerCache cache, IBlobStore blobs, IImaging imaging,
    PictureLimits limits, TimeProvider clock, IScopes scopes, QuestionTurns turns)
{
    /// <exception cref="RefusedException">There is no such image, provider or prompt.</exception>
    public async Task<CaptionTrial> Try(long dataset, TryCaptionRequest request, CancellationToken cancel)
    {
        var provider = providers.Find(request.Provider);
        var (subject, prompt, words) = store.Read(s => (
            Subjects.One(s, dataset, request.Image, request.Scope, scopes), Prompt(s.Tables, request), Subjects.Words(s.Tables, dataset)));
        TagsBeside.Check(request.AlsoTags, provider.Settings, prompt.Target, request.Target);
        var model = provider.Settings.Model;
        try
        {
            model = await AskProvider.ModelOf(provider, captioner, cancel).ConfigureAwait(false);
            using var questioner = new Questioner(provider, providers, captioner, cache, blobs, imaging, limits, clock, model, prompt, words, turns, request.AlsoTags);
            var outcome = await Ask(questioner, subject, cancel).ConfigureAwait(false);
            if (outcome.Calls > 0)
                await runner.Run(
                    changes.New($"Tried {model} by {request.Provider}"), [Streams.Captioning],
                    _ => Decision.Of(Streams.Captioning, Answered.Use(request.Provider, model, [outcome])!), CancellationToken.None).ConfigureAwait(false);
            return Trial(outcome, model);
        }
        catch (CaptionerException failed)
        {
            return Trial(new(subject, null, Problem: failed.Message), model);
        }
    }

    private static PromptView Prompt(IReadTables tables, TryCaptionRequest request)
    {
        var kept = request.Preset is { } name ? SavePrompt.Find(tables, name) : null;
        if (request.Text is { } text && SavePrompt.CheckText(text) is { } refusal)
            throw new RefusedException(refusal);
        var prompt = request.Text is null
            ? kept ?? throw new RefusedException(Refusal.Invalid("Name a prompt, or give its text."))
            : new(kept?.Name ?? "", kept?.Label ?? "as it is written", 0, request.Text, kept?.Target ?? (request.Target == TextRule.Tags ? TextRule.Tags : TextRule.Caption), [], null, BuiltIn: false);
        AskedImages.Target(prompt, request.Target);
        return prompt;
    }

    /// <summary>What is under way when nobody waits for it any more is brought to its end: it may have been paid for.</summary>
    private static async Task<Answered> Ask(Questioner questioner, Subject subject, CancellationToken cancel)
    {
        var (ask, known) = await OwnThread.Run(() => questioner.Prepare(subject, cancel), cancel).ConfigureAwait(false);
        return ask is null ? known! : (await questioner.Ask([ask], cancel, CancellationToken.None).ConfigureAwait(false))[0];
    }

    private static CaptionTrial Trial(Answered a, string model) => new(
        a.Subject.Number, a.Subject.Name, a.Subject.Picture, model, a.Text, a.Tags, a.Problem ?? a.Skipped, a.Notes, a.Kept, a.Calls, a.InputTokens, a.OutputTokens, a.Milliseconds,
        a.Calls > 0 && a.Priced == 0 ? null : a.Cost, a.Calls - a.Priced);
}
