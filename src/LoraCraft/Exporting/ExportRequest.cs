using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>What to export, and where to.</summary>
/// <param name="Format">One of <see cref="ExportFormats.All"/>.</param>
/// <param name="Path">Absolute path of a new folder or of a <c>.zip</c>; null = a zip to download.</param>
/// <param name="At">The dataset's version; null = as it is now.</param>
public sealed record ExportRequest(string Format, string? Path = null, long? At = null, ExportOptions? Options = null)
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
