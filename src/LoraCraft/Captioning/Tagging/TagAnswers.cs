using LoraCraft.Captioning.Running;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Tagging;

/// <summary>A picture that at least one model has to look at.</summary>
/// <param name="Scores">Of each model; null where it has to.</param>
/// <param name="Squares">The picture by the side that models want.</param>
internal sealed record TagAsk(Subject Subject, TagScores?[] Scores, IReadOnlyDictionary<int, byte[]> Squares);

/// <summary>Has models on this computer look at pictures; what a model saw once it is not shown again.</summary>
internal sealed class TagAnswers(
    IReadOnlyList<TaggerInUse> models, TagChoice choice, AnswerCache cache, IBlobStore blobs, IImaging imaging, PictureLimits limits, TimeProvider clock) : IAnswers<TagAsk>
{
    /// <summary>Two, so that while one is written down the models look at the next.</summary>
    public int AtOnce => 2;

    public int Together { get; } = models.Max(m => m.Tagger.Model.Together);

    public (TagAsk? Ask, Answered? Known) Prepare(Subject subject, CancellationToken cancel)
    {
        if (subject.Spared is { } spared)
            return (null, new(subject, null, Skipped: spared));
        try
        {
            var question = Question(subject, cancel);
            return question.Squares.Count > 0 ? (question, null) : (null, Answer(question) with { Kept = true });
        }
        catch (Exception unreadable) when (unreadable is PictureRefusedException or IOException or UnauthorizedAccessException)
        {
            return (null, new(subject, null, Problem: unreadable.Message, Asked: false));
        }
    }

    /// <exception cref="TaggerException">A model failed.</exception>
    public Task<IReadOnlyList<Answered>> Ask(IReadOnlyList<TagAsk> questions, CancellationToken cancel, CancellationToken abort) =>
        OwnThread.Run(() => Look(questions, cancel), CancellationToken.None);

    /// <summary>What the models see in the picture of an image.</summary>
    /// <exception cref="TaggerException">A model failed.</exception>
    /// <exception cref="PictureRefusedException">It cannot be decoded, or is not there.</exception>
    public IReadOnlyList<SeenTag> See(Subject subject, CancellationToken cancel)
    {
        var question = Question(subject, cancel);
        Fill([question], cancel);
        return Unseen(question) is { } unseen ? throw new TaggerException(unseen) : See(question.Scores);
    }

    public void Dispose()
    {
        foreach (var model in models)
            model.Dispose();
    }

    private IReadOnlyList<Answered> Look(IReadOnlyList<TagAsk> questions, CancellationToken cancel)
    {
        var begun = clock.GetTimestamp();
        Fill(questions, cancel);
        var each = (long)clock.GetElapsedTime(begun).TotalMilliseconds / questions.Count / AtOnce;
        return [.. questions.Select(q => Answer(q) with { Calls = 1, Milliseconds = each })];
    }

    private void Fill(IReadOnlyList<TagAsk> questions, CancellationToken cancel)
    {
        for (var i = 0; i < models.Count; i++)
        {
            var tagger = models[i].Tagger;
            var missing = questions.Where(q => q.Scores[i] is null).ToList();
            var seen = tagger.Model.Look([.. missing.Select(q => q.Squares[tagger.Model.Side])], cancel);
            for (var n = 0; n < missing.Count; n++)
            {
                if (seen[n] is not { } probabilities)
                    continue;
                missing[n].Scores[i] = TagScores.Of(tagger.Tags, probabilities);
                cache.Keep(missing[n].Subject.Picture, tagger.Identity, missing[n].Scores[i]!, CaptioningJson.Plain.TagScores);
            }
        }
    }

    /// <summary>Why a model did not see the picture, though it looked; null when all did.</summary>
    private string? Unseen(TagAsk question) =>
        Array.IndexOf(question.Scores, null) is >= 0 and var blind ? $"{models[blind].Tagger.Name} failed on this picture: it gives what are no numbers." : null;

    private Answered Answer(TagAsk question) => Unseen(question) is { } unseen ? new(question.Subject, null, Problem: unseen) : TagChooser.Text(See(question.Scores)) is { Length: > 0 } tags
        ? new(question.Subject, tags)
        : new(question.Subject, null, Skipped: "No tag is probable enough.");

    private IReadOnlyList<SeenTag> See(IReadOnlyList<TagScores?> scores) => TagChooser.See([.. models.Zip(scores, (m, s) => (m.Tagger.Tags, s!))], choice);

    private TagAsk Question(Subject subject, CancellationToken cancel)
    {
        var scores = models.Select(m => Kept(subject.Picture, m.Tagger)).ToArray();
        var sides = models.Where((_, i) => scores[i] is null).Select(m => m.Tagger.Model.Side).Distinct().ToList();
        var file = sides.Count == 0 ? [] : blobs.Read(Shelf.Images, subject.Picture) ?? throw new PictureRefusedException("Its file is missing from the data folder.");
        return new(subject, scores, sides.ToDictionary(side => side, side => imaging.Square(file, side, limits, cancel)));
    }

    /// <summary>What is kept of a picture, as far as it is.</summary>
    private TagScores? Kept(string picture, Tagger tagger) =>
        cache.Find(picture, tagger.Identity, CaptioningJson.Plain.TagScores) is { } kept && kept.Fits(tagger.Tags.Count) ? kept : null;
}
