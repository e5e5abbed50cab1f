using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>An event that changes images and can say which.</summary>
public interface ITouchesImages : IEvent
{
    ImageSet Touched { get; }
}
