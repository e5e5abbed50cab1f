using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Shows the runs and what became of their items, and pauses, resumes, cancels and retries them.</summary>
internal static class Runs
{
    public static Command Command()
    {
        var command = new Command("runs", "List imports, exports and other runs; show, pause, resume, cancel and retry them")
        {
            Does("pause", "Stop a run at the next safe place until it is resumed", "paused"),
            Does("resume", "Let a paused run go on where it was", "queued", "running", "finished"),
            Does("cancel", "Stop a run for good; what it has done stays", "cancelled"),
            Retry(),
            Show(),
        };
        return command.Does(async (_, api, cancel) =>
        {
            var all = await api.Get("/api/runs", cancel).ConfigureAwait(false);
            return new(all, all["runs"]!.AsArray().Select(run => Line(run!)));
        });
    }

    private static Command Does(string verb, string description, params string[] wanted)
    {
        var id = new Argument<string>("ID") { Description = "As the list shows it, or its beginning" };
        return new Command(verb, description) { id }.Does(async (parsed, api, cancel) =>
        {
            var found = await Find(api, parsed.GetValue(id)!, cancel).ConfigureAwait(false);
            var run = await api.Post($"/api/runs/{Uri.EscapeDataString(found)}/{verb}", [], cancel).ConfigureAwait(false);
            var ok = wanted.Contains(run["state"]!.ToString());
            return new(run, [Line(run), .. ok && api.IsOwn && verb == "resume" ? ["It goes on while LoraCraft runs. Start it."] : Array.Empty<string>()], ok);
        });
    }

    private static Command Retry()
    {
        var id = new Argument<string>("ID") { Description = "As the list shows it, or its beginning" };
        return new Command("retry", "Try again what failed in a captioning or tagging run, and wait for it") { id }.Does(async (parsed, api, cancel) =>
        {
            var found = await Find(api, parsed.GetValue(id)!, cancel).ConfigureAwait(false);
            var run = await api.Post($"/api/runs/{Uri.EscapeDataString(found)}/retry", [], cancel).ConfigureAwait(false);
            return await Caption.Of(api, await api.Finish(run, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        });
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "As the list shows it, or its beginning" };
        var outcome = new Option<string?>("--outcome") { Description = "Only items that ended so: added, duplicate, captioned, proposed, skipped or failed", HelpName = "O" };
        var notes = new Option<bool>("--notes") { Description = "Only images of which a model noted something about their quality" };
        var limit = new Option<int>("--limit") { Description = "So many items at most, 1 to 1000", DefaultValueFactory = _ => 200, HelpName = "N" };
        return new Command("show", "Show what became of each item of a run") { id, outcome, notes, limit }.Does(async (parsed, api, cancel) =>
        {
            var found = Uri.EscapeDataString(await Find(api, parsed.GetValue(id)!, cancel).ConfigureAwait(false));
            var run = await api.Get($"/api/runs/{found}", cancel).ConfigureAwait(false);
            var kind = parsed.GetValue(outcome) is { } only ? $"&kind={Uri.EscapeDataString(only)}" : "";
            var report = await api.Get(
                $"/api/runs/{found}/report?limit={parsed.GetValue(limit)}{kind}{(parsed.GetValue(notes) ? "&noted=true" : "")}", cancel).ConfigureAwait(false);
            var items = report["items"]!.AsArray();
            return new(
                new() { ["run"] = run, ["total"] = report["total"]!.DeepClone(), ["items"] = items.DeepClone() },
                [Line(run), .. items.Select(i => Item(i!)), $"{items.Count} of {report["total"]}"]);
        });
    }

    private static string Item(JsonNode item) =>
        $"{item["file"]}  {item["outcome"]}{(item["reason"] is { } reason ? $": {reason}" : "")}{(item["notes"] is { } notes ? $"  ({notes})" : "")}";

    private static async Task<string> Find(Api api, string beginning, CancellationToken cancel)
    {
        var all = (await api.Get("/api/runs", cancel).ConfigureAwait(false))["runs"]!.AsArray().Select(run => run!["id"]!.ToString());
        return all.Where(id => id.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).ToList() switch
        {
            [var one] => one,
            [] => beginning, // of one that is too old for the list, if there is any
            var several => throw new UsageException($"{several.Count} runs begin with {beginning}. Write more of it: {string.Join(", ", several)}."),
        };
    }

    private static string Line(JsonNode run)
    {
        var progress = run["total"]!.GetValue<long>() > 0 ? $", {run["done"]} of {run["total"]}" : "";
        var reason = run["error"] ?? run["paused"];
        return $"{run["id"]}  {run["state"]}{progress}  {run["label"]}{(reason is null ? "" : $": {reason}")}";
    }
}
