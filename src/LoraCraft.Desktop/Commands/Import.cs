using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Imports folders, files and archives, making the concept and the dataset when they are missing.</summary>
internal static class Import
{
    private const string DefaultConcept = "General";

    public static Command Command()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders, pictures or zip archives", Arity = ArgumentArity.OneOrMore };
        var dataset = new Option<string>("--dataset") { Description = "Dataset to import into", Required = true, HelpName = "NAME" };
        var concept = new Option<string?>("--concept") { Description = "Concept of the dataset", HelpName = "NAME" };
        var text = new Option<string>("--text") { Description = "How text files are read", DefaultValueFactory = _ => "auto" };
        text.AcceptOnlyFromAmong("auto", "tags", "caption");
        return new Command("import", "Import pictures with their captions") { paths, dataset, concept, text }.Does(async (parsed, api, cancel) =>
        {
            if (parsed.GetValue(paths)!.FirstOrDefault(p => !Path.Exists(p)) is { } missing)
                throw new UsageException($"There is no folder or file {missing}.");
            var watch = Stopwatch.StartNew();
            var target = await Find(api, parsed.GetValue(dataset)!, parsed.GetValue(concept), cancel).ConfigureAwait(false);
            JsonArray full = [.. parsed.GetValue(paths)!.Select(p => (JsonNode)Path.GetFullPath(p))];
            var run = await api.Post($"/api/datasets/{target["id"]}/imports", new() { ["paths"] = full, ["text"] = parsed.GetValue(text) }, cancel).ConfigureAwait(false);
            run = await api.Finish(run, cancel).ConfigureAwait(false);
            return await Report(api, target, run, watch.Elapsed, cancel).ConfigureAwait(false);
        });
    }

    private static async Task<Report> Report(Api api, JsonObject target, JsonObject run, TimeSpan took, CancellationToken cancel)
    {
        var failed = new JsonArray();
        for (var page = await Failed(0).ConfigureAwait(false); page.Count > 0; page = await Failed(failed.Count).ConfigureAwait(false))
            foreach (var item in page)
                failed.Add(new JsonObject { ["file"] = item!["file"]!.ToString(), ["reason"] = item["reason"]!.ToString() });
        var now = await api.Get($"/api/datasets/{target["id"]}", cancel).ConfigureAwait(false);
        var result = run["result"]!;
        var json = new JsonObject
        {
            ["dataset"] = now["name"]!.ToString(),
            ["version"] = now["version"]!.GetValue<long>(),
            ["added"] = result["added"]!.GetValue<long>(),
            ["duplicates"] = result["duplicates"]!.GetValue<long>(),
            ["skipped"] = result["skipped"]!.GetValue<long>(),
            ["failed"] = failed,
            ["seconds"] = Math.Round(took.TotalSeconds, 3),
        };
        return new(
            json,
            [
                $"{json["added"]} added, {json["duplicates"]} duplicates, {json["skipped"]} skipped, {failed.Count} failed in {took.TotalSeconds:0.0} s",
                .. failed.Select(f => $"  {f!["file"]}: {f["reason"]}"),
            ],
            failed.Count == 0);

        async Task<JsonArray> Failed(int offset) =>
            (await api.Get($"/api/runs/{run["id"]}/report?kind=failed&offset={offset}&limit=1000", cancel).ConfigureAwait(false))["items"]!.AsArray();
    }

    private static async Task<JsonObject> Find(Api api, string name, string? concept, CancellationToken cancel)
    {
        if (await api.FindDataset(name, concept, cancel).ConfigureAwait(false) is { } found)
            return found;
        if (concept is null && name.Split('/') is [var before, var after])
            (concept, name) = (before, after);
        concept ??= DefaultConcept;
        var concepts = (await api.Get("/api/concepts", cancel).ConfigureAwait(false))["concepts"]!.AsArray();
        var parent = concepts.FirstOrDefault(c => string.Equals(c!["name"]!.ToString(), concept, StringComparison.OrdinalIgnoreCase))?.AsObject()
            ?? await api.Post("/api/concepts", new() { ["name"] = concept }, cancel).ConfigureAwait(false);
        return await api.Post($"/api/concepts/{parent["id"]}/datasets", new() { ["name"] = name }, cancel).ConfigureAwait(false);
    }
}
