using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Where changes get their id, actor and time from.</summary>
public interface IChanges
{
    /// <summary>Whoever asks now.</summary>
    string Actor { get; }

    /// <summary>The window of the page that asks now; null for other callers.</summary>
    string? Window { get; }

    /// <summary>A new change by whoever asks now, or in the name of somebody else.</summary>
    Change New(string cause, string? actor = null);

    /// <summary>A new unique id, sortable by time.</summary>
    string NewId();

    DateTimeOffset Now { get; }
}

public static class ChangesExtensions
{
    /// <summary>A change that a run adds to, perhaps long after it was asked for: what is added now is of now.</summary>
    public static Change GoOn(this IChanges changes, Change asked) =>
        asked with { At = DateTimeOffset.FromUnixTimeMilliseconds(changes.Now.ToUnixTimeMilliseconds()) };
}
