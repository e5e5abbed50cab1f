using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What people did to the texts of images.</summary>
public interface IPeoplesTexts
{
    /// <summary>
    /// Where in the log a person last wrote or changed the text of each image after a position, and that stands. Images whose text
    /// no person changed are left out.
    /// </summary>
    /// <param name="target"><c>tags</c>, or the name of a caption.</param>
    IReadOnlyDictionary<int, long> ChangedAfter(IReadSession session, long dataset, string target, ImageSet images, long position);
}
