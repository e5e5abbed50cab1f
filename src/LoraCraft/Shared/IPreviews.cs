using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>
/// Datasets as they would be: copies with events that are in no log, read like any other moment. They leave no trace, and end when
/// closed, when newer ones need their place, and with the process.
/// </summary>
public interface IPreviews
{
    /// <summary>Makes one of a dataset as of a version; returns its name, which stands for the moment.</summary>
    /// <param name="events">What would happen next, decided on that version.</param>
    /// <param name="made">What whoever opens it wants to find with it again.</param>
    /// <exception cref="RefusedException">A picture was forgotten since that version.</exception>
    string Open(long dataset, long version, IReadOnlyList<IEvent> events, object made);

    /// <summary>What was given when a preview was opened.</summary>
    /// <exception cref="RefusedException">The dataset has no such preview any more.</exception>
    object Made(long dataset, string name);

    /// <summary>Ends one; nothing happens when the dataset has no such preview any more.</summary>
    void Close(long dataset, string name);
}
