using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Datasets;

/// <summary>Pictures became images of a dataset, with the texts that came with them.</summary>
public sealed record ImagesAdded(IReadOnlyList<AddedImage> Images) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.Of(Images.Where(i => !i.IsForgotten).Select(i => i.Number));

    public ITouchesImages Without(ImageSet images) => new ImagesAdded([.. Images.Select(i => images.Contains(i.Number) ? i.Forgotten() : i)]);

    /// <summary>Numbers are never used twice, so taking an addition back is a removal.</summary>
    public IEvent Inverse() => new ImagesRemoved(Touched);
}

/// <param name="Number">From 1, in order of arrival; unique in the dataset for ever.</param>
/// <param name="Name">File name with extension, as it was at the source.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Source">Where it came from: a path, or a path inside an archive after <c>!/</c>. Empty when dropped on the page.</param>
/// <param name="Modified">The source file's time of last change, Unix milliseconds; 0 when unknown.</param>
/// <param name="Place">Sort key of the manual order.</param>
public sealed record AddedImage(
    int Number,
    string Name,
    string Sha256,
    long Bytes,
    PictureFacts Facts,
    string Source,
    long Modified,
    double Place,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Captions,
    int Stars = 0,
    string? Mark = null,
    string? UndecodedText = null)
{
    /// <summary>Only the number and the place are left.</summary>
    [JsonIgnore]
    public bool IsForgotten => Sha256.Length == 0;

    public AddedImage Forgotten() => new(
        Number, "", "", 0, new(0, 0, "", 1, false, 1, 0, 0, "", new Dictionary<string, string>()), "", 0, Place, [], new Dictionary<string, string>());
}

/// <summary>Put into the bin. Nothing leaves the disk.</summary>
public sealed record ImagesRemoved(ImageSet Images) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => Images;

    public ITouchesImages Without(ImageSet images) => new ImagesRemoved(Images.Except(images));

    public IEvent Inverse() => new ImagesRestored(Images);
}

/// <summary>Taken out of the bin, with everything they had.</summary>
public sealed record ImagesRestored(ImageSet Images) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => Images;

    public ITouchesImages Without(ImageSet images) => new ImagesRestored(Images.Except(images));

    public IEvent Inverse() => new ImagesRemoved(Images);
}

/// <summary>Images got stars; one entry for each pair of before and after.</summary>
public sealed record ImagesStarred(IReadOnlyList<StarsGiven> Given) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.UnionOf(Given.Select(g => g.Images));

    public ITouchesImages Without(ImageSet images) =>
        new ImagesStarred([.. Given.Select(g => g with { Images = g.Images.Except(images) }).Where(g => !g.Images.IsEmpty)]);

    public IEvent Inverse() => new ImagesStarred([.. Given.Select(g => new StarsGiven(g.Images, g.To, g.From))]);
}

/// <param name="From">0..5.</param>
/// <param name="To">0..5.</param>
public sealed record StarsGiven(ImageSet Images, int From, int To);

/// <summary>Images were marked kept or rejected, or the mark was taken off (null).</summary>
public sealed record ImagesMarked(IReadOnlyList<MarkGiven> Given) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.UnionOf(Given.Select(g => g.Images));

    public ITouchesImages Without(ImageSet images) =>
        new ImagesMarked([.. Given.Select(g => g with { Images = g.Images.Except(images) }).Where(g => !g.Images.IsEmpty)]);

    public IEvent Inverse() => new ImagesMarked([.. Given.Select(g => new MarkGiven(g.Images, g.To, g.From))]);
}

public sealed record MarkGiven(ImageSet Images, string? From, string? To);

/// <summary>Images moved in the manual order: the same index of the three lists is one image.</summary>
public sealed record ImagesReordered(IReadOnlyList<int> Images, IReadOnlyList<double> From, IReadOnlyList<double> To) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.Of(Images);

    public ITouchesImages Without(ImageSet images)
    {
        int[] left = [.. Enumerable.Range(0, Images.Count).Where(i => !images.Contains(Images[i]))];
        return new ImagesReordered([.. left.Select(i => Images[i])], [.. left.Select(i => From[i])], [.. left.Select(i => To[i])]);
    }

    public IEvent Inverse() => new ImagesReordered(Images, To, From);
}
