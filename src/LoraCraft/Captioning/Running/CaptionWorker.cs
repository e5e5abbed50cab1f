using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Has a provider caption images.</summary>
internal sealed class CaptionWorker(
    IEventStore store, ProviderDesk providers, ICaptioner captioner, AnswerCache cache, IBlobStore blobs, IImaging imaging, PictureLimits limits, TimeProvider clock,
    CaptionRecorder recorder, IMoments moments) : AnswerWorker<CaptionOrder, Prepared>(store, recorder, clock, moments)
{
    public const string Name = "caption";

    public override string Kind => Name;

    protected override IAnswers<Prepared> Answers(long dataset, CaptionOrder order, CancellationToken cancel)
    {
        var provider = providers.Find(order.Provider);
        var (prompt, words) = Store.Read(s => (SavePrompt.Find(s.Tables, order.Preset, order.Version), Subjects.Words(s.Tables, dataset)));
        return new Questioner(provider, providers.Pace(provider), captioner, cache, blobs, imaging, limits, Clock, order.Model, prompt, words);
    }

    protected override string? NeedsAPerson(Exception failed) => failed is CaptionerException ? failed.Message : null;
}
