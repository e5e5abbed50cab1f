using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LoraCraft.Exporting.Layouts;

/// <summary>
/// Hugging Face ImageFolder: <c>train/</c> with <c>metadata.jsonl</c>, columns <c>file_name</c>, <c>text</c>,
/// <c>tags</c> (joined with <c>", "</c>). No <c>.txt</c> beside the pictures: the library guesses a dataset's kind
/// from its most common extension.
/// </summary>
internal sealed class HuggingFaceLayout : Layout
{
    private const string Split = "train/";

    public override string? CaptionFile => Split + "metadata.jsonl";

    public override TextTable? Table { get; } = new HuggingFaceTable(Split + "metadata.jsonl");

    public override string Folder(ExportSource source, ExportOptions options) => Split;

    public override IEnumerable<PlannedFile> Files(LayoutInput input) =>
        [new PlannedText(Split + "metadata.jsonl", _ => string.Concat(input.Pictures.Select(p => Row(p, input.HasAlternatives) + "\n")))];

    public override IEnumerable<string> Warnings(LayoutInput input)
    {
        if (input.HasAlternatives)
            yield return "Some captions have several lines: the column \"text\" holds the first, the column \"texts\" all of them; most scripts read only \"text\".";
    }

    private static string Row(PlannedPicture picture, bool alternatives)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ReadableJson.Lines))
        {
            json.WriteStartObject();
            json.WriteString("file_name", picture.FileName);
            json.WriteString("text", picture.Caption.Lines is [var first, ..] ? first : "");
            json.WriteString("tags", picture.Parts.TagText(withoutTrigger: false));
            if (alternatives)
            {
                json.WriteStartArray("texts");
                foreach (var line in picture.Caption.Lines.DefaultIfEmpty(""))
                    json.WriteStringValue(line);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
