using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Gives names to moments of a dataset, describes and locks them.</summary>
internal static class Version
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The version's name" };

    public static Command Command() => new("version", "Name moments of a dataset, list, describe and lock the names")
    {
        Give(), List(), Lock("lock", true), Lock("unlock", false), Remove(), Rename(), Describe(),
    };

    private static Command Give()
    {
        var at = Moment.Option("The moment to name");
        var description = new Option<string?>("--description") { Description = "What it is, in a sentence", HelpName = "T" };
        return new Command("name", "Give a moment a name") { Name, Global.Dataset, at, description }.Does(async (parsed, api, cancel) =>
        {
            var (dataset, name) = (await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false), parsed.GetValue(Name)!);
            var moment = await Moment.Read(api, dataset, parsed.GetValue(at), cancel).ConfigureAwait(false);
            var answer = await api.Post(Path(dataset), new() { ["name"] = name, ["description"] = parsed.GetValue(description), ["at"] = moment }, cancel).ConfigureAwait(false);
            var named = In(answer, name)!;
            return new(named, [$"Version {named["version"]} is called {named["name"]}"]);
        });
    }

    private static Command List() => new Command("list", "List the named versions, newest first") { Global.Dataset }.Does(async (parsed, api, cancel) =>
    {
        var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
        var answer = await api.Get(Path(dataset), cancel).ConfigureAwait(false);
        return new(answer, answer["versions"]!.AsArray().SelectMany(v => v!["exports"]!.AsArray().Select(e => ExportLine(e!)).Prepend(Line(v))));
    });

    private static Command Lock(string verb, bool locked) =>
        Change(new(verb, locked ? "Keep a name from being changed or taken off" : "Let a name be changed and taken off again"), _ => new() { ["locked"] = locked }, v => $"{v["name"]} is {verb}ed");

    private static Command Rename()
    {
        var to = new Option<string>("--to") { Description = "The new name", Required = true, HelpName = "NEW" };
        return Change(new("rename", "Give a named version another name") { to }, parsed => new() { ["name"] = parsed.GetValue(to) }, v => $"Version {v["version"]} is called {v["name"]}");
    }

    private static Command Describe()
    {
        var text = new Argument<string>("TEXT") { Description = "What it is, in a sentence; \"\" takes the description away" };
        return Change(new("describe", "Say what a named version is"), parsed => new() { ["description"] = parsed.GetValue(text) }, v => $"{v["name"]} is described", text);
    }

    private static Command Change(Command command, Func<ParseResult, JsonObject> body, Func<JsonNode, string> done, params ReadOnlySpan<Argument> more)
    {
        command.Add(Name);
        foreach (var argument in more)
            command.Add(argument);
        command.Add(Global.Dataset);
        return command.Does(async (parsed, api, cancel) =>
        {
            var (dataset, name, wish) = (await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false), parsed.GetValue(Name)!, body(parsed));
            var answer = await api.Patch(Path(dataset, name), wish, cancel).ConfigureAwait(false);
            var changed = In(answer, wish["name"]?.ToString() ?? name)!;
            return new(changed, [done(changed)]);
        });
    }

    private static Command Remove() => new Command("remove", "Take a name off; the moment stays") { Name, Global.Dataset }.Does(async (parsed, api, cancel) =>
    {
        var (dataset, name) = (await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false), parsed.GetValue(Name)!);
        var there = In(await api.Get(Path(dataset), cancel).ConfigureAwait(false), name)
            ?? throw new FailedException($"There is no version called \"{name}\". See: loracraft version list --dataset \"{dataset["name"]}\"");
        await api.Delete(Path(dataset, name), cancel).ConfigureAwait(false);
        return new(there, [$"Version {there["version"]} is no longer called {there["name"]}"]);
    });

    private static string Path(JsonObject dataset, string? name = null) => $"/api/datasets/{dataset["id"]}/versions{(name is null ? "" : $"/{Uri.EscapeDataString(name.Trim())}")}";

    private static JsonObject? In(JsonObject list, string name) =>
        list["versions"]!.AsArray().FirstOrDefault(v => string.Equals(v!["name"]!.ToString(), name.Trim(), StringComparison.OrdinalIgnoreCase))?.DeepClone().AsObject();

    private static string ExportLine(JsonNode export) =>
        $"        {export["label"]}, {export["at"]!.GetValue<DateTimeOffset>().LocalDateTime:yyyy-MM-dd HH:mm}: export --again {export["run"]} makes the same bytes";

    private static string Line(JsonNode version) => string.Concat(
        $"{version["version"],6}  {version["name"]}{(version["locked"]!.GetValue<bool>() ? " (locked)" : "")}",
        version["description"]!.ToString() is { Length: > 0 } description ? $"  {Facts.OneLine(description)}" : "",
        version["exports"]!.AsArray().Count switch { 0 => "", 1 => "  exported once", var times => $"  exported {times} times" });
}
