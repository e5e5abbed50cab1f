using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Removes an image and its texts for good, or lets a forgotten picture in again.</summary>
internal static class Forget
{
    public static Command Command()
    {
        var dataset = new Option<string?>("--dataset") { Description = "Dataset by name, or CONCEPT/NAME", HelpName = "NAME" };
        var image = new Option<int?>("--image") { Description = "Number of the image", HelpName = "N" };
        var reason = new Option<string?>("--reason") { Description = "Why; it stays in the timeline", HelpName = "TEXT" };
        var yes = new Option<bool>("--yes") { Description = "Do it; this cannot be undone" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only list what contains it" };
        var allow = new Option<string?>("--allow") { Description = "Let a forgotten picture be imported again", HelpName = "SHA256" };
        return new Command("forget", "Remove an image and its texts for good, from history too") { dataset, image, reason, yes, dryRun, allow }.Does(async (parsed, api, cancel) =>
        {
            if (parsed.GetValue(allow) is { } picture)
                return await Allow(api, picture, cancel).ConfigureAwait(false);
            if (parsed.GetValue(dataset) is not { } name || parsed.GetValue(image) is not { } number)
                throw new UsageException("Give --dataset and --image, or --allow with the SHA-256 of a forgotten picture.");
            var path = $"/api/datasets/{(await api.Dataset(name, cancel).ConfigureAwait(false))["id"]}/images/{number}/forget";
            var preview = await api.Get(path, cancel).ConfigureAwait(false);
            if (parsed.GetValue(dryRun))
                return new(preview, Lines(preview));
            if (!parsed.GetValue(yes))
                throw new UsageException($"\"{preview["name"]}\" would be gone for good, from history too. See what contains it with --dry-run, then say --yes.");
            var done = await api.Post(path, new() { ["confirm"] = preview["name"]!.ToString(), ["reason"] = parsed.GetValue(reason) }, cancel).ConfigureAwait(false);
            return new(
                done,
                [
                    .. Lines(preview),
                    $"Forgotten: {done["images"]} images; {done["events"]} events of the log were cleared of them.",
                    .. done["left"]?.ToString() is { Length: > 0 } left ? [left] : Array.Empty<string>(),
                ],
                done["left"] is null);
        });
    }

    private static async Task<Report> Allow(Api api, string picture, CancellationToken cancel)
    {
        await api.Post($"/api/forgotten/{Uri.EscapeDataString(picture)}/allow", [], cancel).ConfigureAwait(false);
        return new(new() { ["allowed"] = picture }, ["The picture may be imported again."]);
    }

    private static IEnumerable<string> Lines(JsonObject preview) =>
    [
        .. preview["images"]!.AsArray().Select(i => $"  {i!["datasetName"]}, image {i["number"]}: {i["name"]}{(i["removed"]!.GetValue<bool>() ? " (in the bin)" : "")}, since version {i["since"]}{Names(i)}"),
        .. preview["exports"]!.AsArray().Select(e => e!["download"]!.GetValue<bool>()
            ? $"  {e["label"]}, version {e["version"]}: its download goes with it"
            : $"  {e["label"]}, version {e["version"]}: delete {e["path"]} yourself"),
        .. preview["trainings"]!.AsArray().Select(t => $"  {t!["label"]} was made with it"),
        .. preview["mentions"]!.AsArray().Select(m => m!["kind"]!.ToString() switch
        {
            "recipe" => $"  the recipe \"{m["name"]}\" has \"{m["text"]}\", which stays there, and in history also once you change or delete it",
            "deleted_recipe" => $"  the deleted recipe \"{m["name"]}\" has \"{m["text"]}\", which stays in history",
            _ => $"  \"{m["text"]}\" was told apart from \"{m["name"]}\", which stays",
        }),
        .. preview["replaced"]!.AsArray().Select(path => $"  {path} has what was there before a backup was restored, perhaps the picture too: delete it yourself"),
    ];

    private static string Names(JsonNode image) => image["named"]!.AsArray() is { Count: > 0 } named
        ? $", in {string.Join(", ", named.Select(v => $"\"{v!["name"]}\" (version {v["version"]})"))}"
        : "";
}
