using System.Text.Encodings.Web;
using System.Text.Json;

namespace LoraCraft.Exporting.Layouts;

/// <summary>How one trainer wants its files.</summary>
internal abstract class Layout
{
    /// <summary>Folder of the pictures within the export, with a slash at its end; empty = the export itself.</summary>
    public abstract string Folder(ExportSource source, ExportOptions options);

    /// <summary>The one file that holds all captions; null = a <c>.txt</c> beside each picture.</summary>
    public virtual string? CaptionFile => null;

    /// <summary>The file that holds the texts of all pictures in fields; null when there is none.</summary>
    public virtual TextTable? Table => null;

    /// <summary>The files beside pictures, captions and manifest.</summary>
    public virtual IEnumerable<PlannedFile> Files(LayoutInput input) => [];

    public virtual IEnumerable<string> Warnings(LayoutInput input) => [];

    public static Layout Of(string format) => format switch
    {
        ExportFormats.Kohya => new KohyaLayout(),
        ExportFormats.AiToolkit => new AiToolkitLayout(),
        ExportFormats.OneTrainer => new OneTrainerLayout(),
        ExportFormats.HuggingFace => new HuggingFaceLayout(),
        _ => new PlainLayout(),
    };

    /// <summary>The path a trainer's settings name a folder of the export by.</summary>
    /// <param name="root">Absolute path of the export; null in a zip, where only a relative path can be known.</param>
    protected static string PathIn(string? root, string folder) =>
        root is null ? folder : Path.Combine(root, folder.Replace('/', Path.DirectorySeparatorChar));
}

/// <param name="Pictures">In display order.</param>
internal sealed record LayoutInput(ExportSource Source, ExportOptions Options, CaptionTemplate Template, string PictureFolder, IReadOnlyList<PlannedPicture> Pictures)
{
    public TrainingFamily Family => TrainingFamily.Of(Source.Settings.Family);

    public string Trigger => Options.TriggerWord ?? "";

    /// <summary>Trigger and class, as trainers name a subject: <c>zxq person</c>.</summary>
    public string Subject => $"{Trigger} {Options.ClassName}".Trim();

    public bool HasAlternatives => Pictures.Any(p => p.Caption.Lines.Count > 1);
}

/// <summary>JSON that people can read: text as it is, LF line ends.</summary>
internal static class ReadableJson
{
    public static readonly JsonWriterOptions Lines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly JsonWriterOptions Indented = Lines with { Indented = true, NewLine = "\n" };

    public static readonly JsonSerializerOptions Serializer = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };
}
