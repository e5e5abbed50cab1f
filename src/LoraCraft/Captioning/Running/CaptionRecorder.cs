using LoraCraft.Captioning.Reviewing;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>How a picture was sent.</summary>
/// <param name="MaxSide">Longer side, pixels.</param>
internal sealed record SentAs(string Detail, int MaxSide);

/// <summary>What became of one image.</summary>
/// <param name="Text">The caption, or tags with commas; null when there is none.</param>
/// <param name="Skipped">Why it is left alone.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="Calls">Requests about it that were answered.</param>
/// <param name="Kept">Whether the answer is from earlier.</param>
/// <param name="Asked">Whether the provider had a part in it.</param>
/// <param name="Cost">US dollars of the calls whose cost is known.</param>
/// <param name="Priced">Calls whose cost is known.</param>
/// <param name="Notes">What a model says of the picture's quality; null when it says nothing.</param>
/// <param name="CutOff">Whether it failed because the answer ended too early, as the next ones will.</param>
/// <param name="SentAs">How the picture was sent; null when it was not.</param>
/// <param name="Tags">That the answer held beside a caption, with commas; null when it held none or none were wanted.</param>
/// <param name="Unfinished">Whether the run stopped before its last answer: what it took counts, and the image is still to be asked about.</param>
internal sealed record Answered(
    Subject Subject, string? Text, string? Skipped = null, string? Problem = null, int Calls = 0, bool Kept = false, long InputTokens = 0, long OutputTokens = 0,
    long Milliseconds = 0, bool Asked = true, double Cost = 0, int Priced = 0, string? Notes = null, bool CutOff = false,
    SentAs? SentAs = null, string? Tags = null, bool Unfinished = false)
{
    /// <summary>Whether who answers looked at it, instead of an answer being there or none being wanted.</summary>
    public bool WasAsked => Asked && !Kept && Skipped is null;

    /// <summary>With one more call that was answered.</summary>
    public Answered And(CaptionAnswer answer, long milliseconds, double? cost) => this with
    {
        Calls = Calls + 1,
        InputTokens = InputTokens + answer.InputTokens,
        OutputTokens = OutputTokens + answer.OutputTokens,
        Milliseconds = Milliseconds + milliseconds,
        Cost = Cost + (cost ?? 0),
        Priced = Priced + (cost is null ? 0 : 1),
    };

    /// <summary>What these images took; null when nobody was asked about them, nor had an answer from earlier.</summary>
    public static ProviderUsed? Use(string provider, string model, IReadOnlyCollection<Answered> some)
    {
        var sent = some.Where(a => a.Calls > 0).Select(a => a.SentAs).Distinct().ToList() is [var one] ? one : null;
        var (calls, kept, priced) = (some.Sum(a => a.Calls), some.Count(a => a.Kept), some.Sum(a => a.Priced));
        return calls + kept == 0
            ? null
            : new(
                provider, model, calls, kept, some.Sum(a => a.InputTokens), some.Sum(a => a.OutputTokens), some.Sum(a => a.Milliseconds),
                priced > 0 ? some.Sum(a => a.Cost) : null, priced > 0 ? priced : null,
                sent?.Detail, sent?.MaxSide);
    }
}

/// <summary>
/// Puts answers into the dataset and their outcomes into the run, both in one transaction, by what the images say at that moment.
/// In it also happens what stands there for new texts.
/// </summary>
internal sealed class CaptionRecorder(IEventStore store, Rebase rebase, IArrivals arrivals, IChanges changes)
{
    private const int Attempts = 8;

    public Task Size(string run, IAnswerOrder order) => Write(session =>
        session.Append([new(Streams.Run(run), [new RunSized(order.Images.Count)])], changes.GoOn(order.Change)));

    public Task Record(string run, long dataset, IAnswerOrder order, IReadOnlyList<Answered> batch) =>
        Write(session => Append(session, run, dataset, order, batch));

    private IReadOnlyList<RecordedEvent> Append(IWriteSession session, string run, long dataset, IAnswerOrder order, IReadOnlyList<Answered> batch)
    {
        var change = changes.GoOn(order.Change);
        var stream = Streams.Dataset(dataset);
        var version = session.StreamVersion(stream);
        var answered = ImageSet.Of(batch.Where(a => a.Text is not null).Select(a => a.Subject.Number));
        List<Landing> landings = [.. order.Targets.Select(target => new Landing(rebase, session, dataset, order, target, answered))];
        var items = new List<RunItem>();
        foreach (var one in batch.Where(a => !a.Unfinished))
        {
            var (outcome, reason) = Landing.Of(landings, one);
            items.Add(new(one.Subject.Item, outcome, reason, one.Subject.Number, Notes: one.Notes));
        }

        List<IEvent> said = items.Count > 0 ? [new RunItemsDone(items)] : [];
        if (Answered.Use(order.Provider, order.Model, batch) is { } use)
            said.Add(use);
        List<IEvent> texts = [.. landings.SelectMany(l => l.Events(session, change))];
        var recorded = session.Append(
            [.. texts.Count > 0 ? [new(stream, texts, version)] : Array.Empty<StreamAppend>(), new(Streams.Run(run), said)], change);
        foreach (var landing in landings)
            arrivals.AfterTexts(session, change, dataset, landing.Target, landing.New);
        return recorded;
    }

    private async Task Write<T>(Func<IWriteSession, T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await store.Write(work).ConfigureAwait(false);
                return;
            }
            catch (StreamConflictException) when (attempt < Attempts)
            {
            }
        }
    }
}
