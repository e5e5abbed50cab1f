using System.Globalization;
using System.Text;

namespace LoraCraft.Exporting.Layouts;

/// <summary>
/// kohya sd-scripts: <c>img/N_trigger class/</c> for <c>--train_data_dir</c>, <c>dataset.toml</c> for
/// <c>--dataset_config</c> (keys of sd-scripts' library/config_util.py only: one that is not known stops the training),
/// <c>meta_cap.json</c> for metadata-style datasets.
/// </summary>
internal sealed class KohyaLayout : Layout
{
    public override TextTable? Table { get; } = new KohyaTable(KohyaMetadata.FileName);

    public override string Folder(ExportSource source, ExportOptions options)
    {
        var words = $"{options.TriggerWord} {options.ClassName}".Trim();
        return string.Create(CultureInfo.InvariantCulture, $"img/{options.Repeats}_{SafeFolderName.Of(words, SafeFolderName.Of(source.DatasetName, "dataset"))}/");
    }

    public override IEnumerable<PlannedFile> Files(LayoutInput input) =>
    [
        new PlannedText("dataset.toml", root => Toml(input, root)),
        new PlannedSummary(KohyaMetadata.FileName, written => KohyaMetadata.Of(input, written)),
    ];

    public override IEnumerable<string> Warnings(LayoutInput input)
    {
        if (input.HasAlternatives)
            yield return "Some captions have several lines: dataset.toml turns enable_wildcard on, so that sd-scripts picks one of them at each step. Without dataset.toml it reads only the first.";
    }

    private static string Toml(LayoutInput input, string? root)
    {
        var resolution = input.Family.Resolution;
        var toml = new StringBuilder();
        toml.Append("# For kohya sd-scripts: pass this file as --dataset_config.\n");
        if (root is null)
            toml.Append("# image_dir is taken from the folder the training is started in: start it where this file is, or write the whole path here.\n");
        toml.Append("\n[general]\ncaption_extension = \".txt\"\nenable_bucket = true\nbucket_no_upscale = true\n");
        toml.Append(CultureInfo.InvariantCulture, $"bucket_reso_steps = {TrainingFamily.BucketStep}\nmin_bucket_reso = 256\nmax_bucket_reso = {2 * resolution}\n");
        toml.Append("shuffle_caption = false\n");
        toml.Append(input.HasAlternatives ? "enable_wildcard = true\n" : "");
        toml.Append(CultureInfo.InvariantCulture, $"\n[[datasets]]\nresolution = {resolution}\nbatch_size = 1\n");
        toml.Append(CultureInfo.InvariantCulture, $"\n[[datasets.subsets]]\nimage_dir = {TomlText.Quote(PathIn(root, input.PictureFolder.TrimEnd('/')))}\n");
        if (input.Subject.Length > 0)
            toml.Append(CultureInfo.InvariantCulture, $"class_tokens = {TomlText.Quote(input.Subject)}\n");
        return toml.Append(CultureInfo.InvariantCulture, $"num_repeats = {input.Options.Repeats}\n").ToString();
    }
}
