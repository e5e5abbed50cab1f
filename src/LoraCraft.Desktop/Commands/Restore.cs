using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Makes a dataset, or some of its images, as they were at a moment.</summary>
internal static class Restore
{
    public static Command Command()
    {
        var at = new Option<string>("--at") { Description = "A version, its name or a time", Required = true, HelpName = "MOMENT" };
        var images = new Option<string?>("--images") { Description = "Only these images, not the settings", HelpName = "1-5,9" };
        var captions = new Option<bool>("--captions") { Description = "Only tags and captions" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would change" };
        return new Command("restore", "Make a dataset as it was at a moment, as one change") { Global.Dataset, at, images, captions, dryRun }.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var body = new JsonObject
            {
                ["at"] = await Moment.Read(api, dataset, parsed.GetValue(at), cancel).ConfigureAwait(false),
                ["images"] = parsed.GetValue(images),
                ["what"] = parsed.GetValue(captions) ? "captions" : "all",
            };
            var preview = parsed.GetValue(dryRun);
            var answer = await api.Post($"/api/datasets/{dataset["id"]}/restore{(preview ? ":preview" : "")}", body, cancel).ConfigureAwait(false);
            return new(answer, preview ? PreviewLines(answer) : [Done(answer)]);
        });
    }

    private static IEnumerable<string> PreviewLines(JsonObject preview) =>
    [
        $"{preview["changed"]} images would change, {preview["returned"]} come out of the bin and {preview["removed"]} go into it, as of version {preview["version"]}",
        .. Facts.Settings(preview["settings"]),
    ];

    private static string Done(JsonObject answer) =>
        answer["change"] is { } change ? $"Restored: {answer["images"]} images, as change {change}, version {answer["version"]}" : "There is nothing to restore: all of it is as it was then.";
}
