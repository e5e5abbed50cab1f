using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Lists the texts that models propose for a dataset, takes them or lets them go.</summary>
internal static class Review
{
    private static readonly Option<string?> Target = new("--target") { Description = "Only proposals for this: caption, tags or the name of a caption", HelpName = "T" };
    private static readonly Option<bool> OverPeople = new("--over-people") { Description = "Take also what would replace a whole text that a person wrote since it was proposed" };

    public static Command Command() => new("review", "Decide on texts that models propose")
    {
        List(),
        Decide("accept", "Take proposed texts", "accepted", OverPeople),
        Decide("reject", "Let proposed texts go", "rejected"),
    };

    private static Command List() => new Command("list", "List what waits") { Global.Dataset, Global.Filter, Target }.Does(async (parsed, api, cancel) =>
    {
        var query = $"?texts=true&filter={Escaped(parsed.GetValue(Global.Filter))}{(parsed.GetValue(Target) is { } target ? $"&target={Escaped(target)}" : "")}";
        var queue = await api.Get($"{await Path(parsed, api, cancel).ConfigureAwait(false)}{query}", cancel).ConfigureAwait(false);
        return new(queue, [.. queue["proposals"]!.AsArray().Select(p => $"{p!["image"]}  {p["target"]}  {p["text"]}"), $"{queue["total"]} of {queue["waiting"]} that wait"]);
    });

    private static Command Decide(string verb, string description, string done, params Option<bool>[] more)
    {
        var command = new Command(verb, description) { Global.Dataset, Global.Filter, Target };
        foreach (var option in more)
            command.Add(option);
        return command.Does(async (parsed, api, cancel) =>
        {
            var request = new JsonObject
            {
                ["scope"] = new JsonObject { ["filter"] = parsed.GetValue(Global.Filter) },
                ["target"] = parsed.GetValue(Target),
            };
            if (parsed.GetValue(OverPeople))
                request["overPeople"] = true;
            var change = await api.Post($"{await Path(parsed, api, cancel).ConfigureAwait(false)}:{verb}", request, cancel).ConfigureAwait(false);
            var told = $"{char.ToUpperInvariant(done[0])}{done[1..]} what was proposed for {change["images"]} images";
            return new(change, change["why"] is { } why ? [told, why.ToString()] : [told]);
        });
    }

    private static async Task<string> Path(ParseResult parsed, Api api, CancellationToken cancel) =>
        $"/api/datasets/{(await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false))["id"]}/proposals";

    private static string Escaped(string? text) => Uri.EscapeDataString(text ?? "");
}
