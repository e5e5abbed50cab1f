using System.Buffers;
using System.Text.Json;

namespace LoraCraft.Exporting.Layouts;

/// <summary>
/// sd-scripts' metadata (fine-tuning) JSON: file name -> caption, tags, image_size. The trainer writes tags behind the
/// caption, so the caption leaves them out; and it refuses an image without both, so a caption that says nothing is a
/// space.
/// </summary>
internal static class KohyaMetadata
{
    public const string FileName = "meta_cap.json";

    public static byte[] Of(LayoutInput input, IReadOnlyList<WrittenPicture> written)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ReadableJson.Indented))
        {
            json.WriteStartObject();
            foreach (var picture in written)
            {
                var (caption, tags) = Split(input.Template, picture.Plan);
                json.WriteStartObject(picture.Plan.FileName);
                json.WriteString("caption", caption.Length > 0 ? caption : " ");
                if (tags.Length > 0)
                    json.WriteString("tags", tags);
                json.WriteStartArray("image_size");
                json.WriteNumberValue(picture.Width);
                json.WriteNumberValue(picture.Height);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>The caption, and the tags where the caption leaves them out.</summary>
    public static (string Caption, string Tags) Split(CaptionTemplate template, PlannedPicture picture)
    {
        var whole = string.Join('\n', picture.Caption.Lines);
        var tags = template.UsesTags ? picture.Parts.TagText(template.UsesTrigger) : "";
        if (tags.Length == 0 || template.UsesTrigger && picture.Parts.BeginsWithTrigger(tags))
            return (whole, "");
        var rest = string.Join('\n', template.Render(picture.Parts with { Tags = [] }));
        return rest.Length > 0 ? (rest, tags) : (whole, "");
    }
}
