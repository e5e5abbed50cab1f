using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Compares two moments, of one dataset or of two that come from each other.</summary>
internal static class Diff
{
    public static Command Command()
    {
        var left = Side("A", "What is compared: a dataset, now or at a version, its name or a time");
        var right = Side("B", "What it is compared with, written the same way");
        var markdown = new Option<bool>("--markdown") { Description = "Print the whole report as Markdown" };
        return new Command("diff", "Compare two moments of a dataset, or a branch with what it came from") { left, right, markdown }.Does(async (parsed, api, cancel) =>
        {
            var (json, report) = (parsed.GetValue(Global.Json), parsed.GetValue(markdown));
            if (json && report)
                throw new UsageException("Give --markdown or --json, not both.");
            var (dataset, from) = await Moment.Side(api, parsed.GetValue(left)!, cancel).ConfigureAwait(false);
            var (with, to) = await Moment.Side(api, parsed.GetValue(right)!, cancel).ConfigureAwait(false);
            var path = $"/api/datasets/{dataset["id"]}/diff{(json ? "/report.json" : report ? "/report.md" : "")}?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}&with={with["id"]}";
            if (report)
                return new([], (await api.Text(path, cancel).ConfigureAwait(false)).TrimEnd('\n').Split('\n'));
            var diff = await api.Get(json ? path : $"{path}&limit={Facts.MostListed}", cancel).ConfigureAwait(false);
            return new(diff, Lines(diff));
        });
    }

    private static Argument<string> Side(string name, string description) => new(name) { Description = description, HelpName = $"{name}[@MOMENT]" };

    private static IEnumerable<string> Lines(JsonObject diff) =>
    [
        $"{Name(diff["left"]!)} -> {Name(diff["right"]!)}",
        $"{diff["added"]} images added, {diff["removed"]} removed, {diff["replaced"]} with another picture, {diff["changed"]} changed ({diff["captions"]} with other captions)",
        .. Headed("settings", Facts.Settings(diff["settings"])),
        .. Headed("tags", diff["tags"]!.AsArray().Select(t => $"  {$"+{t!["added"]}",6} {$"-{t["removed"]}",6}  {t["tag"]}")),
        .. Headed("images", diff["images"]!.AsArray().SelectMany(i => ImageLines(i!)).Concat(Facts.More(diff["total"]!.GetValue<long>()))),
    ];

    private static string Name(JsonNode side) => $"{side["name"]} version {side["version"]}";

    private static IEnumerable<string> Headed(string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count == 0 ? [] : all.Prepend(heading);
    }

    private static IEnumerable<string> ImageLines(JsonNode image)
    {
        yield return $"{image["number"],6}  {image["name"]}  {(image["kind"]!.ToString() == "replaced" ? "another picture" : image["kind"])}";
        if (image["before"] is { } before && image["after"] is { } after)
            foreach (var difference in Facts.Differences(before, after))
                yield return $"          {difference}";
    }
}
