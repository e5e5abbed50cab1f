using System.Globalization;
using System.Text;

namespace LoraCraft.History.Comparing;

/// <summary>A comparison as a text to keep or to send.</summary>
internal static class DiffReport
{
    public static string Markdown(DiffView diff)
    {
        var text = new StringBuilder();
        Line($"# {Cell(diff.Left.Name)} version {diff.Left.Version} to {Cell(diff.Right.Name)} version {diff.Right.Version}");
        Line($"");
        Line($"{diff.Added} images added, {diff.Removed} removed, {diff.Replaced} with another picture, {diff.Changed} changed ({diff.Captions} with other captions).");
        if (diff.Settings.Count > 0)
        {
            Line($"\n## Settings\n\n| setting | before | after |\n|---|---|---|");
            foreach (var fact in diff.Settings)
                Line($"| {Cell(fact.Name)} | {Cell(fact.Before)} | {Cell(fact.After)} |");
        }

        if (diff.Tags.Count > 0)
        {
            Line($"\n## Tags\n\n| tag | added | removed |\n|---|---:|---:|");
            foreach (var tag in diff.Tags)
                Line($"| {Cell(tag.Tag)} | {tag.Added} | {tag.Removed} |");
        }

        foreach (var kind in diff.Images.GroupBy(i => i.Kind))
        {
            Line($"\n## Images {kind.Key}\n\n| image | file | before | after |\n|---:|---|---|---|");
            foreach (var image in kind)
                Line($"| {image.Number} | {Cell(image.Name)} | {Texts(image.Before)} | {Texts(image.After)} |");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Texts(ImageFacts? facts) => facts is null ? "" : string.Join("<br>",
        ((string[])[Cell(string.Join(", ", facts.Tags)), .. facts.Captions.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"*{Cell(c.Key)}:* {Cell(c.Value)}")])
        .Where(t => t.Length > 0));

    /// <summary>A text that stays within its cell.</summary>
    private static string Cell(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings("<br>");
}
