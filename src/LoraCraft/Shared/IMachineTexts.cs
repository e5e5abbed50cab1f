using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What models wrote of images before people changed it.</summary>
public interface IMachineTexts
{
    /// <summary>
    /// The text that a captioning run last gave to each image as a whole and that stands: as it was before people's edits, without
    /// the people's words that it went under, but with what standing recipes made of it. Images without one are left out.
    /// </summary>
    /// <param name="target"><c>tags</c>, or the name of a caption. Tags are one text with commas.</param>
    /// <param name="now">The images as they are.</param>
    IReadOnlyDictionary<int, string> Of(IReadSession session, long dataset, string target, IReadOnlyCollection<ImageTexts> now);
}
