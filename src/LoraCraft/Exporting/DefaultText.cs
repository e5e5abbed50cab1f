using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>Writes texts by <see cref="ExportOptions.DefaultTemplate"/>.</summary>
internal sealed class DefaultText : IExportedText
{
    private static readonly CaptionTemplate Template = CaptionTemplate.Parse(ExportOptions.DefaultTemplate, out _)!;

    public string Of(string trigger, IReadOnlyList<string> tags, string caption) =>
        Template.Render(new(trigger, tags, new Dictionary<string, string> { [CaptionNames.Default] = caption })) is [var line, ..] ? line : "";
}
