using LoraCraft.Captioning.Running;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Tagging;

/// <summary>Tags images with models on this computer.</summary>
internal sealed class TagWorker(
    IEventStore store, TaggerDesk taggers, AnswerCache cache, IBlobStore blobs, IImaging imaging, PictureLimits limits, TimeProvider clock, CaptionRecorder recorder,
    IMoments moments) : AnswerWorker<TagOrder, TagAsk>(store, recorder, clock, moments)
{
    public const string Name = "tag";

    public override string Kind => Name;

    protected override async Task<IAnswers<TagAsk>> Answers(long dataset, TagOrder order, CancellationToken cancel)
    {
        var models = await taggers.Use(order.Folders, cancel).ConfigureAwait(false);
        try
        {
            foreach (var model in models)
                model.Tagger.Model.Tune(cancel);
        }
        catch
        {
            foreach (var model in models)
                model.Dispose();
            throw;
        }

        return new TagAnswers(models, order.Choice, cache, blobs, imaging, limits, Clock);
    }

    protected override string? NeedsAPerson(Exception failed) => failed is TaggerException ? failed.Message : null;
}
