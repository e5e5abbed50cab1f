namespace LoraCraft.Exporting.Layouts;

/// <summary>
/// Pictures and captions side by side at the root, as the zips of Replicate's Flux trainer and of Civitai's trainer
/// want them.
/// </summary>
internal sealed class PlainLayout : Layout
{
    public override string Folder(ExportSource source, ExportOptions options) => "";
}
