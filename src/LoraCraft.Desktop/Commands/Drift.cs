using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Says what was changed in an exported or imported folder by other programs, and takes it in.</summary>
internal static class Drift
{
    private const int Page = 1000;

    private static readonly Dictionary<string, string[]?> Kinds = new()
    {
        ["all"] = null,
        ["captions"] = ["caption"],
        ["pictures"] = ["picture"],
        ["added"] = ["added"],
        ["removed"] = ["removed", "caption_removed"],
    };

    public static Command Command()
    {
        var path = new Argument<string>("PATH") { Description = "A folder that was exported, or that pictures were imported from" };
        var dataset = new Option<string?>("--dataset") { Description = "Dataset by name, or CONCEPT/NAME, when images of several came from the folder", HelpName = "NAME" };
        var take = new Option<string?>("--take") { Description = "Take in these differences, as one change", HelpName = "all|captions|pictures|added|removed" };
        take.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var only = new Option<string[]>("--file") { Description = "Take in only the differences of these files, as they are listed", HelpName = "FILE" };
        var onConflict = new Option<string>("--on-conflict") { Description = "What becomes of texts in which the same was changed on both sides", DefaultValueFactory = _ => "keep" };
        onConflict.AcceptOnlyFromAmong("keep", "outside", "merge");
        return new Command("drift", "Compare a folder with its dataset; exit code 1 when they differ") { path, dataset, take, only, onConflict }.Does(async (parsed, api, cancel) =>
        {
            var body = new JsonObject { ["path"] = Path.GetFullPath(parsed.GetValue(path)!) };
            if (parsed.GetValue(dataset) is { } name)
                body["dataset"] = (await api.Dataset(name, cancel).ConfigureAwait(false))["id"]!.GetValue<long>();
            var run = await api.Finish(await api.Post("/api/drift", body, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
            var json = run["result"]!.DeepClone().AsObject();
            json["items"] = await Items(api, run, cancel).ConfigureAwait(false);
            if (parsed.GetValue(take) is not { } kinds)
                return new(json, Lines(json), json["total"]!.GetValue<int>() == 0);

            var wish = new JsonObject { ["conflicts"] = parsed.GetValue(onConflict) };
            if (parsed.GetValue(only) is { Length: > 0 } files)
                wish["items"] = Chosen(json["items"]!.AsArray(), files, Kinds[kinds]);
            else if (Kinds[kinds] is { } some)
                wish["kinds"] = new JsonArray([.. some.Select(k => (JsonNode)k)]);
            var taking = await api.Finish(await api.Post($"/api/drift/{run["id"]}/take", wish, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
            var taken = taking["result"]!.DeepClone();
            json["taken"] = taken;
            return new(json, [.. Lines(json), .. TakenLines(taken)], taken["leftCount"]!.GetValue<int>() == 0);
        });
    }

    /// <summary>The ids of the differences of some files.</summary>
    private static JsonArray Chosen(JsonArray items, string[] files, string[]? kinds)
    {
        var chosen = items.Where(i => files.Contains(i!["file"]!.ToString()) && (kinds is null || kinds.Contains(i["kind"]!.ToString()))).ToList();
        return files.Except(chosen.Select(i => i!["file"]!.ToString())).FirstOrDefault() is { } none
            ? throw new FailedException($"The check found no such difference in \"{none}\". Name files as they are listed.")
            : new([.. chosen.Select(i => JsonValue.Create(i!["id"]!.ToString()))]);
    }

    private static async Task<JsonArray> Items(Api api, JsonObject run, CancellationToken cancel)
    {
        var items = new JsonArray();
        for (JsonArray? page = null; page is not { Count: 0 };)
        {
            page = (await api.Get($"/api/drift/{run["id"]}?offset={items.Count}&limit={Page}", cancel).ConfigureAwait(false))["items"]!.AsArray();
            foreach (var item in page)
                items.Add(item!.DeepClone());
        }

        return items;
    }

    private static IEnumerable<string> Lines(JsonObject found) =>
    [
        .. found["notes"]!.AsArray().Select(n => n!.ToString()),
        .. found["items"]!.AsArray().SelectMany(i => ItemLines(i!)),
        $"{found["same"]} images as they were {(found["kind"]!.ToString() == "export" ? "exported" : "imported")}, {found["total"]} differences",
    ];

    private static IEnumerable<string> ItemLines(JsonNode item)
    {
        var kind = item["kind"]!.ToString();
        yield return $"{Word(kind)}  {item["file"]}{(item["conflict"]!.GetValue<bool>() ? "  (the same was changed in the dataset too)" : "")}{(item["problem"] is { } why ? $"  (cannot be taken in: {why})" : "")}";
        if (item["exported"] is { } before && kind.StartsWith("caption", StringComparison.Ordinal))
            yield return $"    - {Indented(before)}";
        if (item["outside"] is { } after && kind != "caption_removed")
            yield return $"    + {Indented(after)}";
        if (item["merged"] is { } merged && merged.ToString() != item["outside"]?.ToString())
            yield return $"    = {Indented(merged)}";
    }

    private static IEnumerable<string> TakenLines(JsonNode taken) =>
    [
        $"{taken["taken"]} taken in{(taken["change"] is null ? "" : $" as change {taken["change"]}")}, {taken["leftCount"]} left",
        .. taken["left"]!.AsArray().Select(l => $"  left: {l!["name"]}: {l["reason"]}"),
    ];

    private static string Word(string kind) => kind switch
    {
        "caption" => "caption changed ",
        "caption_removed" => "caption removed ",
        "picture" => "picture changed ",
        "added" => "added           ",
        _ => "removed         ",
    };

    private static string Indented(JsonNode text) => text.ToString().Replace("\n", "\n      ", StringComparison.Ordinal);
}
