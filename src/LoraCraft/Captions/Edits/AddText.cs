using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Puts a text before or after a caption, exactly as given; an image without one gets it as its caption.</summary>
/// <param name="At"><c>front</c> or <c>end</c>.</param>
public sealed record AddText(string Text, string At = "front", string? Caption = null) : Edit
{
    public override string Describe() => At == "front" ? $"Put {Words.Quote(Text)} before captions" : $"Put {Words.Quote(Text)} after captions";

    [JsonIgnore]
    public override string? ChangesCaption => Caption ?? CaptionNames.Default;

    public override Refusal? Check() =>
        string.IsNullOrEmpty(Text) ? Refusal.Invalid("Say which text to add.")
        : At is not ("front" or "end") ? Refusal.Invalid("Text is added at \"front\" or \"end\".")
        : PlainText.Check(Text) ?? CaptionName.CheckNew(ChangesCaption);

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        var (added, text) = (Text.ReplaceLineEndings("\n"), image.Caption(ChangesCaption!));
        return image.WithCaption(ChangesCaption!, At == "front" ? added + text : text + added);
    }
}
