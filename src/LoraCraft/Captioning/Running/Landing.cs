using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Where a batch of answers becomes one kind of text: decides image by image, by what that says now, and keeps what is to be changed.</summary>
internal sealed class Landing
{
    private static readonly string[] FromTheLeast = ["skipped", "captioned", "proposed"];

    private readonly Rebase _rebase;
    private readonly IAnswerOrder _order;
    private readonly Dictionary<int, Subject> _now;
    private readonly Underlay _under;
    private readonly List<(ImageTexts Before, ImageTexts After)> _pairs = [];
    private readonly Dictionary<int, string> _answers = [];

    /// <param name="target">One of the run's targets.</param>
    /// <param name="images">Those that there is an answer about.</param>
    public Landing(Rebase rebase, IReadSession session, long dataset, IAnswerOrder order, string target, ImageSet images)
    {
        (_rebase, _order, Target) = (rebase, order, target);
        _now = Subjects.Read(session, dataset, images, target, order.Policy).ToDictionary(s => s.Number);
        _under = new(rebase, session, dataset, order, target, [.. _now.Values.Where(s => s.Spared is null).Select(s => s.Texts)]);
    }

    /// <summary><c>tags</c>, or the name of a caption.</summary>
    public string Target { get; }

    /// <summary>The images whose text is new, for what stands in the dataset.</summary>
    public ImageSet New => NewTexts.Of(Target, [.. _pairs, .. _under.Under], _answers);

    /// <summary>What becomes of an image: one outcome, whatever the answer held.</summary>
    /// <param name="landings">One for each target, the first for the text that was asked for.</param>
    public static (string Outcome, string? Reason) Of(IReadOnlyList<Landing> landings, Answered one)
    {
        var caption = landings[0].Take(one, one.Text);
        return landings.Count == 1 || one.Text is null || caption.Outcome == "failed" ? caption : Both(caption, landings[1].Take(one, one.Tags));
    }

    /// <summary>The outcome of an image with two texts: what waits for a person counts before what was written, and that before what was left alone.</summary>
    internal static (string Outcome, string? Reason) Both((string Outcome, string? Reason) caption, (string Outcome, string? Reason) tags)
    {
        if (caption == tags)
            return caption;
        string?[] reasons = [caption.Reason is { } its ? $"Caption: {its}" : null, tags.Reason is { } theirs ? $"Tags: {theirs}" : null];
        var told = string.Join(' ', reasons.OfType<string>());
        return (FromTheLeast[Math.Max(Array.IndexOf(FromTheLeast, caption.Outcome), Array.IndexOf(FromTheLeast, tags.Outcome))], told.Length > 0 ? told : null);
    }

    /// <summary>Stores what is proposed, and returns the events for the dataset that change its texts.</summary>
    /// <param name="change">That they are part of.</param>
    public IReadOnlyList<IEvent> Events(IWriteSession session, Change change) =>
    [
        // What is added to several lines leaves those between them to who wrote them.
        .. _order.Policy is CaptionPolicy.Append or CaptionPolicy.Prepend ? _rebase.Events(Target, _pairs) : TextEvents.Between(_pairs),
        .. _under.Propose(session, change),
    ];

    /// <param name="text">What the answer held of this kind; null when nothing.</param>
    private (string Outcome, string? Reason) Take(Answered one, string? text)
    {
        if (one.Problem is { } problem)
            return ("failed", problem);
        if (one.Skipped is { } skipped)
            return ("skipped", skipped);
        if (text is null)
            return ("skipped", "The answer held none.");
        if (_now.GetValueOrDefault(one.Subject.Number) is not { } now)
            return ("skipped", "It is gone.");
        if (now.Spared is { } spared)
            return ("skipped", spared);
        try
        {
            var (outcome, reason, after) = _under.Takes(now.Texts, text) ?? ("captioned", null, CaptionPolicy.After(_order.Policy, Target, now.Texts, text));
            _answers[now.Number] = text;
            if (after is not null)
                _pairs.Add((now.Texts, after));
            return (outcome, reason);
        }
        catch (RefusedException tooLong)
        {
            return ("failed", tooLong.Message);
        }
    }
}
