using LoraCraft.Kernel;

namespace LoraCraft.Runs;

/// <summary>Work that takes longer than a request was asked for.</summary>
/// <param name="Kind"><c>import</c>, <c>export</c>, <c>caption</c> and others.</param>
/// <param name="Request">The kind's own request as JSON: all that a worker needs, also after a restart.</param>
public sealed record RunQueued(string Run, string Kind, long Dataset, string Label, string Request) : IEvent;

/// <summary>A worker took it up; more than once when an earlier worker died.</summary>
public sealed record RunStarted : IEvent;

/// <summary>How much there is to do became known.</summary>
public sealed record RunSized(long Total) : IEvent;

/// <summary>Some items have their outcome. Each item is named once over the whole run.</summary>
public sealed record RunItemsDone(IReadOnlyList<RunItem> Items) : IEvent;

/// <param name="File">Path of the item at its source.</param>
/// <param name="Outcome"><c>added</c>, <c>duplicate</c>, <c>captioned</c>, <c>proposed</c>, <c>skipped</c> or <c>failed</c>.</param>
/// <param name="Reason">A sentence for the user; null when added or captioned.</param>
/// <param name="Image">Number of the image it became or already was.</param>
/// <param name="Notes">What a model says of the picture's quality; null when it says nothing.</param>
/// <param name="Sha256">Content hash where known, with size and time of change: an unchanged file needs no second reading.</param>
public sealed record RunItem(string File, string Outcome, string? Reason = null, int? Image = null, string? Sha256 = null, long Bytes = 0, long Modified = 0, string? Notes = null);

/// <param name="Result">The kind's own result as JSON.</param>
public sealed record RunFinished(string Result) : IEvent;

public sealed record RunFailed(string Reason) : IEvent;

public sealed record RunCancelled : IEvent;

/// <summary>It stops at the next safe point, and stays so over restarts until somebody resumes it.</summary>
/// <param name="Reason">Why the program paused it, as a sentence; null when a person did.</param>
public sealed record RunPaused(string? Reason) : IEvent;

/// <summary>It goes on where it was.</summary>
public sealed record RunResumed : IEvent;

/// <summary>The program ended while the run was being worked on; it is taken up again.</summary>
public sealed record RunOrphaned : IEvent;
