namespace LoraCraft.Shared;

/// <summary>Changes that a run is still adding to.</summary>
public interface IRunningChanges
{
    bool IsRunning(string change);
}
