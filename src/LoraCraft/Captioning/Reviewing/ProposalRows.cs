using LoraCraft.Forgetting;
using LoraCraft.History;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Reviewing;

/// <summary>A proposal that waits.</summary>
/// <param name="Target"><c>tags</c>, or the name of a caption.</param>
/// <param name="Text">The model's answer.</param>
/// <param name="Source">Global position of the event that proposed it.</param>
internal sealed record ProposalRow(int Image, string Target, string Text, long Source);

/// <summary>
/// The newest proposal for each image and target, and what became of it: <c>state</c> is <c>open</c> or an outcome. An undone
/// decision leaves it open again, a newer proposal takes its place. <c>decided</c> is the global position up to which the deciding
/// change, or the one that brought it back, wrote, with what followed from it.
/// </summary>
internal sealed class ProposalProjection : IProjection
{
    private const string Open = "open";
    private static readonly string[] Key = ["dataset", "number", "target"];
    private static readonly string[] Columns = [.. Key, "text", "source", "state", "outcome", "change", "decided"];

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("proposal", """
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, target TEXT NOT NULL, text TEXT NOT NULL, source BIGINT NOT NULL, state TEXT NOT NULL,
            outcome TEXT NOT NULL, change TEXT NOT NULL, decided BIGINT NOT NULL, PRIMARY KEY(dataset, number, target)
            """, ["proposal_state(dataset, state, number)", "proposal_change(dataset, change)"]),
    ];

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (Streams.IsProposals(recorded.Stream, out var proposed) && recorded.Event is TextsProposed texts)
                Propose(tables, proposed, texts, recorded.Position);
            else if (Streams.IsDataset(recorded.Stream, out var dataset))
                Decide(tables, dataset, recorded, events);
    }

    private static void Propose(IReadTables tables, long dataset, TextsProposed texts, long position) =>
        tables.Upsert("proposal", Columns, Key, texts.Texts.SelectMany(t => t.Images.Select(n =>
            new object?[] { dataset, (long)n, texts.Target, t.Text, position, Open, "", "", 0L })));

    /// <param name="events">With the whole change that the event is part of.</param>
    private static void Decide(IReadTables tables, long dataset, RecordedEvent recorded, IReadOnlyList<RecordedEvent> events)
    {
        switch (recorded.Event)
        {
            case ProposalsDecided { Source: > 0 } e:
                tables.ExecuteOn(
                    e.Images, $"""
                    UPDATE proposal SET state = $1, outcome = $1, change = $2, decided = $3
                    WHERE dataset = $4 AND target = $5 AND source = $6 AND state = '{Open}' AND
                    """, e.Outcome, recorded.Change.Id, recorded.Position, dataset, e.Target, e.Source);
                break;
            case ChangeUndone e:
                tables.Execute(
                    $"UPDATE proposal SET state = '{Open}' WHERE dataset = $1 AND change = $2 AND outcome <> $3",
                    dataset, e.Change, ProposalsDecided.Outcomes.Rebased);
                break;
            case ChangeRedone e:
                tables.Execute(
                    "UPDATE proposal SET state = outcome, decided = $1 WHERE dataset = $2 AND change = $3",
                    events.Last(later => later.Change.Id == recorded.Change.Id && later.Stream == recorded.Stream).Position, dataset, e.Change);
                break;
            case ImagesForgotten e:
                tables.ExecuteOn(e.Images, "DELETE FROM proposal WHERE dataset = $1 AND", dataset);
                break;
            case ITouchesImages e when FollowUps.Origin(recorded.Change.Id) is var origin && origin != recorded.Change.Id:
                tables.ExecuteOn(
                    e.Touched, $"UPDATE proposal SET decided = $1 WHERE dataset = $2 AND change = $3 AND state <> '{Open}' AND", recorded.Position, dataset, origin);
                break;
        }
    }
}

internal static class ProposalQueries
{
    /// <summary>How many wait for live images of a dataset.</summary>
    public static long WaitingIn(this IReadTables tables, long dataset) => tables.Number(
        "SELECT count(*) FROM proposal p JOIN image i ON i.dataset = p.dataset AND i.number = p.number WHERE p.dataset = $1 AND p.state = 'open' AND i.live = 1", dataset);

    /// <summary>What waits for some live images, by number and target.</summary>
    /// <param name="target">Null = any.</param>
    public static List<ProposalRow> Proposals(this IReadTables tables, long dataset, ImageSet images, string? target) =>
    [
        .. tables.QueryOn(
                images, "SELECT number, target, text, source FROM proposal WHERE dataset = $1 AND state = 'open' AND",
                r => new ProposalRow(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetInt64(3)), dataset)
            .Where(p => target is null || p.Target == target).OrderBy(p => p.Image).ThenBy(p => p.Target, StringComparer.Ordinal),
    ];
}
