using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Brings the work done on one dataset into another of the same line.</summary>
internal static class Merge
{
    private const string Fail = "fail";
    private static readonly string[] Sides = ["base", "mine", "theirs", "both"];

    public static Command Command()
    {
        var from = new Option<string>("--from") { Description = "The dataset whose work is brought in, by name or CONCEPT/NAME", Required = true, HelpName = "OTHER" };
        var onConflict = new Option<string>("--on-conflict") { Description = "What becomes of what both changed: mine is --dataset, theirs is --from", DefaultValueFactory = _ => Fail };
        onConflict.AcceptOnlyFromAmong("mine", "theirs", "both", Fail);
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would change, and list the conflicts" };
        return new Command("merge", "Bring a branch's work into what it came from, or the other way round, as one change") { Global.Dataset, from, onConflict, dryRun }.Does(async (parsed, api, cancel) =>
        {
            var into = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var other = (await api.Dataset(parsed.GetValue(from)!, cancel).ConfigureAwait(false))["id"]!.GetValue<long>();
            var path = $"/api/datasets/{into["id"]}/merge";
            if (parsed.GetValue(dryRun))
                return await Preview(api, path, other, cancel).ConfigureAwait(false);
            try
            {
                var answer = await api.Post(path, new() { ["from"] = other, ["onConflict"] = parsed.GetValue(onConflict) }, cancel).ConfigureAwait(false);
                return new(answer, [answer["change"] is { } change ? $"Merged: {answer["images"]} images, as change {change}, version {answer["version"]}" : "There is nothing to merge: all of it is in already."]);
            }
            catch (FailedException) when (parsed.GetValue(onConflict) == Fail)
            {
                var preview = await Preview(api, path, other, cancel).ConfigureAwait(false);
                if (preview.Json["total"]!.GetValue<long>() == 0)
                    throw;
                return Refused(preview);
            }
        });
    }

    private static Report Refused(Report preview)
    {
        const string Reason = "Nothing was merged. Say --on-conflict mine, theirs or both, or decide one by one on the page.";
        preview.Json["error"] = Reason;
        return preview with { Lines = preview.Lines.Append(Reason), Ok = false };
    }

    private static async Task<Report> Preview(Api api, string path, long from, CancellationToken cancel)
    {
        var preview = await api.Post($"{path}:preview", new() { ["from"] = from }, cancel).ConfigureAwait(false);
        return new(preview,
        [
            $"{preview["theirs"]!["name"]} version {preview["theirs"]!["version"]} into {preview["mine"]!["name"]} version {preview["mine"]!["version"]}, since {preview["base"]!["name"]} version {preview["base"]!["version"]}",
            $"{preview["changed"]} images change, {preview["added"]} come in, {preview["removed"]} go into the bin, {preview["total"]} conflicts",
            .. Facts.Settings(preview["settings"]),
            .. preview["conflicts"]!.AsArray().Take(Facts.MostListed).SelectMany(c => ConflictLines(c!)),
            .. Facts.More(preview["total"]!.GetValue<long>()),
        ]);
    }

    private static IEnumerable<string> ConflictLines(JsonNode conflict) =>
    [
        conflict["number"] is { } number ? $"{number,6}  {conflict["name"]}  {conflict["facet"]}" : $"setting {conflict["facet"]}",
        .. Sides.Where(side => conflict[side] is not null).Select(side => $"          {side + ":",-8}{Facts.OneLine(conflict[side]!)}"),
    ];
}
