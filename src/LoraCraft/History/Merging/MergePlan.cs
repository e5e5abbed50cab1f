using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.History.Comparing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Merging;

/// <summary>An image that both sides, or the other one, changed since they were the same.</summary>
/// <param name="Number">Its number on our side; null when it is to be added.</param>
internal sealed record MergingImage(int? Number, int? TheirNumber, MergedImage Merged)
{
    /// <summary>Names one conflict among all of the merge: <c>12/tags</c>; images of theirs alone have none.</summary>
    public string Id(string facet) => FormattableString.Invariant($"{Number}/{facet}");
}

/// <summary>A three-way merge of one dataset into another, worked out.</summary>
/// <param name="Base">What both come from: the fork, or the last merge.</param>
/// <param name="Parted">The global position after which what happened on their side is theirs, and not what that merge had brought them.</param>
internal sealed record MergePlan(Point Base, long Parted, Point Mine, Point Theirs, IReadOnlyList<MergingImage> Images, MergedSettings Settings)
{
    private const int ImagesPerEvent = 500;
    private const string SettingsPrefix = "settings/";

    public IEnumerable<string> ConflictIds =>
        [.. Images.SelectMany(i => i.Merged.Conflicts.Select(c => i.Id(c.Facet))), .. Settings.Conflicts.Select(c => SettingsPrefix + c)];

    /// <summary>What is new on their side.</summary>
    public ImageSet Added => ImageSet.Of(Images.Where(i => i.Number is null).Select(i => i.TheirNumber!.Value));

    /// <summary>What is new on their side and lies in our bin, since a merge that brought it was undone; numbered as here.</summary>
    public ImageSet Returning => ImageSet.Of(Images.Where(i => i is { Number: not null, Merged: { Base: null, Mine.Live: false, Value.Live: true } }).Select(i => i.Number!.Value));

    /// <param name="choices">Decisions by conflict; one that is not decided keeps mine.</param>
    /// <param name="news">The images of <see cref="Added"/> by their number there, numbered for this side.</param>
    /// <param name="credit">Tells whose work the images are that the merge changes or adds.</param>
    /// <exception cref="RefusedException">A choice does not fit its conflict.</exception>
    public IReadOnlyList<IEvent> Events(
        IReadOnlyDictionary<string, Choice> choices, IReadOnlyList<(int TheirNumber, AddedImage Image)> news, Func<IReadOnlyList<BroughtImage>, MergeCredits> credit)
    {
        var settings = SettingsMerge.Resolve(Settings, Settings.Conflicts.Where(c => choices.ContainsKey(SettingsPrefix + c)).ToDictionary(c => c, c => choices[SettingsPrefix + c]));
        var changes = Images.Where(i => i.Number is not null).Select(i => (Image: i, After: Decided(i, choices))).Where(c => !Equals(c.Image.Merged.Mine, c.After)).ToList();
        var states = StateEvents.Between(changes.Select(c => new StateChange(c.Image.Number!.Value, c.Image.Merged.Mine, c.After)));
        var credits = states.Count + news.Count == 0 ? MergeCredits.None : credit(
        [
            .. changes.Where(c => c.Image.TheirNumber is not null).Select(c => Brought(c.Image, c.After, choices)),
            .. news.Select(n => BroughtImage.Added(n.TheirNumber, n.Image)),
        ]);
        List<IEvent> events =
        [
            .. settings.Settings == Settings.Mine.Settings ? Array.Empty<IEvent>() : [new DatasetConfigured(Settings.Mine.Settings, settings.Settings)],
            .. settings.Description == Settings.Mine.Description ? Array.Empty<IEvent>() : [new DatasetDescribed(Settings.Mine.Description, settings.Description)],
            .. news.Select(n => n.Image).Chunk(ImagesPerEvent).Select(chunk => new ImagesAdded(chunk)),
            .. credits.Before,
            .. states,
            .. credits.After,
        ];
        // That everything stays as it is here is a decision too, which the next merge must not ask for again.
        return events.Count == 0 && !ConflictIds.Any() ? [] : [new DatasetMerged(Theirs.Dataset, Theirs.Version), .. events];
    }

    private static BroughtImage Brought(MergingImage image, ImageState? after, IReadOnlyDictionary<string, Choice> choices) => BroughtImage.Changed(
        image, after, image.Merged.Conflicts.Any(c => choices.TryGetValue(image.Id(c.Facet), out var choice) && choice.IsByHand));

    private static ImageState? Decided(MergingImage image, IReadOnlyDictionary<string, Choice> choices) => ImageMerge.Resolve(
        image.Merged, image.Merged.Conflicts.Where(c => choices.ContainsKey(image.Id(c.Facet))).ToDictionary(c => c.Facet, c => choices[image.Id(c.Facet)]));
}
