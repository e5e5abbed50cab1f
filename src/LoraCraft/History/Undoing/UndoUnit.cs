using LoraCraft.Kernel;

namespace LoraCraft.History.Undoing;

/// <summary>Changes that an undo announced in one go on one stream, and what it then did to take them back: only together do they come again.</summary>
internal sealed record UndoUnit(IReadOnlyList<ChangeUndone> Undone, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>The unit that a change was taken back in; null when it was not.</summary>
    /// <param name="undo">The events of an undo on one stream, in order.</param>
    public static UndoUnit? Of(string change, IEnumerable<RecordedEvent> undo)
    {
        List<ChangeUndone> undone = [];
        List<RecordedEvent> events = [];
        foreach (var one in undo)
            if (one.Event is not ChangeUndone announced)
                events.Add(one);
            else if (events.Count == 0)
                undone.Add(announced);
            else if (IsWanted())
                break;
            else
                (undone, events) = ([announced], []);
        return IsWanted() ? new(undone, events) : null;

        bool IsWanted() => undone.Exists(u => u.Change == change);
    }

    /// <summary>The change that an event says is taken back or brought back.</summary>
    public static string? About(IEvent @event) => @event switch
    {
        ChangeUndone undone => undone.Change,
        ChangeRedone redone => redone.Change,
        _ => null,
    };
}
