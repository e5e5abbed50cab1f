using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoraCraft.Runs;

/// <summary>Where other capabilities hand in long work and look at it.</summary>
public interface IRunDesk
{
    /// <summary>Records the wish and schedules it; an equal run that is not over is joined instead, and resumed.</summary>
    /// <param name="equal">Whether another run's request asks for the same; null = when it is the same text.</param>
    Task<RunView> Queue(string kind, long dataset, string label, string request, Func<string, bool>? equal = null, CancellationToken cancel = default);

    /// <exception cref="Kernel.RefusedException">There is no such run.</exception>
    RunView Show(string id);

    /// <summary>Stops a run at the next safe point until it is resumed, also over restarts. What is over or paused stays as it is.</summary>
    /// <param name="reason">Why the program does so, as a sentence for the user; null when a person does.</param>
    /// <exception cref="Kernel.RefusedException">There is no such run.</exception>
    Task<RunView> Pause(string id, string? reason = null, CancellationToken cancel = default);
}

/// <param name="State"><c>queued</c>, <c>running</c>, <c>paused</c>, <c>finished</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Total">Items to do; 0 until known.</param>
/// <param name="Result">The kind's own result; null until finished. A captioning or tagging that is paused, was cancelled or failed tells what it did until then.</param>
/// <param name="Change">The change of the dataset that it adds to, by which it is undone as one; null when it changes nothing.</param>
/// <param name="Note">What it says about itself while it runs, in a few words.</param>
/// <param name="Paused">Why the program paused it, as a sentence; null when a person did, or when it is not paused.</param>
public sealed record RunView(
    string Id, string Kind, long Dataset, string Label, string State, long Total, long Done, double PerSecond, double? SecondsLeft,
    DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Error, JsonElement? Result,
    string? Change, string? Paused = null, string? Note = null)
{
    /// <summary>Whether it is worked on, or waits only for its turn.</summary>
    [JsonIgnore]
    public bool Going => State is "queued" or "running";
}
