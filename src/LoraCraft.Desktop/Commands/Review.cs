using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Lists the texts that models propose for a dataset, takes them or lets them go.</summary>
internal static class Review
{
    private static readonly Option<string?> Target = new("--target") { Description = "Only proposals for this: caption, tags or the name of a caption", HelpName = "T" };

    public static Command Command() => new("review", "Decide on texts that models propose")
    {
        List(),
        Decide("accept", "Take proposed texts", "accepted"),
        Decide("reject", "Let proposed texts go", "rejected"),
    };

    private static Command List() => new Command("list", "List what waits") { Global.Dataset, Global.Filter, Target }.Does(async (parsed, api, cancel) =>
    {
        var query = $"?texts=true&filter={Escaped(parsed.GetValue(Global.Filter))}{(parsed.GetValue(Target) is { } target ? $"&target={Escaped(target)}" : "")}";
        var queue = await api.Get($"{await Path(parsed, api, cancel).ConfigureAwait(false)}{query}", cancel).ConfigureAwait(false);
        return new(queue, [.. queue["proposals"]!.AsArray().Select(p => $"{p!["image"]}  {p["target"]}  {p["text"]}"), $"{queue["total"]} of {queue["waiting"]} that wait"]);
    });

    private static Command Decide(string verb, string description, string done) =>
        new Command(verb, description) { Global.Dataset, Global.Filter, Target }.Does(async (parsed, api, cancel) =>
        {
            var request = new JsonObject
            {
                ["scope"] = new JsonObject { ["filter"] = parsed.GetValue(Global.Filter) },
                ["target"] = parsed.GetValue(Target),
            };
            var change = await api.Post($"{await Path(parsed, api, cancel).ConfigureAwait(false)}:{verb}", request, cancel).ConfigureAwait(false);
            return new(change, [$"{char.ToUpperInvariant(done[0])}{done[1..]} what was proposed for {change["images"]} images"]);
        });

    private static async Task<string> Path(ParseResult parsed, Api api, CancellationToken cancel) =>
        $"/api/datasets/{(await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false))["id"]}/proposals";

    private static string Escaped(string? text) => Uri.EscapeDataString(text ?? "");
}
