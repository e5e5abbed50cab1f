using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Changes that a run is still adding to.</summary>
public interface IRunningChanges
{
    /// <summary>Tells of a change whether a run is adding to it, as these tables say; they are asked once, with the first change.</summary>
    Func<string, bool> In(IReadTables tables);
}
