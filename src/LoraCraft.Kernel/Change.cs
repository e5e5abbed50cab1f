namespace LoraCraft.Kernel;

/// <summary>The unit of history and of undo: everything one person or one run did in one go.</summary>
/// <param name="Id">Unique, sortable by time.</param>
/// <param name="Actor">Who: a person's name, or a run as <c>run:ID</c>.</param>
/// <param name="At">When the command was given, UTC, to the millisecond; of what a run adds to its change, when it is added.</param>
/// <param name="Cause">What was asked for, as a sentence for the timeline: <c>Renamed "red kite" to "kite"</c>.</param>
public sealed record Change(string Id, string Actor, DateTimeOffset At, string Cause);
