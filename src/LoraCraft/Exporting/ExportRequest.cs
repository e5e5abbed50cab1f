using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>What to export, and where to.</summary>
/// <param name="Format">One of <see cref="ExportFormats.All"/>.</param>
/// <param name="Path">Absolute path of a new folder or of a <c>.zip</c>; null = a zip to download.</param>
/// <param name="At">The dataset's version; null = as it is now.</param>
/// <param name="UpTo">
/// The last position in the log up to which counts what the filter asks beside that version: who had looked, what had been proposed, where
/// runs had failed; null = up to the next version. An export notes it while its version is the last one, so that it can be made again.
/// </param>
public sealed record ExportRequest(string Format, string? Path = null, long? At = null, ExportOptions? Options = null, long? UpTo = null)
{
    [JsonIgnore]
    public ExportOptions Choices => Options ?? ExportOptions.Default;

    /// <summary>Whether the export becomes one zip file rather than a folder.</summary>
    [JsonIgnore]
    public bool IsZip => Path is null || IsZipPath(Path);

    public static bool IsZipPath(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first thing that is wrong with the request; null when nothing is.</summary>
    public Refusal? Validate()
    {
        if (!ExportFormats.All.Contains(Format))
            return Refusal.Invalid($"There is no export format \"{Format}\": choose one of {string.Join(", ", ExportFormats.All)}.");
        if (At is < 0)
            return Refusal.Invalid("A version is 0 or more: leave it out to export the dataset as it is now.");
        if (UpTo is not null && (At is null || UpTo < 0))
            return Refusal.Invalid("A position in the log is 0 or more, and belongs to a version: say that one too.");
        if (Path is not null && !System.IO.Path.IsPathFullyQualified(Path))
            return Refusal.Invalid($"\"{Path}\" is no whole path: begin with the drive or the root folder.");
        return PlainText.Check(Path) ?? Choices.Validate();
    }
}

/// <summary>The trainers an export can be laid out for.</summary>
public static class ExportFormats
{
    public const string Kohya = "kohya";
    public const string AiToolkit = "ai-toolkit";
    public const string OneTrainer = "onetrainer";
    public const string HuggingFace = "huggingface";
    public const string Plain = "plain";

    public static readonly IReadOnlyList<string> All = [Kohya, AiToolkit, OneTrainer, HuggingFace, Plain];
}
