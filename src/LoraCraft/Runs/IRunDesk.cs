using System.Text.Json;

namespace LoraCraft.Runs;

/// <summary>Where other capabilities hand in long work and look at it.</summary>
public interface IRunDesk
{
    /// <summary>Records the wish and schedules it; an equal run that is still going is joined instead.</summary>
    /// <param name="equal">Whether another run's request asks for the same; null = when it is the same text.</param>
    Task<RunView> Queue(string kind, long dataset, string label, string request, Func<string, bool>? equal = null, CancellationToken cancel = default);

    /// <exception cref="Kernel.RefusedException">There is no such run.</exception>
    RunView Show(string id);
}

/// <param name="State"><c>queued</c>, <c>running</c>, <c>finished</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Total">Items to do; 0 until known.</param>
/// <param name="Result">The kind's own result; null until finished.</param>
/// <param name="Change">The change of the dataset that it adds to, by which it is undone as one; null when it changes nothing.</param>
public sealed record RunView(
    string Id, string Kind, long Dataset, string Label, string State, long Total, long Done, double PerSecond, double? SecondsLeft,
    DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Error, JsonElement? Result,
    string? Change);
