using System.Text.Json.Serialization;
using LoraCraft.Shared;

namespace LoraCraft.History.Merging;

/// <summary>
/// Whose work a merge brings in. Comes after the images that it adds and before what it changes of others: of the events of the
/// same change that follow, the merging person did what is <paramref name="Written"/>.
/// </summary>
/// <param name="Work">Who had changed the images on the other side.</param>
/// <param name="Written">Images of which the merging person wrote something by hand.</param>
/// <param name="Unseen">Images that a machine had changed there, and nobody had looked at since.</param>
/// <param name="Machine">Images whose texts a machine had changed there.</param>
public sealed record MergedWorkCredited(IReadOnlyList<MergedWork> Work, ImageSet Written, ImageSet Unseen, ImageSet Machine) : ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.UnionOf([.. Work.Select(w => w.Images), Written, Unseen, Machine]);

    public ITouchesImages Without(ImageSet images) => new MergedWorkCredited(
        [.. Work.Select(w => w with { Images = w.Images.Except(images) }).Where(w => !w.Images.IsEmpty)],
        Written.Except(images), Unseen.Except(images), Machine.Except(images));
}

/// <param name="Actor">A person, or a machine as <c>run:ID</c> or <c>recipe:NAME</c>.</param>
public sealed record MergedWork(ImageSet Images, string Actor);

/// <summary>Which events had put texts there that a merge brought in, on either side. Comes after the events that brought them.</summary>
public sealed record OriginsMerged(IReadOnlyList<MergedTags> Tags, IReadOnlyList<MergedCaption> Captions) : ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.UnionOf([.. Tags.Select(t => t.Images), .. Captions.Select(c => c.Images)]);

    public ITouchesImages Without(ImageSet images) => new OriginsMerged(
        [.. Tags.Select(t => t with { Images = t.Images.Except(images) }).Where(t => !t.Images.IsEmpty)],
        [.. Captions.Select(c => c with { Images = c.Images.Except(images) }).Where(c => !c.Images.IsEmpty)]);
}

/// <param name="Position">Global position of the event that had put these tags there.</param>
public sealed record MergedTags(ImageSet Images, IReadOnlyList<string> Tags, long Position);

/// <param name="Spans">Of the whole caption, as <see cref="CaptionSpans"/>; 0 is what the merging person wrote.</param>
public sealed record MergedCaption(ImageSet Images, string Caption, string Spans);

/// <summary>What of a merge is just as a machine, or a person after it, had left it on the other side. Comes last of what a merge does.</summary>
/// <param name="Automatic">Images that a machine had changed last, and nobody had looked at since.</param>
/// <param name="Generated">Images whose texts were as a machine had left them.</param>
/// <param name="Texts">Texts that a model had ever written.</param>
public sealed record MachineWorkMerged(ImageSet Automatic, ImageSet Generated, IReadOnlyList<MergedModelText> Texts) : ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.UnionOf([Automatic, Generated, .. Texts.Select(t => t.Images)]);

    public ITouchesImages Without(ImageSet images) => new MachineWorkMerged(
        Automatic.Except(images), Generated.Except(images),
        [.. Texts.Select(t => t with { Images = t.Images.Except(images) }).Where(t => !t.Images.IsEmpty)]);
}

/// <param name="Target"><c>tags</c>, or the name of a caption.</param>
/// <param name="Model">Global position of the event by which a model wrote it last.</param>
/// <param name="Person">The same of the event by which a person last changed it since a model first wrote it; null = none did.</param>
public sealed record MergedModelText(ImageSet Images, string Target, long Model, long? Person)
{
    /// <summary>Whether no person changed it since.</summary>
    [JsonIgnore]
    public bool IsModels => Person is null || Person < Model;
}
