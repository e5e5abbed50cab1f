using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Reviewing;

/// <summary>
/// A run wrote texts that are not in the dataset, or not as they stand here: they wait for a person, or went under a person's
/// words. Lies beside the dataset, because proposing makes no new version.
/// </summary>
/// <param name="Target"><c>tags</c>, or the name of a caption.</param>
public sealed record TextsProposed(string Target, IReadOnlyList<ProposedText> Texts) : ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.UnionOf(Texts.Select(t => t.Images));

    public ITouchesImages Without(ImageSet images)
    {
        ProposedText[] left = [.. Texts.Select(t => t with { Images = t.Images.Except(images) }).Where(t => !t.Images.IsEmpty)];
        return new TextsProposed(left.Length == 0 ? "" : Target, left);
    }

    /// <summary>What it says of an image; null when it says nothing.</summary>
    public string? Of(int image) => Texts.FirstOrDefault(t => t.Images.Contains(image))?.Text;
}

/// <param name="Text">The model's answer: a caption, or tags with commas.</param>
public sealed record ProposedText(ImageSet Images, string Text);

/// <summary>What became of texts that a run proposed.</summary>
/// <param name="Target"><c>tags</c>, or the name of a caption.</param>
/// <param name="Outcome">One of <see cref="Outcomes"/>.</param>
/// <param name="Source">
/// Global position of the <see cref="TextsProposed"/>; with a minus where an undo repeats it. What an undo or a redo does is told
/// by the announcement that comes with it.
/// </param>
public sealed record ProposalsDecided(string Target, string Outcome, ImageSet Images, long Source) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => Images;

    public ITouchesImages Without(ImageSet images) =>
        Images.Except(images) is { IsEmpty: false } left ? this with { Images = left } : new ProposalsDecided("", Outcome, ImageSet.Empty, Source);

    public IEvent Inverse() => this with { Source = -Source };

    /// <summary>What a proposal can become.</summary>
    public static class Outcomes
    {
        /// <summary>A person took it as it was.</summary>
        public const string Accepted = "accepted";

        /// <summary>A person took it with changes.</summary>
        public const string Edited = "edited";

        public const string Rejected = "rejected";

        /// <summary>The run itself put it under a person's words.</summary>
        public const string Rebased = "rebased";
    }
}

/// <summary>The events right after it, of the same change, bring words that a model wrote and a person took: blame names the model's run.</summary>
/// <param name="Source">Global position of the <see cref="TextsProposed"/>.</param>
/// <param name="Events">How many of them.</param>
public sealed record ModelsWordsTaken(long Source, int Events) : IEvent;
