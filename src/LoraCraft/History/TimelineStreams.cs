using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>Whose changes a timeline holds.</summary>
internal static class TimelineStreams
{
    /// <exception cref="RefusedException">There is no such dataset.</exception>
    public static string OfDataset(IReadSession session, long dataset) =>
        Existing(session, Streams.Dataset(dataset)) ?? throw new RefusedException(DatasetCommands.Unknown(dataset));

    /// <summary>The concept itself and its datasets.</summary>
    /// <exception cref="RefusedException">There is no such concept.</exception>
    public static IReadOnlyList<string> OfConcept(IReadSession session, long concept) =>
    [
        Existing(session, Streams.Concept(concept)) ?? throw new RefusedException(Refusal.Unknown($"There is no concept {concept}.")),
        .. session.Tables.Query("SELECT dataset FROM dataset WHERE concept = $1", r => Streams.Dataset(r.GetInt64(0)), concept),
    ];

    private static string? Existing(IReadSession session, string stream) => session.StreamVersion(stream) == 0 ? null : stream;
}
