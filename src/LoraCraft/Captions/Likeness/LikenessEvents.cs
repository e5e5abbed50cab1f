using LoraCraft.Kernel;

namespace LoraCraft.Captions.Likeness;

/// <summary>A person said that tags that look alike are different, each from each other; or took that back.</summary>
public sealed record TagsToldApart(IReadOnlyList<string> Tags, bool Apart) : IReversible
{
    public IEvent Inverse() => this with { Apart = !Apart };
}
