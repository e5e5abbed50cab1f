using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>A question about an image, ready to be asked.</summary>
/// <param name="Provider">As it was set up when the question was made.</param>
internal sealed record Prepared(Subject Subject, string Key, CaptionQuestion Question, ReadyProvider Provider);

/// <summary>Asks a provider about single images: what was asked before is not asked again, what is no caption is asked for once more.</summary>
internal sealed class Questioner(
    ReadyProvider begun, ProviderDesk providers, ICaptioner captioner, AnswerCache cache, IBlobStore blobs, IImaging imaging, PictureLimits limits, TimeProvider clock,
    string model, PromptView prompt, DatasetWords words, QuestionTurns turns, bool alsoTags = false) : IAnswers<Prepared>
{
    private const int Quality = 85;
    private const int BadAnswers = 2;
    private const int MostBroken = 4;
    private const int MostBusy = 200;

    private volatile ReadyProvider _provider = begun;
    private volatile bool _asJson = providers.AsksForJson(begun, model);

    public int AtOnce => _provider.Settings.Concurrency;

    public int Together => 1;

    public DateTimeOffset? HeldUntil => providers.Pace(_provider).HeldUntil;

    /// <summary>The text of the question about an image.</summary>
    public static string TextOf(PromptView prompt, DatasetWords words, Subject subject) => PromptText.Fill(prompt.Text, words.Of(subject));

    /// <summary>The picture as it is sent: upright, JPEG, at most so large, without metadata.</summary>
    /// <exception cref="PictureRefusedException">It cannot be decoded, or is not there.</exception>
    public static byte[] Jpeg(IBlobStore blobs, IImaging imaging, PictureLimits limits, string picture, int maxSide, CancellationToken cancel) =>
        imaging.Render(
            blobs.Read(Shelf.Images, picture) ?? throw new PictureRefusedException("Its file is missing from the data folder."),
            new("jpg", maxSide, null, Quality, Quick: true), limits, cancel).Bytes;

    /// <exception cref="CaptionerException">Tags are to come with the captions, and cannot.</exception>
    public (Prepared? Ask, Answered? Known) Prepare(Subject subject, CancellationToken cancel)
    {
        if (subject.Spared is { } spared)
            return (null, new(subject, null, Skipped: spared));
        var provider = _provider;
        var text = TextOf(prompt, words, subject);
        if (text.Length == 0)
            return (null, Unasked(subject, "Nothing is left of the prompt for this image: what its variables stand for is empty."));
        var (wanted, asJson) = (provider.Settings.AnswerFormat == Provider.Json, alsoTags || _asJson);
        var key = Key(provider, text, asJson);
        if ((Kept(subject, key) ?? (wanted && !asJson ? Kept(subject, Key(provider, text, asJson: true)) : null)) is { } kept)
            return (null, kept);
        if (alsoTags && !_asJson)
            throw NoTags(provider);
        try
        {
            var jpeg = Jpeg(blobs, imaging, limits, subject.Picture, provider.Settings.MaxSide, cancel);
            return (new(subject, key, provider.Question(model, Asked(text), jpeg, Member(asJson), alsoTags), provider), null);
        }
        catch (Exception unreadable) when (unreadable is PictureRefusedException or IOException or UnauthorizedAccessException)
        {
            return (null, Unasked(subject, unreadable.Message));
        }
    }

    public async Task<IReadOnlyList<Answered>> Ask(IReadOnlyList<Prepared> questions, CancellationToken cancel, CancellationToken abort)
    {
        var outcomes = new List<Answered>(questions.Count);
        foreach (var question in questions)
            outcomes.Add(await Ask(question, cancel, abort).ConfigureAwait(false));
        return outcomes;
    }

    public void Dispose()
    {
        // What it asks with is everybody's.
    }

    /// <summary>What is known from earlier; null when nothing is.</summary>
    private Answered? Kept(Subject subject, string key) =>
        cache.Find(subject.Picture, key, CaptioningJson.Plain.CaptionAnswer) is { } kept && AnswerReading.Read(kept, prompt.Target, alsoTags) is { Text: { } text } read
            ? new(subject, text, Kept: true, Notes: read.Notes, Tags: read.Tags)
            : null;

    private string Key(ReadyProvider provider, string text, bool asJson) => AnswerCache.Key(provider, model, Asked(text), Member(asJson), alsoTags);

    private string Asked(string text) => alsoTags ? TagsBeside.AskedFor(text) : text;

    private string? Member(bool asJson) => asJson ? AnswerReading.MemberOf(prompt.Target) : null;

    /// <summary>The provider as it is set up at this moment: each request goes where it points now, with the key it has now.</summary>
    /// <exception cref="RefusedException">It was removed.</exception>
    private ReadyProvider Current() => _provider = providers.Find(_provider.Settings.Name);

    private CaptionerException NoTags(ReadyProvider provider) => new(CaptionerFault.NoJson, TagsBeside.NotFrom(provider.Settings.Name, model));

    private static Answered Unasked(Subject subject, string problem) => new(subject, null, Problem: problem, Asked: false);

    /// <exception cref="CaptionerException">It needs a person: the key, the quota, the model, the address.</exception>
    /// <exception cref="RefusedException">The provider was removed.</exception>
    private async Task<Answered> Ask(Prepared prepared, CancellationToken cancel, CancellationToken abort)
    {
        for (var outcome = new Answered(prepared.Subject, null, SentAs: new(prepared.Provider.Settings.Detail, prepared.Provider.Settings.MaxSide)); ;)
        {
            try
            {
                if (prepared.Question.Member is not null && !_asJson)
                    prepared = AsText(prepared);
                using var turn = await turns.Take(prepared.Subject.Picture, prepared.Key, cancel).ConfigureAwait(false);
                if (Kept(prepared.Subject, prepared.Key) is { } kept)
                    return outcome with { Text = kept.Text, Tags = kept.Tags, Notes = kept.Notes, Kept = outcome.Calls == 0 };
                (outcome, var over) = await Ask(prepared, outcome, cancel, abort).ConfigureAwait(false);
                if (over)
                    return outcome;
            }
            catch (Exception ended) when (Paid(outcome, ended) is { } paid)
            {
                return paid;
            }
        }
    }

    /// <returns>Over is false when the same is to be asked as text.</returns>
    private async Task<(Answered Outcome, bool Over)> Ask(Prepared prepared, Answered outcome, CancellationToken cancel, CancellationToken abort)
    {
        while (true)
        {
            try
            {
                var asked = clock.GetTimestamp();
                var (answer, by) = await Call(prepared.Question, () => asked = clock.GetTimestamp(), cancel, abort).ConfigureAwait(false);
                var cost = Money.Cost(by.Settings, answer.InputTokens, answer.OutputTokens);
                outcome = outcome.And(answer, (long)clock.GetElapsedTime(asked).TotalMilliseconds, cost);
                var read = AnswerReading.Read(answer, prompt.Target, alsoTags);
                if (read.Text is not null && by.Address.Base == prepared.Provider.Address.Base)
                    cache.Keep(prepared.Subject.Picture, prepared.Key, answer, CaptioningJson.Plain.CaptionAnswer);
                if (read.Text is not null || outcome.Calls >= BadAnswers)
                    return (outcome with { Text = read.Text, Tags = read.Tags, Problem = read.Problem, Notes = read.Notes, CutOff = read.CutOff }, true);
            }
            catch (CaptionerException failed) when (failed.Fault == CaptionerFault.NoJson && prepared.Question.Member is not null)
            {
                _asJson = false; // for the rest of the run
                providers.HasNoJson(prepared.Provider, model);
                return (outcome, false);
            }
            catch (CaptionerException failed) when (failed.Fault is CaptionerFault.Broken or CaptionerFault.Rejected or CaptionerFault.Busy or CaptionerFault.NoJson)
            {
                return (outcome with { Problem = failed.Message }, true);
            }
            catch (Exception ended) when (Paid(outcome, ended) is { } paid)
            {
                return (paid, true);
            }

            if (prepared.Question.Member is not null && !_asJson)
                return (outcome, false);
        }
    }

    /// <summary>What is told of a question that ended before its last answer, so that what was paid counts; null when nothing was.</summary>
    private static Answered? Paid(Answered outcome, Exception ended) => ended switch
    {
        _ when outcome.Calls == 0 => null,
        OperationCanceledException => outcome with { Unfinished = true },
        CaptionerException or RefusedException => outcome with { Problem = ended.Message }, // the next question meets the same
        _ => null,
    };

    /// <summary>The same, without asking for a JSON object.</summary>
    /// <exception cref="CaptionerException">Tags are to come with the caption, and a text holds none.</exception>
    private Prepared AsText(Prepared prepared)
    {
        if (alsoTags)
            throw NoTags(prepared.Provider);
        var text = TextOf(prompt, words, prepared.Subject);
        return prepared with { Key = Key(prepared.Provider, text, asJson: false), Question = prepared.Question with { Prompt = text, Member = null } };
    }

    /// <summary>Asks until there is an answer, and tells who gave it. What a key that was changed meanwhile is refused for is asked once more with the new one.</summary>
    private async Task<(CaptionAnswer Answer, ReadyProvider By)> Call(CaptionQuestion question, Action begins, CancellationToken cancel, CancellationToken abort)
    {
        for (int busy = 0, broken = 0; ;)
        {
            var by = Current();
            try
            {
                var answer = await providers.Pace(by).Ask(by.Settings, () =>
                {
                    begins();
                    by = Current();
                    return captioner.Ask(by.Address, question, abort);
                }, cancel).ConfigureAwait(false);
                return (answer, by);
            }
            catch (CaptionerException again) when (again.Fault switch
            {
                CaptionerFault.Busy => ++busy < MostBusy,
                CaptionerFault.Broken or CaptionerFault.Unreachable => ++broken < MostBroken,
                CaptionerFault.Unauthorised => by.Address != Current().Address,
                _ => false,
            })
            {
                // The pace makes everybody wait.
            }
        }
    }
}
