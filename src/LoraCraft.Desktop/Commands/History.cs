using System.CommandLine;

namespace LoraCraft.Desktop.Commands;

/// <summary>Lists the changes of a dataset, newest first.</summary>
internal static class History
{
    public static Command Command()
    {
        var limit = new Option<int>("--limit") { Description = "At most so many changes", DefaultValueFactory = _ => 20, HelpName = "N" };
        return new Command("history", "List the changes of a dataset") { Global.Dataset, limit }.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var answer = await api.Get($"/api/datasets/{dataset["id"]}/changes?limit={parsed.GetValue(limit)}", cancel).ConfigureAwait(false);
            var changes = answer["changes"]!.AsArray();
            return new(
                new() { ["changes"] = changes.DeepClone() },
                changes.Select(c => $"{c!["version"],6}  {c["at"]!.GetValue<DateTimeOffset>().LocalDateTime:yyyy-MM-dd HH:mm:ss}  {c["actor"]}  {c["label"]} ({c["images"]} images){(c["undone"]!.GetValue<bool>() ? ", undone" : "")}  {c["id"]}"));
        });
    }
}
