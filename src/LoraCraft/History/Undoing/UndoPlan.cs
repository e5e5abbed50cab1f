using LoraCraft.History.Algebra;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Undoing;

/// <summary>What taking a change back means for one image that was touched since.</summary>
/// <param name="Merged">Base is the image right after the change, mine as it is now, theirs right before the change.</param>
/// <param name="Facets">What both the change and something later changed.</param>
internal sealed record TouchedImage(int Number, MergedImage Merged, IReadOnlyList<string> Facets)
{
    /// <param name="decision"><c>keep</c> what is now, <c>take</c> the old, or <c>merge</c>, which keeps where the edits overlap.</param>
    public StateChange Decided(string decision) => new(Number, Merged.Mine, decision switch
    {
        UndoDecision.Take => Taking(Choice.Theirs),
        UndoDecision.Keep => Taking(Choice.Mine),
        _ => Merged.Value,
    });

    private ImageState? Taking(Choice side) => ImageMerge.Resolve(Merged, Facets.Distinct().ToDictionary(f => f, _ => side));
}

/// <summary>Taking one change back on one stream, worked out as of a version of it.</summary>
/// <param name="Own">The change's events on this stream, and those of what followed from it.</param>
/// <param name="Clean">Images that nothing later touched in the same respect, as they are to be.</param>
/// <param name="Facts">Facts of the stream as a whole that something later changed too.</param>
/// <param name="Exact">Nothing later stands in the way: the inverse events do.</param>
internal sealed record UndoPlan(
    string Stream, long Version, IReadOnlyList<RecordedEvent> Own, IReadOnlyList<StateChange> Clean, IReadOnlyList<TouchedImage> Touched,
    IReadOnlyList<FactConflict> Facts, bool Exact)
{
    /// <summary>What is taken back: the change, then what followed from it.</summary>
    public IEnumerable<Change> Changes => Own.Select(e => e.Change).DistinctBy(c => c.Id);

    /// <param name="decide">What to do with an image that was touched since, by its number.</param>
    /// <param name="takeFacts">Whether facts that were changed since go back too.</param>
    public IReadOnlyList<IEvent> Events(Func<int, string> decide, bool takeFacts)
    {
        if (Exact)
            return [.. Own.Reverse().Select(e => e.Event).OfType<IReversible>().Select(e => e.Inverse())];
        var facts = Own.Reverse().Select(e => e.Event).OfType<IReversible>().Where(e => e is not ITouchesImages)
            .Select(e => Facts.FirstOrDefault(f => ReferenceEquals(f.Own, e)) is not { } conflict ? e.Inverse() : conflict.Back(takeFacts))
            .OfType<IEvent>();
        return [.. facts, .. StateEvents.Between([.. Clean, .. Touched.Select(t => t.Decided(decide(t.Number)))])];
    }
}

/// <summary>What may be decided on an image that was touched since.</summary>
public static class UndoDecision
{
    public const string Keep = "keep";
    public const string Take = "take";
    public const string Merge = "merge";

    /// <summary>Not to undo at all when something was touched since.</summary>
    public const string Fail = "fail";

    internal static Refusal? Check(string? onConflict, IEnumerable<string>? choices, string? facts) =>
        onConflict is null or Keep or Take or Merge or Fail && (choices ?? []).All(c => c is Keep or Take or Merge) && facts is null or Keep or Take
            ? null
            : Refusal.Invalid("What was touched since is decided by \"keep\", \"take\" or \"merge\"; \"fail\" undoes nothing then.");
}
