using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Has a provider caption images.</summary>
internal sealed class CaptionWorker(
    IEventStore store, ProviderDesk providers, ICaptioner captioner, AnswerCache cache, IBlobStore blobs, IImaging imaging, PictureLimits limits, TimeProvider clock,
    CaptionRecorder recorder, IMoments moments, QuestionTurns turns) : AnswerWorker<CaptionOrder, Prepared>(store, recorder, clock, moments)
{
    public const string Name = "caption";

    public override string Kind => Name;

    protected override Task<IAnswers<Prepared>> Answers(long dataset, CaptionOrder order, CancellationToken cancel)
    {
        var provider = providers.Find(order.Provider);
        var (prompt, words) = Store.Read(s => (SavePrompt.Find(s.Tables, order.Preset, order.Version), Subjects.Words(s.Tables, dataset)));
        return Task.FromResult<IAnswers<Prepared>>(new Questioner(provider, providers, captioner, cache, blobs, imaging, limits, Clock, order.Model, prompt, words, turns, order.AlsoTags));
    }

    /// <summary>A provider may be removed, and its key become one that cannot be unsealed, while it is asked.</summary>
    protected override string? NeedsAPerson(Exception failed) => failed is CaptionerException or RefusedException ? failed.Message : null;
}
