namespace LoraCraft.Exporting.Drift;

/// <summary>Kinds of differences between a folder and the dataset.</summary>
internal static class DriftKinds
{
    public const string Caption = "caption";
    public const string CaptionRemoved = "caption_removed";
    public const string Picture = "picture";
    public const string Added = "added";
    public const string Removed = "removed";

    public static readonly IReadOnlyList<string> All = [Caption, CaptionRemoved, Picture, Added, Removed];
}

/// <summary>One difference between a folder and the dataset.</summary>
/// <param name="Kind"><c>caption</c>, <c>caption_removed</c>, <c>picture</c>, <c>added</c> or <c>removed</c>.</param>
/// <param name="Number">The image; null for a picture that was added outside.</param>
/// <param name="File">Path within the folder; of a text in a file of many, with the field.</param>
/// <param name="Exported">The text that LoraCraft wrote, or that was imported.</param>
/// <param name="Outside">The text that stands there now.</param>
/// <param name="Now">The text that would be written now.</param>
/// <param name="Merged">The text that would be written once it is taken in, with what was done in the dataset too; null in a conflict, and where it cannot be taken in.</param>
/// <param name="Conflict">The same was changed outside and in the dataset, in different ways.</param>
/// <param name="Problem">Why it cannot be taken in, as the end of a sentence; null when it can.</param>
/// <param name="Sha256">The image's picture in the store; null for one that was added.</param>
public sealed record DriftItem(
    string Id, string Kind, int? Number, string Name, string File, string? Exported = null, string? Outside = null, string? Now = null,
    bool Conflict = false, string? Problem = null, string? Sha256 = null, string? Merged = null);

/// <param name="Texts">What the outside text makes of the image's texts; of an added picture, its texts.</param>
/// <param name="Path">Full path of a picture to read.</param>
/// <param name="Content">Hash of that picture as it was when the folder was looked at.</param>
internal sealed record DriftEntry(DriftItem Item, TextChange? Texts = null, string? Path = null, string? Content = null);

/// <summary>How a folder differs from the dataset, as it was found.</summary>
/// <param name="Kind"><c>export</c> or <c>import</c>.</param>
/// <param name="Version">The dataset's version that was exported; of an import, the version now.</param>
/// <param name="Same">Images that are in the folder as they should be.</param>
/// <param name="Notes">What could not be compared, as sentences.</param>
internal sealed record DriftReport(
    string Path, string Kind, long Dataset, long Version, int Same, IReadOnlyList<DriftEntry> Entries, IReadOnlyList<string> Notes);
