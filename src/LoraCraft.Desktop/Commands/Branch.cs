using System.CommandLine;

namespace LoraCraft.Desktop.Commands;

/// <summary>Makes a dataset that goes on from where another one is or was.</summary>
internal static class Branch
{
    public static Command Command()
    {
        var name = new Argument<string>("NEWNAME") { Description = "The new dataset's name; it is made in the same concept" };
        var at = Moment.Option("The moment it goes on from");
        return new Command("branch", "Make a dataset that goes on from a moment of another; no file is copied") { name, Global.Dataset, at }.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var moment = await Moment.Read(api, dataset, parsed.GetValue(at), cancel).ConfigureAwait(false);
            var made = await api.Post($"/api/datasets/{dataset["id"]}/branches", new() { ["name"] = parsed.GetValue(name), ["at"] = moment }, cancel).ConfigureAwait(false);
            if (made["preparing"]!.GetValue<bool>())
                made["images"] = (await api.Get($"/api/datasets/{made["id"]}/images?limit=0", cancel).ConfigureAwait(false))["total"]!.DeepClone();
            return new(made, [$"{made["name"]} goes on from {dataset["name"]} version {made["base"]!["version"]}, with {made["images"]} images"]);
        });
    }
}
