using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>Every file an export will consist of, before anything is read or written.</summary>
/// <param name="Options">All choices spelled out.</param>
/// <param name="Files">In the order in which they are written: those that stand on their own by path, then the summaries by path.</param>
/// <param name="Warnings">Sentences for the user about what a trainer may stumble over.</param>
public sealed record ExportPlan(
    ExportSource Source,
    string Format,
    ExportOptions Options,
    IReadOnlyList<PlannedFile> Files,
    IReadOnlyList<string> Warnings)
{
    /// <summary>In display order.</summary>
    public required IReadOnlyList<PlannedPicture> Pictures { get; init; }

    /// <summary>The images whose caption, as it is written, is longer than what a trainer reads at once.</summary>
    public required ImageSet TooLong { get; init; }

    /// <summary>Paths that are neither pictures nor their captions: settings, metadata, the manifest.</summary>
    public IEnumerable<string> OtherFiles =>
        Files.Where(f => f is PlannedSummary or PlannedText { IsCaption: false }).Select(f => f.Path).Order(StringComparer.Ordinal);
}

/// <param name="Path">Within the export; forward slashes.</param>
public abstract record PlannedFile(string Path);

/// <param name="Content">The text, given the absolute path of the folder the export becomes (null = it becomes a zip).</param>
public sealed record PlannedText(string Path, Func<string?, string> Content, bool IsCaption = false) : PlannedFile(Path);

/// <summary>A file that tells of the pictures as they were written.</summary>
public sealed record PlannedSummary(string Path, Func<IReadOnlyList<WrittenPicture>, byte[]> Content) : PlannedFile(Path);

/// <param name="Parts">What the caption was made of.</param>
/// <param name="CaptionPath">The file in the export that holds the caption.</param>
/// <param name="Render">How to write the picture where the stored file does not do.</param>
/// <param name="AsIs">The stored file does, as far as is known without opening it.</param>
public sealed record PlannedPicture(
    string Path,
    ExportImage Image,
    CaptionParts Parts,
    ImageCaption Caption,
    string CaptionPath,
    RenderOptions Render,
    bool AsIs) : PlannedFile(Path)
{
    /// <summary>The path's last part.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <param name="Sha256">Of the exported file.</param>
/// <param name="AsIs">The exported file is the stored file, byte for byte.</param>
public sealed record WrittenPicture(PlannedPicture Plan, string Sha256, int Width, int Height, bool AsIs);

/// <param name="Path">Absolute path of the folder or zip.</param>
/// <param name="Version">The dataset's version.</param>
/// <param name="Sha256">Of the zip; of a folder, over a line <c>path, NUL, sha256, LF</c> for each file, sorted by path.</param>
public sealed record ExportResult(string Path, long Version, int Images, string Sha256);
