using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Gives images exactly this caption; an empty text takes it away. Lines are alternatives and are kept.</summary>
public sealed record SetCaption(string Text, string Caption = CaptionNames.Default) : Edit
{
    public override string Describe() => Caption == CaptionNames.Default ? "Edited caption" : $"Edited caption {Words.Quote(Caption)}";

    [JsonIgnore]
    public override string? ChangesCaption => Caption;

    [JsonIgnore]
    public override bool Replaces => true;

    public override Refusal? Check() =>
        Text is null ? Refusal.Invalid("Give the text; an empty one takes the caption away.")
        : PlainText.Check(Text) ?? (Text.Length > 0 ? CaptionName.CheckNew(Caption) : CaptionName.Check(Caption));

    public override ImageTexts Apply(ImageTexts image, EditContext context) =>
        image.WithCaption(Caption, Text.ReplaceLineEndings("\n"));
}
