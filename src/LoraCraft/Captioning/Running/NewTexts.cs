using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Tells which texts are new, so that what stands in the dataset for arrivals is to work on them.</summary>
internal static class NewTexts
{
    /// <summary>Tags are new wherever any changed; a caption only where it is all the model's: the rest of it arrived before.</summary>
    /// <param name="target"><c>tags</c>, or the name of a caption.</param>
    /// <param name="answers">What the model said of each image.</param>
    public static ImageSet Of(string target, IEnumerable<(ImageTexts Before, ImageTexts After)> written, IReadOnlyDictionary<int, string> answers) => ImageSet.Of(
        written.Where(w => target == TextRule.Tags
                ? !w.Before.Tags.SequenceEqual(w.After.Tags)
                : w.Before.Caption(target) != w.After.Caption(target) && w.After.Caption(target) == answers[w.After.Number])
            .Select(w => w.After.Number));
}
