using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Finds tags that may be meant as one, and merges them; lists images that have several tags of an exclusive group.</summary>
internal static class Tags
{
    private static readonly string[] Reasons = ["case", "signs", "plural", "order", "alias", "spelling"];

    public static Command Command() => new("tags", "Find tags that may be one, and tags that exclude each other") { Alike(), Conflicts() };

    private static Command Alike()
    {
        var merge = new Option<bool>("--merge") { Description = "Merge each listed group into its first tag, as one change" };
        var only = new Option<string[]>("--only") { Description = "Only tags that differ so: case, signs, plural, order, alias, spelling; several with commas", HelpName = "WHY", AllowMultipleArgumentsPerToken = false };
        return new Command("alike", "List tags that may be meant as one, and merge them") { Global.Dataset, only, merge }.Does(async (parsed, api, cancel) =>
        {
            var wanted = (parsed.GetValue(only) ?? []).SelectMany(w => w.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
            if (wanted.Find(w => !Reasons.Contains(w)) is { } unknown)
                throw new UsageException($"\"{unknown}\" is none of {string.Join(", ", Reasons)}.");
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var answer = await api.Get($"/api/datasets/{dataset["id"]}/tags:alike?limit=500", cancel).ConfigureAwait(false);
            var groups = answer["groups"]!.AsArray().Select(g => g!["tags"]!.AsArray())
                .Select(tags => new JsonArray([.. tags.Where((t, at) => at == 0 || wanted.Count == 0 || wanted.Contains(t!["why"]!.ToString())).Select(t => t!.DeepClone())]))
                .Where(tags => tags.Count > 1).ToList();
            var lines = groups.Select(tags => $"{Line(tags[0]!)}: {string.Join(", ", tags.Skip(1).Select(t => $"{Line(t!)} {t!["why"]}"))}").ToList();
            var report = new JsonObject
            {
                ["total"] = answer["total"]!.GetValue<int>(),
                ["groups"] = new JsonArray([.. groups.Select(tags => (JsonNode)new JsonObject { ["tags"] = tags.DeepClone() })]),
            };
            if (!parsed.GetValue(merge) || groups.Count == 0)
                return new(report, lines.Count > 0 ? lines : ["No two tags look alike."]);
            var edit = new JsonObject
            {
                ["kind"] = "merge_tags",
                ["groups"] = new JsonArray([.. groups.Select(tags => (JsonNode)new JsonObject
                {
                    ["to"] = Name(tags[0]!),
                    ["from"] = new JsonArray([.. tags.Skip(1).Select(t => (JsonNode)Name(t!))]),
                })]),
            };
            var done = await api.Post($"/api/datasets/{dataset["id"]}/edits", new() { ["edit"] = edit }, cancel).ConfigureAwait(false);
            report["change"] = done["change"]?.ToString();
            report["images"] = done["images"]!.GetValue<long>();
            report["version"] = done["version"]!.GetValue<long>();
            return new(report, [.. lines, $"Merged {groups.Count} {(groups.Count == 1 ? "group" : "groups")}: {done["images"]} images changed"]);
        });
    }

    private static Command Conflicts() =>
        new Command("conflicts", "Count images that have several tags of an exclusive group of a standing recipe; exits with 1 when there are any") { Global.Dataset }.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var answer = await api.Get($"/api/datasets/{dataset["id"]}/tags:conflicts", cancel).ConfigureAwait(false);
            var groups = answer["groups"]!.AsArray();
            var lines = groups.SelectMany(g => g!["pairs"]!.AsArray().Select(p => $"{p!["first"]} and {p["second"]}: {p["images"]} images ({g["name"]})")).ToList();
            return new(
                answer,
                lines.Count > 0 ? lines : [groups.Count == 0 ? "No recipe that stands here has an exclusive group." : "No image has two tags that exclude each other."],
                lines.Count == 0);
        });

    private static string Name(JsonNode tag) => tag["tag"]!.ToString();

    private static string Line(JsonNode tag) => $"{tag["tag"]} ({tag["count"]})";
}
