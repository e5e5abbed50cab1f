using System.Globalization;
using System.Threading.Channels;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>
/// Works through the images of a run whose answers become their texts. What has an outcome in the log is not asked about again,
/// and what was answered just before a process died is in the cache, so that only what was under way is asked twice.
/// </summary>
internal abstract class AnswerWorker<TOrder, TAsk>(IEventStore store, CaptionRecorder recorder, TimeProvider clock, IMoments moments) : IRunWorker
    where TOrder : class, IAnswerOrder<TOrder>
    where TAsk : class
{
    private const int BatchSize = 200;
    private const int FailuresInARow = 12;
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public abstract string Kind { get; }

    protected IEventStore Store => store;

    protected TimeProvider Clock => clock;

    public string Change(string request) => TOrder.Parse(request).Change.Id;

    public string SoFar(string run) => store.Read(s => s.Tables.RunResult(run)).ToJson();

    public string Retry(string request, ImageSet failed, Func<Change, Change> anew)
    {
        var order = TOrder.Parse(request);
        return order.For(failed, anew(order.Change)).ToJson();
    }

    /// <summary>Another caption of an image is another text, and its tags are one more.</summary>
    public bool Settles(string request, string later) => TOrder.Parse(later).Targets is var written && TOrder.Parse(request).Targets.All(written.Contains);

    public bool IsEqual(string one, string other) => Equal(TOrder.Parse(one), TOrder.Parse(other));

    internal static bool Equal(TOrder one, TOrder other) => one.For(one.Images, other.Change).ToJson() == other.ToJson();

    public async Task<string> Work(RunOrder order, IRunProgress progress, CancellationToken cancel)
    {
        await moments.Ready([order.Dataset], cancel).ConfigureAwait(false);
        var wish = TOrder.Parse(order.Request);
        wish = wish.For(wish.Images, wish.Change with { Actor = Actors.RunPrefix + order.Run });
        var done = store.Read(s => ImageSet.Of(s.Tables.Query(
            "SELECT number FROM run_item WHERE run = $1 AND number IS NOT NULL", r => r.GetInt32(0), order.Run)));
        if (done.IsEmpty)
            await recorder.Size(order.Run, wish).ConfigureAwait(false);
        var toAsk = store.Read(s => Subjects.Asked(s, order.Dataset, wish.Images.Except(done), wish.Target, wish.Policy).Count);
        progress.Report(done.Count, wish.Images.Count);
        using var answers = await Ready(order.Dataset, wish, cancel).ConfigureAwait(false);
        var pipeline = new AnswerPipeline<TAsk>(store, answers, order.Dataset, wish);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var work = pipeline.Run(wish.Images.Except(done), ending.Token);
        string? hopeless;
        try
        {
            hopeless = await Record(order, wish, pipeline, answers, done.Count, toAsk, progress, ending).ConfigureAwait(false);
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
        catch (Exception failed) when (NeedsAPerson(failed) is { } reason)
        {
            throw new PausedException($"{reason} Then resume the run.");
        }

        cancel.ThrowIfCancellationRequested();
        return SoFar(order.Run);
    }

    /// <summary>Who answers for the length of a run.</summary>
    protected abstract Task<IAnswers<TAsk>> Answers(long dataset, TOrder order, CancellationToken cancel);

    /// <summary>What is wrong, as a sentence, when the run cannot go on until somebody looked after it; null when something else is.</summary>
    protected abstract string? NeedsAPerson(Exception failed);

    private async Task<IAnswers<TAsk>> Ready(long dataset, TOrder order, CancellationToken cancel)
    {
        try
        {
            return await Answers(dataset, order, cancel).ConfigureAwait(false);
        }
        catch (RefusedException gone) when (gone.Refusal.Kind != RefusalKind.Invalid)
        {
            throw new PausedException(gone.Message);
        }
        catch (Exception failed) when (NeedsAPerson(failed) is { } reason)
        {
            throw new PausedException(reason);
        }
    }

    /// <summary>Records outcomes as they come, a batch a transaction. Returns why it makes no sense to go on; null when it does.</summary>
    /// <param name="left">Images that are still to be asked about.</param>
    private async Task<string?> Record(
        RunOrder order, TOrder wish, AnswerPipeline<TAsk> pipeline, IAnswers<TAsk> answers, long done, long left, IRunProgress progress, CancellationTokenSource ending)
    {
        var batch = new List<Answered>(BatchSize);
        string? hopeless = null;
        var spending = new Spending(store.Read(s => s.Tables.RunResult(order.Run)));
        var (inARow, worked) = (0, 0L);
        var pause = Task.CompletedTask;
        while (await Gather(pipeline.Outcomes, batch, pause, Held).ConfigureAwait(false))
        {
            foreach (var one in batch)
            {
                spending.Add(one);
                if (one.Unfinished)
                    continue;
                done++;
                worked += one.WasAsked ? 1 : 0;
                left -= one.Skipped is null && left > 0 ? 1 : 0;
                inARow = one.Text is not null ? 0 : one is { Problem: not null, Calls: 0, Asked: true } or { Problem: not null, CutOff: true } ? inARow + 1 : inARow;
                if (inARow >= FailuresInARow && hopeless is null)
                {
                    hopeless = $"{wish.Provider} failed on {FailuresInARow} images one after the other: {one.Problem} Look after it, then resume the run.";
                    await ending.CancelAsync().ConfigureAwait(false);
                }
            }

            await recorder.Record(order.Run, order.Dataset, wish, batch).ConfigureAwait(false);
            progress.Work(worked, left);
            progress.Report(done, wish.Images.Count);
            Tell(answers.HeldUntil);
            pause = batch.Count == BatchSize ? Task.CompletedTask : Task.Delay(BetweenBatches, clock, CancellationToken.None);
            batch.Clear();
        }

        return hopeless;

        void Held()
        {
            if (answers.HeldUntil is not { } until)
                return;
            Tell(until);
            progress.Report(done, wish.Images.Count);
        }

        void Tell(DateTimeOffset? held)
        {
            string?[] notes = [held is { } until ? string.Create(CultureInfo.InvariantCulture, $"{wish.Provider} asked to wait until {until:HH:mm:ss}") : null, spending.Told(left)];
            if (notes.Any(n => n is not null))
                progress.Tell(string.Join(", ", notes.OfType<string>()));
        }
    }

    /// <summary>Fills a batch with what comes until it is full or the pause is over, but with one outcome at least; false when there are no more.</summary>
    /// <param name="nothing">Called now and then while nothing comes.</param>
    private async Task<bool> Gather(ChannelReader<Answered> outcomes, List<Answered> batch, Task pause, Action nothing)
    {
        while (batch.Count < BatchSize)
        {
            if (outcomes.TryRead(out var one))
            {
                batch.Add(one);
                continue;
            }

            if (batch.Count > 0 && pause.IsCompleted)
                break;
            var more = outcomes.WaitToReadAsync(CancellationToken.None).AsTask();
            if (batch.Count > 0)
                await Task.WhenAny(more, pause).ConfigureAwait(false);
            else
                while (await Task.WhenAny(more, Task.Delay(BetweenLooks, clock, CancellationToken.None)).ConfigureAwait(false) != more)
                    nothing();
            if ((batch.Count == 0 || more.IsCompleted) && !await more.ConfigureAwait(false))
                break;
        }

        return batch.Count > 0;
    }
}
