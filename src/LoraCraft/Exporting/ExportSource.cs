using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>The dataset an export is made of, as it was at one version.</summary>
public sealed record ExportSource(
    long Dataset,
    string DatasetName,
    long Version,
    DatasetSettings Settings,
    IReadOnlyList<ExportImage> Images)
{
    /// <summary>As of <see cref="ExportRequest.UpTo"/>.</summary>
    public long? UpTo { get; init; }

    /// <summary>Who put the texts there, by position of the event; empty where that was not asked for.</summary>
    public IReadOnlyDictionary<long, Change> Changes { get; init; } = new Dictionary<long, Change>();
}

/// <summary>One live image in display order.</summary>
/// <param name="Name">File name it was imported under, extension included; any Unicode text.</param>
/// <param name="Sha256">Name of its blob.</param>
/// <param name="Format">As <see cref="PictureFacts.Format"/>.</param>
/// <param name="Orientation">EXIF orientation stored in the file, 1..8.</param>
/// <param name="Mark"><c>kept</c>, <c>rejected</c> or null.</param>
/// <param name="Alpha">As <see cref="PictureFacts.Alpha"/>.</param>
/// <param name="Pages">As <see cref="PictureFacts.Pages"/>.</param>
/// <param name="Bytes">Size of the blob; 0 when unknown.</param>
public sealed record ExportImage(
    int Number,
    string Name,
    string Sha256,
    string Format,
    int Width,
    int Height,
    int Orientation,
    int Stars,
    string? Mark,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Captions,
    bool Alpha = false,
    int Pages = 1,
    long Bytes = 0)
{
    /// <summary>Null where that was not asked for.</summary>
    public TextOrigins? Origins { get; init; }
}

/// <summary>Which event put each text of an image there.</summary>
/// <param name="Tags">Each tag once, in order.</param>
/// <param name="Captions">The pieces of each caption, captions by name.</param>
public sealed record TextOrigins(IReadOnlyList<OriginOf> Tags, IReadOnlyList<(string Name, IReadOnlyList<OriginOf> Pieces)> Captions)
{
    public IEnumerable<long> Positions => Tags.Concat(Captions.SelectMany(c => c.Pieces)).Select(o => o.Position);
}
