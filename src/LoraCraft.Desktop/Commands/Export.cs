using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Exports a dataset for a trainer.</summary>
internal static class Export
{
    private static readonly string[] Fields = ["path", "version", "images", "sha256"];

    public static Command Command()
    {
        var format = new Option<string>("--format") { Description = "Trainer format", Required = true };
        format.AcceptOnlyFromAmong("kohya", "ai-toolkit", "onetrainer", "huggingface", "plain");
        var target = new Option<string>("--out") { Description = "New folder, or a file ending in .zip", Required = true, HelpName = "PATH" };
        var at = Moment.Option("Export what was there");
        var template = new Option<string?>("--template") { Description = "What goes into the caption files", HelpName = "T" };
        var trigger = new Option<string?>("--trigger") { Description = "Trigger word instead of the dataset's", HelpName = "W" };
        var repeats = new Option<int?>("--repeats") { Description = "Repeats instead of the dataset's", HelpName = "N" };
        var imageFormat = new Option<string?>("--image-format") { Description = "png, jpg or webp; as is when absent", HelpName = "F" };
        var maxSide = new Option<int?>("--max-side") { Description = "Longer side at most, pixels", HelpName = "N" };
        return new Command("export", "Export a dataset for a trainer") { Global.Dataset, Global.Filter, format, target, at, template, trigger, repeats, imageFormat, maxSide }.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var options = new JsonObject();
            Set(options, "template", parsed.GetValue(template));
            Set(options, "triggerWord", parsed.GetValue(trigger));
            Set(options, "repeats", parsed.GetValue(repeats));
            Set(options, "imageFormat", parsed.GetValue(imageFormat));
            Set(options, "maxSide", parsed.GetValue(maxSide));
            Set(options, "filter", parsed.GetValue(Global.Filter));
            var body = new JsonObject { ["format"] = parsed.GetValue(format), ["path"] = Path.GetFullPath(parsed.GetValue(target)!), ["options"] = options };
            Set(body, "at", await Moment.Version(api, dataset, parsed.GetValue(at), cancel).ConfigureAwait(false));
            var run = await api.Post($"/api/datasets/{dataset["id"]}/exports", body, cancel).ConfigureAwait(false);
            var result = (await api.Finish(run, cancel).ConfigureAwait(false))["result"]!;
            var json = new JsonObject(Fields.Select(f => KeyValuePair.Create(f, result[f]?.DeepClone())));
            return new(json, [$"{json["images"]} images of version {json["version"]} in {json["path"]}"]);
        });
    }

    private static void Set<T>(JsonObject json, string name, T? value)
    {
        if (value is not null)
            json[name] = JsonValue.Create(value);
    }
}
