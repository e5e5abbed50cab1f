using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using LoraCraft.Exporting;

namespace LoraCraft.Desktop.Commands;

/// <summary>Exports a dataset for a trainer.</summary>
internal static class Export
{
    private static readonly string[] Fields = ["path", "version", "images", "sha256"];

    public static Command Command()
    {
        var format = new Option<string?>("--format") { Description = "Trainer format" };
        var again = new Option<string?>("--again") { Description = "Make an earlier export again, of the same version with the same options: its run, as version list shows it", HelpName = "RUN" };
        format.AcceptOnlyFromAmong("kohya", "ai-toolkit", "onetrainer", "huggingface", "plain");
        var target = new Option<string>("--out") { Description = "New folder, or a file ending in .zip", Required = true, HelpName = "PATH" };
        var at = Moment.Option("Export what was there");
        var template = new Option<string?>("--template") { Description = "What goes into the caption files", HelpName = "T" };
        var captions = new Option<string?>("--captions") { Description = "What {caption} stands for: names of captions, the preferred first; in a mix with shares, as in long=70,short=30", HelpName = "NAMES" };
        var use = new Option<string>("--caption-use") { Description = "The first one an image has, a mix by shares, or all as lines", DefaultValueFactory = _ => CaptionChoice.First };
        use.AcceptOnlyFromAmong(CaptionChoice.First, CaptionChoice.Mix, CaptionChoice.Lines);
        var seed = new Option<int?>("--caption-seed") { Description = "Another number deals a mix to other images", HelpName = "N" };
        var lines = new Option<string?>("--caption-lines") { Description = "Of a caption of several lines: first or all", HelpName = "L" };
        lines.AcceptOnlyFromAmong(ExportOptions.FirstLine, ExportOptions.AllLines);
        var trigger = new Option<string?>("--trigger") { Description = "Trigger word instead of the dataset's", HelpName = "W" };
        var repeats = new Option<int?>("--repeats") { Description = "Repeats instead of the dataset's", HelpName = "N" };
        var imageFormat = new Option<string?>("--image-format") { Description = "png, jpg or webp; as is when absent", HelpName = "F" };
        var maxSide = new Option<int?>("--max-side") { Description = "Longer side at most, pixels", HelpName = "N" };
        IReadOnlyList<Option> kept = [Global.Dataset, target, again, Global.Data, Global.Json];
        return new Command("export", "Export a dataset for a trainer") { Global.Dataset, Global.Filter, format, again, target, at, template, captions, use, seed, lines, trigger, repeats, imageFormat, maxSide }.Does(async (parsed, api, cancel) =>
        {
            if (parsed.GetValue(captions) is null && (parsed.GetResult(use) is { Implicit: false } || parsed.GetResult(seed) is { Implicit: false }))
                throw new UsageException("--caption-use and --caption-seed say how --captions are used: give --captions too.");
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            if (parsed.GetValue(again) is { } earlier)
            {
                if (parsed.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(o => !o.Implicit && !kept.Contains(o.Option)) is { } other)
                    throw new UsageException($"--again takes version and options of the earlier export: leave out {other.Option.Name}.");
                return await Make(api, dataset, await Order(api, dataset, earlier, cancel).ConfigureAwait(false), parsed.GetValue(target)!, cancel).ConfigureAwait(false);
            }

            var options = new JsonObject();
            Set(options, "template", parsed.GetValue(template));
            Set(options, "captionLines", parsed.GetValue(lines));
            if (parsed.GetValue(captions) is { } names)
                options["captions"] = Captions(names, parsed.GetValue(use)!, parsed.GetValue(seed));
            Set(options, "triggerWord", parsed.GetValue(trigger));
            Set(options, "repeats", parsed.GetValue(repeats));
            Set(options, "imageFormat", parsed.GetValue(imageFormat));
            Set(options, "maxSide", parsed.GetValue(maxSide));
            Set(options, "filter", parsed.GetValue(Global.Filter));
            var body = new JsonObject { ["format"] = parsed.GetValue(format) ?? throw new UsageException("Say for which trainer: --format kohya, ai-toolkit, onetrainer, huggingface or plain."), ["options"] = options };
            Set(body, "at", await Moment.Version(api, dataset, parsed.GetValue(at), cancel).ConfigureAwait(false));
            return await Make(api, dataset, body, parsed.GetValue(target)!, cancel).ConfigureAwait(false);
        });
    }

    private static async Task<Report> Make(Api api, JsonObject dataset, JsonObject order, string target, CancellationToken cancel)
    {
        order["path"] = Path.GetFullPath(target);
        var run = await api.Post($"/api/datasets/{dataset["id"]}/exports", order, cancel).ConfigureAwait(false);
        var result = (await api.Finish(run, cancel).ConfigureAwait(false))["result"]!;
        var json = new JsonObject(Fields.Select(f => KeyValuePair.Create(f, result[f]?.DeepClone())));
        return new(json, [$"{json["images"]} images of version {json["version"]} in {json["path"]}"]);
    }

    /// <summary>What an earlier export of a named version was ordered as.</summary>
    private static async Task<JsonObject> Order(Api api, JsonObject dataset, string run, CancellationToken cancel) =>
        (await api.Get($"/api/datasets/{dataset["id"]}/versions", cancel).ConfigureAwait(false))["versions"]!.AsArray()
            .SelectMany(v => v!["exports"]!.AsArray()).FirstOrDefault(e => e!["run"]!.ToString() == run)?["order"]!.DeepClone().AsObject()
        ?? throw new FailedException($"No named version of \"{dataset["name"]}\" was exported by a run {run}. See: loracraft version list --dataset \"{dataset["name"]}\"");

    /// <param name="names"><c>long,short</c> or <c>long=70,short=30</c>.</param>
    private static JsonObject Captions(string names, string use, int? seed)
    {
        var each = names.Split(',', StringSplitOptions.TrimEntries).Select(n => n.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        var choice = new JsonObject { ["use"] = use, ["names"] = new JsonArray([.. each.Select(n => JsonValue.Create(n[0]))]) };
        if (each.Exists(n => n.Length == 2))
            choice["shares"] = new JsonArray(
                [.. each.Select(n => JsonValue.Create(n.Length == 2 && int.TryParse(n[1], CultureInfo.InvariantCulture, out var share) ? share : 0))]);
        Set(choice, "seed", seed);
        return choice;
    }

    private static void Set<T>(JsonObject json, string name, T? value)
    {
        if (value is not null)
            json[name] = JsonValue.Create(value);
    }
}
