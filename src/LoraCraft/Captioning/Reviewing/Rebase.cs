using LoraCraft.Captions;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Reviewing;

/// <summary>What a model's new text comes to for one image.</summary>
/// <param name="Base">What a model wrote before people changed it; null when no model did, or when it only added to a person's words.</param>
/// <param name="After">The texts with the new one, and with what people changed since on top of it.</param>
/// <param name="Overlaps">People and the model changed the same in different ways: there the people's words stand.</param>
internal sealed record Rebased(ImageTexts Now, string? Base, ImageTexts After, bool Overlaps)
{
    /// <summary>Whether something that people did is on top of the model's text.</summary>
    public bool Keeps(string target) => Base is not null && Base != TextOf(Now, target);

    /// <summary>A text as proposals have it: tags are one text with commas.</summary>
    public static string TextOf(ImageTexts image, string target) => target == TextRule.Tags ? string.Join(", ", image.Tags) : image.Caption(target);

    /// <exception cref="RefusedException">The caption would grow beyond the limit.</exception>
    public static ImageTexts With(ImageTexts image, string target, string text) => target == TextRule.Tags
        ? image with { Tags = [.. TagRule.Split(text).Distinct(StringComparer.OrdinalIgnoreCase)] }
        : image.WithCaption(target, text);
}

/// <summary>Puts new texts of models under what people changed of the earlier ones: additions, removals and order stay.</summary>
internal sealed class Rebase(ITextMerge merge, IMachineTexts machines)
{
    /// <summary>What models wrote of the images before people changed it; as <see cref="IMachineTexts.Of"/>.</summary>
    public IReadOnlyDictionary<int, string> Bases(IReadSession session, long dataset, string target, IReadOnlyCollection<ImageTexts> now) =>
        machines.Of(session, dataset, target, now);

    /// <param name="target"><c>tags</c>, or the name of a caption.</param>
    /// <param name="answer">The model's new text.</param>
    /// <param name="written">One of <see cref="Bases"/>; null = none.</param>
    /// <exception cref="RefusedException">A caption would grow beyond the limit.</exception>
    public Rebased Of(string target, ImageTexts now, string answer, string? written)
    {
        var plain = Rebased.With(now, target, answer);
        if (written is null)
            return new(now, null, plain, false);
        if (target != TextRule.Tags)
        {
            var caption = merge.Caption(written, now.Caption(target), answer);
            return new(now, written, now.WithCaption(target, caption.Firm), caption.Overlaps);
        }

        string[] before = [.. TagRule.Split(written)];
        var tags = merge.Tags(before, now.Tags, [.. plain.Tags.Select(t => Known(t, before) ?? Known(t, now.Tags) ?? t)]);
        return new(now, written, now with { Tags = tags.Firm }, tags.Overlaps);
    }

    /// <summary>The events that put the texts there, each changing one place of a caption, so that what stays keeps who wrote it.</summary>
    public IReadOnlyList<IEvent> Events(string target, IReadOnlyList<(ImageTexts Before, ImageTexts After)> pairs)
    {
        if (target == TextRule.Tags)
            return TextEvents.Between(pairs);
        var ways = pairs.Select(p => (p.Before.Number, Texts: (string[])[p.Before.Caption(target), .. merge.Steps(p.Before.Caption(target), p.After.Caption(target))])).ToList();
        var events = new List<IEvent>();
        for (var step = 1; ways.Exists(w => step < w.Texts.Length); step++)
            events.AddRange(TextEvents.Between(
                ways.Where(w => step < w.Texts.Length).Select(w => (Only(w.Number, w.Texts[step - 1]), Only(w.Number, w.Texts[step])))));
        return events;

        ImageTexts Only(int number, string text) => new(number, [], new Dictionary<string, string> { [target] = text });
    }

    private static string? Known(string tag, IEnumerable<string> tags) => tags.FirstOrDefault(t => string.Equals(t, tag, StringComparison.OrdinalIgnoreCase));
}
