using System.Globalization;
using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>
/// Works through the images of a captioning run. What has an outcome in the log is not asked about again, and what was answered
/// just before a process died is in the cache, so that only what was under way is asked twice.
/// </summary>
internal sealed class CaptionWorker(
    IEventStore store, ProviderDesk providers, ICaptioner captioner, AnswerCache cache, IBlobStore blobs, IImaging imaging, PictureLimits limits, TimeProvider clock,
    CaptionRecorder recorder, IMoments moments) : IRunWorker
{
    public const string Name = "caption";
    private const int BatchSize = 200;
    private const int FailuresInARow = 12;
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromMilliseconds(200);

    public string Kind => Name;

    public string Change(string request) => CaptionOrder.Parse(request).Change.Id;

    public string Retry(string request, ImageSet failed, Func<Change, Change> anew)
    {
        var order = CaptionOrder.Parse(request);
        return (order with { Images = failed, Change = anew(order.Change) }).ToJson();
    }

    public bool IsEqual(string one, string other) => Equal(CaptionOrder.Parse(one), CaptionOrder.Parse(other));

    internal static bool Equal(CaptionOrder one, CaptionOrder other) => one with { Change = other.Change } == other;

    public async Task<string> Work(RunOrder order, IRunProgress progress, CancellationToken cancel)
    {
        await moments.Ready([order.Dataset], cancel).ConfigureAwait(false);
        var wish = CaptionOrder.Parse(order.Request);
        wish = wish with { Change = wish.Change with { Actor = Actors.RunPrefix + order.Run } };
        var done = store.Read(s => ImageSet.Of(s.Tables.Query(
            "SELECT number FROM run_item WHERE run = $1 AND number IS NOT NULL", r => r.GetInt32(0), order.Run)));
        if (done.IsEmpty)
            await recorder.Size(order.Run, wish).ConfigureAwait(false);
        progress.Report(done.Count, wish.Images.Count);
        var pipeline = new CaptionPipeline(store, Questioner(order.Dataset, wish), order.Dataset, wish);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var work = pipeline.Run(wish.Images.Except(done), ending.Token);
        string? hopeless;
        try
        {
            hopeless = await Record(order, wish, pipeline, done.Count, progress, ending).ConfigureAwait(false);
        }
        catch
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await foreach (var _ in pipeline.Outcomes.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                continue; // lost for the log, but not for the cache
            await work.ConfigureAwait(false);
            throw;
        }

        await work.ConfigureAwait(false);
        if (hopeless is not null)
            throw new PausedException(hopeless);
        try
        {
            pipeline.Finish();
        }
        catch (CaptionerException stopped)
        {
            throw new PausedException($"{stopped.Message} Then resume the run.");
        }

        cancel.ThrowIfCancellationRequested();
        return store.Read(s => s.Tables.RunResult(order.Run)).ToJson();
    }

    private Questioner Questioner(long dataset, CaptionOrder order)
    {
        try
        {
            var provider = providers.Find(order.Provider);
            var (prompt, words) = store.Read(s => (SavePrompt.Find(s.Tables, order.Preset, order.Version), Subjects.Words(s.Tables, dataset)));
            return new(provider, providers.Pace(provider), captioner, cache, blobs, imaging, limits, clock, order, prompt, words);
        }
        catch (RefusedException gone) when (gone.Refusal.Kind != RefusalKind.Invalid)
        {
            throw new PausedException(gone.Message);
        }
    }

    /// <summary>Records outcomes as they come, a batch a transaction. Returns why it makes no sense to go on; null when it does.</summary>
    private async Task<string?> Record(
        RunOrder order, CaptionOrder wish, CaptionPipeline pipeline, long done, IRunProgress progress, CancellationTokenSource ending)
    {
        var batch = new List<Answered>(BatchSize);
        string? hopeless = null;
        long tokens = 0;
        var inARow = 0;
        while (await pipeline.Outcomes.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (batch.Count < BatchSize && pipeline.Outcomes.TryRead(out var one))
            {
                batch.Add(one);
                tokens += one.InputTokens + one.OutputTokens;
                inARow = one.Text is not null ? 0 : one is { Problem: not null, Calls: 0, Asked: true } ? inARow + 1 : inARow;
                if (inARow >= FailuresInARow && hopeless is null)
                {
                    hopeless = $"{wish.Provider} failed on {FailuresInARow} images one after the other: {one.Problem} Look after it, then resume the run.";
                    await ending.CancelAsync().ConfigureAwait(false);
                }
            }

            await recorder.Record(order.Run, order.Dataset, wish, batch).ConfigureAwait(false);
            progress.Report(done += batch.Count, wish.Images.Count);
            progress.Tell(string.Create(CultureInfo.InvariantCulture, $"{tokens:N0} tokens"));
            var full = batch.Count == BatchSize;
            batch.Clear();
            if (!full)
                await Task.WhenAny(Task.Delay(BetweenBatches, clock, CancellationToken.None), pipeline.Outcomes.Completion).ConfigureAwait(false);
        }

        return hopeless;
    }
}
