using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LoraCraft.Exporting.Layouts;

/// <summary>
/// OneTrainer: <c>images/</c> and <c>concepts.json</c>, an array of one concept with OneTrainer's own defaults
/// (ConceptConfig, version 2). Each line of a caption file is an alternative prompt.
/// </summary>
internal sealed class OneTrainerLayout : Layout
{
    private const int SeedBits = 0x3FFF_FFFF;

    public override string Folder(ExportSource source, ExportOptions options) => "images/";

    public override IEnumerable<PlannedFile> Files(LayoutInput input) =>
        [new PlannedText("concepts.json", root => Concepts(input, PathIn(root, "images")))];

    private static string Concepts(LayoutInput input, string path)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ReadableJson.Indented))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("name", input.Source.DatasetName);
            json.WriteString("path", path);
            json.WriteNumber("seed", (input.Source.Dataset * 2_654_435_761L) & SeedBits);
            json.WriteBoolean("enabled", true);
            json.WriteString("type", "STANDARD");
            json.WriteBoolean("include_subdirectories", false);
            json.WriteNumber("image_variations", 1);
            json.WriteNumber("text_variations", 1);
            WriteFloat(json, "balancing", input.Options.Repeats!.Value);
            json.WriteString("balancing_strategy", "REPEATS");
            WriteFloat(json, "loss_weight", 1);
            json.WriteStartObject("concept_stats");
            json.WriteEndObject();
            WriteImage(json);
            WriteText(json);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteImage(Utf8JsonWriter json)
    {
        json.WriteStartObject("image");
        json.WriteBoolean("enable_crop_jitter", true);
        Off("enable_random_flip", "enable_fixed_flip", "enable_random_rotate", "enable_fixed_rotate");
        WriteFloat(json, "random_rotate_max_angle", 0);
        foreach (var property in new[] { "brightness", "contrast", "saturation", "hue" })
        {
            Off($"enable_random_{property}", $"enable_fixed_{property}");
            WriteFloat(json, $"random_{property}_max_strength", 0);
        }

        Off("enable_resolution_override");
        json.WriteString("resolution_override", "512");
        Off("enable_random_circular_mask_shrink", "enable_random_mask_rotate_crop");
        json.WriteEndObject();

        void Off(params string[] names)
        {
            foreach (var name in names)
                json.WriteBoolean(name, false);
        }
    }

    private static void WriteText(Utf8JsonWriter json)
    {
        json.WriteStartObject("text");
        json.WriteString("prompt_source", "sample");
        json.WriteString("prompt_path", "");
        json.WriteBoolean("enable_tag_shuffling", false);
        json.WriteString("tag_delimiter", ",");
        json.WriteNumber("keep_tags_count", 1);
        json.WriteBoolean("tag_dropout_enable", false);
        json.WriteString("tag_dropout_mode", "FULL");
        WriteFloat(json, "tag_dropout_probability", 0);
        json.WriteString("tag_dropout_special_tags_mode", "NONE");
        json.WriteString("tag_dropout_special_tags", "");
        json.WriteBoolean("tag_dropout_special_tags_regex", false);
        json.WriteEndObject();
    }

    /// <summary>Python reads <c>10</c> as an int and <c>10.0</c> as a float.</summary>
    private static void WriteFloat(Utf8JsonWriter json, string name, int value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue($"{value}.0");
    }
}
