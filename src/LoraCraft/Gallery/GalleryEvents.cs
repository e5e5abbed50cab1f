using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery;

/// <summary>A person looked at images, each on its own.</summary>
public sealed record ImagesSeen(ImageSet Images) : IEvent;
