using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.Kernel;

namespace LoraCraft.History.Undoing;

/// <summary>A fact of a stream as a whole that a change set and something later set again.</summary>
/// <param name="Own">The event of the change that is taken back.</param>
/// <param name="Latest">The newest event that set the fact.</param>
internal sealed record FactConflict(IReversible Own, IEvent Latest)
{
    /// <summary>Whether the fact is again what the change made it, as after an edit that was itself undone.</summary>
    public bool IsSettled => (Own, Latest) switch
    {
        (DatasetConfigured own, DatasetConfigured latest) => own.To == latest.To,
        (DatasetRenamed own, DatasetRenamed latest) => own.To == latest.To,
        (DatasetDescribed own, DatasetDescribed latest) => own.To == latest.To,
        (DatasetPlaced own, DatasetPlaced latest) => own.To.Equals(latest.To),
        (DatasetArchived own, DatasetArchived latest) => own.Archived == latest.Archived,
        (ConceptRenamed own, ConceptRenamed latest) => own.To == latest.To,
        (ConceptDescribed own, ConceptDescribed latest) => own.To == latest.To,
        (ConceptPlaced own, ConceptPlaced latest) => own.To.Equals(latest.To),
        (ConceptArchived own, ConceptArchived latest) => own.Archived == latest.Archived,
        _ => false,
    };

    /// <summary>The event that takes the fact back, or null to keep it; settings go back field by field where only this change set them.</summary>
    public IEvent? Back(bool take) => (Own, Latest) switch
    {
        (DatasetConfigured own, DatasetConfigured latest) => Configured(own, latest, take),
        _ when !take => null,
        (DatasetRenamed own, DatasetRenamed latest) => new DatasetRenamed(latest.To, own.From),
        (DatasetDescribed own, DatasetDescribed latest) => new DatasetDescribed(latest.To, own.From),
        (DatasetPlaced own, DatasetPlaced latest) => new DatasetPlaced(latest.To, own.From),
        (ConceptRenamed own, ConceptRenamed latest) => new ConceptRenamed(latest.To, own.From),
        (ConceptDescribed own, ConceptDescribed latest) => new ConceptDescribed(latest.To, own.From),
        (ConceptPlaced own, ConceptPlaced latest) => new ConceptPlaced(latest.To, own.From),
        _ => null,
    };

    private static DatasetConfigured? Configured(DatasetConfigured own, DatasetConfigured latest, bool take)
    {
        var merged = SettingsMerge.Merge(new(own.To, ""), new(latest.To, ""), new(own.From, ""));
        var back = take ? SettingsMerge.Resolve(merged, merged.Conflicts.ToDictionary(f => f, _ => Choice.Theirs)) : merged.Value;
        return back.Settings == latest.To ? null : new(latest.To, back.Settings);
    }
}
