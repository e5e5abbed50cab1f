using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.Shared;

namespace LoraCraft.History.Merging;

/// <summary>An image that a merge changes or adds, with its texts on both sides and as they are to be.</summary>
/// <param name="Number">On our side.</param>
/// <param name="Mine">Null when it is added.</param>
/// <param name="AsTheirs">Whether it is to be in all things as it is there.</param>
/// <param name="ByHand">Whether somebody wrote something of it while merging.</param>
internal sealed record BroughtImage(int Number, int TheirNumber, ImageTexts? Mine, ImageTexts Theirs, ImageTexts After, bool AsTheirs, bool ByHand)
{
    /// <param name="after">Null or not live when it goes into the bin.</param>
    public static BroughtImage Changed(MergingImage image, ImageState? after, bool byHand)
    {
        var ((mine, theirs), number) = ((image.Merged.Mine!, image.Merged.Theirs), image.Number!.Value);
        return new(
            number, image.TheirNumber!.Value, Texts(number, mine), Texts(number, theirs ?? mine), Texts(number, after ?? mine),
            after is { Live: true } && theirs is { Live: true } && after.SameContent(theirs), byHand);
    }

    public static BroughtImage Added(int theirNumber, AddedImage image)
    {
        var texts = new ImageTexts(image.Number, image.Tags, image.Captions);
        return new(image.Number, theirNumber, null, texts, texts, AsTheirs: true, ByHand: false);
    }

    public IEnumerable<string> NewTags => Mine is null ? After.Tags.Distinct() : After.Tags.Except(Mine.Tags).Intersect(Theirs.Tags);

    /// <summary>Names of the captions that change.</summary>
    public IEnumerable<string> NewCaptions => After.Captions.Where(c => c.Value.Length > 0 && c.Value != Mine?.Caption(c.Key)).Select(c => c.Key);

    /// <summary>The texts that change and are to be as they are there: <c>tags</c>, or names of captions.</summary>
    public IEnumerable<string> TextsOfTheirs =>
    [
        .. HasTheirTags && (Mine is null || !Mine.Tags.SequenceEqual(After.Tags)) ? [TextRule.Tags] : Array.Empty<string>(),
        .. NewCaptions.Where(name => After.Caption(name) == Theirs.Caption(name)),
    ];

    public bool HasNewTexts => Mine is null || !Mine.Tags.SequenceEqual(After.Tags) || Captions(Mine).Any(name => Mine.Caption(name) != After.Caption(name));

    public bool HasTheirTexts => HasTheirTags && Captions(Theirs).All(name => Theirs.Caption(name) == After.Caption(name));

    private bool HasTheirTags => After.Tags.SequenceEqual(Theirs.Tags);

    private IEnumerable<string> Captions(ImageTexts other) => other.Captions.Keys.Union(After.Captions.Keys);

    private static ImageTexts Texts(int number, ImageState state) => new(number, state.Tags, state.Captions);
}
