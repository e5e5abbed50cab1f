using System.Threading.Channels;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>
/// Brings images through reading, decoding and asking to their outcomes. Only so many are under way as are asked about at once,
/// and a page of rows: memory does not grow with the number of images.
/// </summary>
internal sealed class AnswerPipeline<TAsk>(IEventStore store, IAnswers<TAsk> answers, long dataset, IAnswerOrder order)
    where TAsk : class
{
    private const int PageSize = 100;
    private const int OutcomesWaiting = 256;

    /// <summary>For answers that are under way when the run is to stop: they may have been paid for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly int Decoders = Math.Clamp(Environment.ProcessorCount, 1, 4);

    private readonly Channel<TAsk> _prepared = Channel.CreateBounded<TAsk>(Math.Clamp(answers.AtOnce * answers.Together, 1, 16));
    private readonly Channel<Answered> _outcomes = Channel.CreateBounded<Answered>(OutcomesWaiting);
    private readonly Lock _lock = new();
    private readonly Queue<Subject> _page = [];
    private Exception? _failed;

    /// <summary>What became of the images. Ends when all have their outcome or when something failed; then <see cref="Finish"/> tells.</summary>
    public ChannelReader<Answered> Outcomes => _outcomes.Reader;

    /// <param name="left">The images without an outcome.</param>
    public async Task Run(ImageSet left, CancellationToken cancel)
    {
        using var inner = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var abort = new CancellationTokenSource();
        using var aborting = inner.Token.Register(() => abort.CancelAfter(Grace));
        var numbers = left.GetEnumerator();
        try
        {
            var decoders = Enumerable.Range(0, Decoders).Select(_ => Guarded(OwnThread.Run(() => Decode(numbers, inner.Token), CancellationToken.None), inner)).ToList();
            var callers = Enumerable.Range(0, answers.AtOnce).Select(_ => Guarded(Ask(inner.Token, abort.Token), inner)).ToList();
            await Task.WhenAll(decoders).ConfigureAwait(false);
            _prepared.Writer.Complete();
            await Task.WhenAll(callers).ConfigureAwait(false);
        }
        finally
        {
            numbers.Dispose();
            _outcomes.Writer.Complete();
        }
    }

    /// <summary>Throws what made it end early.</summary>
    public void Finish()
    {
        if (_failed is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failed);
    }

    private async Task Guarded(Task work, CancellationTokenSource all)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (Exception failed)
        {
            Interlocked.CompareExchange(ref _failed, failed, null);
            await all.CancelAsync().ConfigureAwait(false);
        }
    }

    private void Decode(IEnumerator<int> numbers, CancellationToken cancel)
    {
        while (Next(numbers) is { } subject)
        {
            cancel.ThrowIfCancellationRequested();
            var (ask, known) = answers.Prepare(subject, cancel);
            if (ask is not null)
                _prepared.Writer.WriteAsync(ask, cancel).AsTask().GetAwaiter().GetResult();
            else
                _outcomes.Writer.WriteAsync(known!, cancel).AsTask().GetAwaiter().GetResult();
        }
    }

    private async Task Ask(CancellationToken cancel, CancellationToken abort)
    {
        var some = new List<TAsk>(answers.Together);
        while (await _prepared.Reader.WaitToReadAsync(cancel).ConfigureAwait(false))
        {
            while (some.Count < answers.Together && _prepared.Reader.TryRead(out var one))
                some.Add(one);
            if (some.Count == 0)
                continue; // another caller was faster
            foreach (var outcome in await answers.Ask(some, cancel, abort).ConfigureAwait(false))
                await _outcomes.Writer.WriteAsync(outcome, CancellationToken.None).ConfigureAwait(false);
            some.Clear();
        }
    }

    private Subject? Next(IEnumerator<int> numbers)
    {
        lock (_lock)
        {
            while (_page.Count == 0)
            {
                var some = new List<int>(PageSize);
                while (some.Count < PageSize && numbers.MoveNext())
                    some.Add(numbers.Current);
                if (some.Count == 0)
                    return null;
                foreach (var subject in store.Read(s => Subjects.Read(s, dataset, ImageSet.Of(some), order.Target, order.Policy)))
                    _page.Enqueue(subject);
            }

            return _page.Dequeue();
        }
    }
}
