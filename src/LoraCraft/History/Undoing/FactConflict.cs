using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Undoing;

/// <summary>A fact of a stream as a whole that a change set and something later set again.</summary>
/// <param name="Own">The event of the change that is taken back.</param>
/// <param name="Latest">The newest event that set the fact.</param>
internal sealed record FactConflict(IReversible Own, IEvent Latest)
{
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
