using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Where changes get their id, actor and time from.</summary>
public interface IChanges
{
    /// <summary>A new change by whoever asks now.</summary>
    Change New(string cause);

    /// <summary>A new unique id, sortable by time.</summary>
    string NewId();

    DateTimeOffset Now { get; }
}
