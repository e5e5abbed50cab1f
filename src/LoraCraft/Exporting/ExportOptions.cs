using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>How captions and pictures are written.</summary>
public sealed record ExportOptions
{
    public const string DefaultTemplate = "{trigger}, {tags}, {caption}";
    public const string FirstLine = "first";
    public const string AllLines = "all";

    /// <summary>A picture smaller than one bucket step (64 pixels) cannot be trained on.</summary>
    public const int LeastSide = 64;

    public static readonly ExportOptions Default = new();

    private static readonly string[] PictureFormats = ["png", "jpg", "webp"];

    /// <summary>See <see cref="CaptionTemplate"/>; null = <see cref="DefaultTemplate"/>.</summary>
    public string? Template { get; init; }

    /// <summary>The caption that <c>{caption}</c> stands for.</summary>
    public string? CaptionName { get; init; }

    /// <summary>Instead of the dataset's trigger word; empty = none.</summary>
    public string? TriggerWord { get; init; }

    /// <summary>Instead of the dataset's class name; empty = none.</summary>
    public string? ClassName { get; init; }

    /// <summary>Instead of the dataset's repeats, 1..1000.</summary>
    public int? Repeats { get; init; }

    /// <summary><c>png</c>, <c>jpg</c>, <c>webp</c>, or null = each picture stays in its own format where trainers read it.</summary>
    public string? ImageFormat { get; init; }

    /// <summary>Longer side at most, pixels.</summary>
    public int? MaxSide { get; init; }

    /// <summary>Width times height at most, pixels.</summary>
    public long? MaxArea { get; init; }

    /// <summary>Only pictures marked as kept.</summary>
    public bool OnlyKept { get; init; }

    /// <summary>Only pictures with at least so many stars, 0..5.</summary>
    public int? MinStars { get; init; }

    /// <summary>The filter the pictures were chosen by before; recorded with the export.</summary>
    public string? Filter { get; init; }

    /// <summary>Of a caption with several lines (each an alternative): <c>first</c> or <c>all</c>.</summary>
    public string? CaptionLines { get; init; }

    /// <summary>Which captions <c>{caption}</c> stands for; null = the one of <see cref="CaptionName"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CaptionChoice? Captions { get; init; }

    /// <summary>The first thing that is wrong with the options; null when nothing is.</summary>
    public Refusal? Validate()
    {
        if (CaptionTemplate.Parse(Template ?? DefaultTemplate, out var refusal) is null)
            return refusal;
        if (CaptionName is not null && string.IsNullOrWhiteSpace(CaptionName))
            return Refusal.Invalid("The caption's name is empty: name one, or leave it out to use \"caption\".");
        if (Captions?.Validate() is { } choice)
            return choice;
        if (NotOneLine(TriggerWord))
            return Refusal.Invalid("A trigger word is one line of at most 200 characters.");
        if (NotOneLine(ClassName))
            return Refusal.Invalid("A class name is one line of at most 200 characters.");
        if (Repeats is < 1 or > 1000)
            return Refusal.Invalid("Repeats are between 1 and 1000.");
        if (ImageFormat is not null && !PictureFormats.Contains(ImageFormat))
            return Refusal.Invalid($"Pictures cannot be written as \"{ImageFormat}\": choose png, jpg or webp, or leave it out to keep each picture's own format.");
        if (MaxSide < LeastSide)
            return Refusal.Invalid($"The longest side must be {LeastSide} pixels or more: trainers cannot use smaller pictures.");
        if (MaxArea < LeastSide * LeastSide)
            return Refusal.Invalid($"The largest area must be {LeastSide * LeastSide} pixels or more: trainers cannot use smaller pictures.");
        if (MinStars is < 0 or > 5)
            return Refusal.Invalid("Stars are between 0 and 5.");
        return CaptionLines is null or FirstLine or AllLines
            ? null
            : Refusal.Invalid($"Caption lines are \"{FirstLine}\" or \"{AllLines}\", not \"{CaptionLines}\".");
    }

    /// <summary>Every choice spelled out, so that the same export can be made after a default has changed.</summary>
    public ExportOptions Complete(DatasetSettings settings) => this with
    {
        Template = Template ?? DefaultTemplate,
        CaptionName = CaptionName ?? "caption",
        TriggerWord = OneLine(TriggerWord ?? settings.TriggerWord),
        ClassName = OneLine(ClassName ?? settings.ClassName),
        Repeats = Repeats ?? Math.Clamp(settings.Repeats, 1, 1000),
        CaptionLines = CaptionLines ?? FirstLine,
        Captions = Captions?.Complete(),
    };

    /// <summary>What a caption file is made of.</summary>
    /// <param name="dealt">What <c>{caption}</c> stands for in it, where that is chosen for each image.</param>
    internal CaptionParts Parts(IReadOnlyList<string> tags, IReadOnlyDictionary<string, string> captions, string? dealt) => new(
        TriggerWord!, tags, captions, dealt ?? Captions?.Names[0] ?? CaptionName!, CaptionLines == AllLines,
        Captions is { Use: CaptionChoice.Lines, Names: { Count: > 1 } names } ? names : null);

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static bool NotOneLine(string? text) => text is not null && (text.Length > 200 || text.AsSpan().IndexOfAny('\r', '\n') >= 0);
}
