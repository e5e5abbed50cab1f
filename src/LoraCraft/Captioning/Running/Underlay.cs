using LoraCraft.Captioning.Reviewing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Of a batch of answers, those that do not simply become texts: they are proposed, or go under what people changed.</summary>
/// <param name="target">Which of the run's targets the answers are for.</param>
/// <param name="images">Those that the policy does not spare, as they are now.</param>
internal sealed class Underlay(Rebase rebase, IReadSession session, long dataset, IAnswerOrder order, string target, IReadOnlyCollection<ImageTexts> images)
{
    private readonly List<(int Number, string Text)> _proposed = [];
    private readonly List<(ImageTexts Before, ImageTexts After)> _under = [];
    private IReadOnlyDictionary<int, string>? _bases;
    private HashSet<int>? _emptied;
    private HashSet<int>? _uncorrected;

    /// <summary>Those whose new text went under what people changed.</summary>
    public IReadOnlyList<(ImageTexts Before, ImageTexts After)> Under => _under;

    /// <summary>What becomes of an answer; null when it simply becomes the text.</summary>
    /// <exception cref="RefusedException">A caption would grow beyond the limit.</exception>
    public (string Outcome, string? Reason, ImageTexts? After)? Takes(ImageTexts now, string answer)
    {
        if (order.Policy is not (CaptionPolicy.Propose or CaptionPolicy.Rebase))
            return null;
        if (Rebased.TextOf(Rebased.With(now, target, answer), target) == Rebased.TextOf(now, target))
            return ("skipped", "It has this text already.", null);
        if (order.Policy == CaptionPolicy.Propose)
            return Proposed(now, answer, null);
        if (!Subjects.IsFilled(now, target) && !Emptied.Contains(now.Number))
            return null;
        _bases ??= rebase.Bases(session, dataset, target, [.. images.Where(i => Subjects.IsFilled(i, target) || Emptied.Contains(i.Number))]);
        var rebased = rebase.Of(target, now, answer, _bases.GetValueOrDefault(now.Number));
        if (rebased.Base is null)
            return Uncorrected.Contains(now.Number) ? null : Proposed(now, answer, "A person wrote its text.");
        if (rebased.Overlaps)
            return Proposed(now, answer, "A person and the model changed the same.");
        if (!rebased.Keeps(target))
            return null;
        _proposed.Add((now.Number, answer));
        _under.Add((now, rebased.After));
        return ("captioned", null, null);
    }

    /// <summary>Stores the proposals, and returns the events for the dataset that say what went under people's words.</summary>
    /// <param name="change">That they are part of.</param>
    public IReadOnlyList<IEvent> Propose(IWriteSession session, Change change)
    {
        if (_proposed.Count == 0)
            return [];
        var texts = _proposed.GroupBy(p => p.Text, p => p.Number).Select(g => new ProposedText(ImageSet.Of(g), g.Key)).ToList();
        var source = session.Append([new(Streams.Proposals(dataset), [new TextsProposed(target, texts)])], change)[0].Position;
        return _under.Count == 0
            ? []
            : [.. rebase.Events(target, _under), new ProposalsDecided(target, ProposalsDecided.Outcomes.Rebased, ImageSet.Of(_under.Select(u => u.Before.Number)), source)];
    }

    private HashSet<int> Emptied => _emptied ??= EmptiedTexts.Of(
        session, dataset, ImageSet.Of(images.Where(i => !Subjects.IsFilled(i, target)).Select(i => i.Number)), target);

    /// <summary>Of those without a base the ones that hold no person's word: models wrote them in parts.</summary>
    private HashSet<int> Uncorrected => _uncorrected ??= UncorrectedTexts.Of(
        session, dataset, ImageSet.Of(images.Select(i => i.Number).Where(n => !_bases!.ContainsKey(n))), target);

    private (string, string?, ImageTexts?) Proposed(ImageTexts now, string answer, string? reason)
    {
        _proposed.Add((now.Number, answer));
        return ("proposed", reason, null);
    }
}
