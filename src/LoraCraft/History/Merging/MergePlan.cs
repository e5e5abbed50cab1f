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
internal sealed record MergePlan(Point Base, Point Mine, Point Theirs, IReadOnlyList<MergingImage> Images, MergedSettings Settings)
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
    /// <param name="news">The images of <see cref="Added"/>, numbered for this side.</param>
    /// <exception cref="RefusedException">A choice does not fit its conflict.</exception>
    public IReadOnlyList<IEvent> Events(IReadOnlyDictionary<string, Choice> choices, IEnumerable<AddedImage> news)
    {
        var settings = SettingsMerge.Resolve(Settings, Settings.Conflicts.Where(c => choices.ContainsKey(SettingsPrefix + c)).ToDictionary(c => c, c => choices[SettingsPrefix + c]));
        var changes = Images.Where(i => i.Number is not null).Select(i => new StateChange(i.Number!.Value, i.Merged.Mine, Decided(i, choices)));
        List<IEvent> events =
        [
            .. settings.Settings == Settings.Mine.Settings ? Array.Empty<IEvent>() : [new DatasetConfigured(Settings.Mine.Settings, settings.Settings)],
            .. settings.Description == Settings.Mine.Description ? Array.Empty<IEvent>() : [new DatasetDescribed(Settings.Mine.Description, settings.Description)],
            .. StateEvents.Between(changes),
            .. news.Chunk(ImagesPerEvent).Select(chunk => new ImagesAdded(chunk)),
        ];
        return events.Count == 0 ? [] : [new DatasetMerged(Theirs.Dataset, Theirs.Version), .. events];
    }

    private static ImageState? Decided(MergingImage image, IReadOnlyDictionary<string, Choice> choices) => ImageMerge.Resolve(
        image.Merged, image.Merged.Conflicts.Where(c => choices.ContainsKey(image.Id(c.Facet))).ToDictionary(c => c.Facet, c => choices[image.Id(c.Facet)]));
}
