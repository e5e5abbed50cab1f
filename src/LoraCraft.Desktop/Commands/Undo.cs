using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Takes back one change, however old, and keeps what came after; brings back what was undone.</summary>
internal static class Undo
{
    private const string Fail = "fail";

    private static readonly Option<string?> Dataset = new("--dataset") { Description = "In this dataset, by name or CONCEPT/NAME", HelpName = "NAME" };
    private static readonly Option<string?> Concept = new("--concept") { Description = "Of this concept itself, like its name or description", HelpName = "NAME" };

    public static Command Command()
    {
        var change = new Option<string?>("--change") { Description = "This change, as history names it; your newest when absent", HelpName = "ID" };
        var onConflict = new Option<string>("--on-conflict") { Description = "What becomes of images that were touched since: keep them, take the old, or merge both", DefaultValueFactory = _ => Fail };
        onConflict.AcceptOnlyFromAmong("keep", "take", "merge", Fail);
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say which images would go back, and list those touched since" };
        return new Command("undo", "Take back your newest change, or any one change") { Dataset, Concept, change, onConflict, dryRun }.Does(async (parsed, api, cancel) =>
        {
            var path = $"{await Place(parsed, api, cancel).ConfigureAwait(false)}/undo";
            var wish = new JsonObject { ["change"] = parsed.GetValue(change) };
            if (parsed.GetValue(dryRun))
                return await Preview(api, path, wish, cancel).ConfigureAwait(false);
            var body = wish.DeepClone().AsObject();
            body["onConflict"] = parsed.GetValue(onConflict);
            try
            {
                return Done("undo", await api.Post(path, body, cancel).ConfigureAwait(false));
            }
            catch (FailedException) when (parsed.GetValue(onConflict) == Fail)
            {
                var preview = await Preview(api, path, wish, cancel).ConfigureAwait(false);
                if (preview.Json["total"]!.GetValue<long>() == 0 && preview.Json["facts"]!.AsArray().Count == 0)
                    throw;
                return Refused(preview);
            }
        });
    }

    public static Command Redo() => new Command("redo", "Bring back what was undone last") { Dataset, Concept }.Does(async (parsed, api, cancel) =>
        Done("redo", await api.Post($"{await Place(parsed, api, cancel).ConfigureAwait(false)}/redo", [], cancel).ConfigureAwait(false)));

    private static async Task<string> Place(ParseResult parsed, Api api, CancellationToken cancel) =>
        await api.Place(parsed.GetValue(Dataset), parsed.GetValue(Concept), cancel).ConfigureAwait(false) ?? throw new UsageException("Give --dataset or --concept.");

    private static Report Done(string verb, JsonObject answer) =>
        new(answer, [answer["label"] is { } label ? $"{(verb == "undo" ? "Undid" : "Redid")}: {label} ({answer["images"]} images)" : $"There is nothing to {verb}."]);

    private static Report Refused(Report preview)
    {
        const string Reason = "Nothing was undone. Say --on-conflict keep, take or merge.";
        preview.Json["error"] = Reason;
        return preview with { Lines = preview.Lines.Append(Reason), Ok = false };
    }

    private static async Task<Report> Preview(Api api, string path, JsonObject wish, CancellationToken cancel)
    {
        var preview = await api.Post($"{path}:preview", wish.DeepClone().AsObject(), cancel).ConfigureAwait(false);
        return new(preview, preview["change"] is { } change ? Lines(preview, change) : ["There is nothing to undo."]);
    }

    private static IEnumerable<string> Lines(JsonObject preview, JsonNode change)
    {
        var facts = preview["facts"]!.AsArray();
        return
        [
            $"Would undo: {change["label"]} ({change["actor"]}, version {change["version"]})",
            $"{preview["clean"]} images go back as they were, {preview["total"]} were touched since",
            .. preview["touched"]!.AsArray().Take(Facts.MostListed).SelectMany(t => TouchedLines(t!)),
            .. Facts.More(preview["total"]!.GetValue<long>()),
            .. facts.Count == 0 ? Array.Empty<string>() : ["Set again since:", .. Facts.Settings(facts)],
        ];
    }

    private static IEnumerable<string> TouchedLines(JsonNode image) =>
    [
        $"{image["number"],6}  {image["name"]}{(image["datasetName"] is { } other ? $" in {other}" : "")}  {string.Join(", ", image["since"]!.AsArray().Select(s => $"{s!["label"]} ({s["actor"]})"))}",
        $"          before: {Facts.Line(image["before"])}",
        $"          then:   {Facts.Line(image["then"])}",
        $"          now:    {Facts.Line(image["now"])}",
        $"          merged: {(image["merged"] is { } merged ? Facts.Line(merged) : "the edits overlap, so it stays as it is now")}",
    ];
}
