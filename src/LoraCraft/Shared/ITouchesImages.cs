using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>An event that changes images and can say which.</summary>
public interface ITouchesImages : IEvent
{
    ImageSet Touched { get; }

    /// <summary>
    /// The same event with nothing left in it of these images: neither texts nor names nor numbers, but for the places that keep
    /// other numbers where they are. Texts that it says of other images too stay.
    /// </summary>
    ITouchesImages Without(ImageSet images);
}
