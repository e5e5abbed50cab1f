using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Edits tags or captions of many images as one change.</summary>
internal static class Edit
{
    public static Command Command()
    {
        var add = new Option<string?>("--add-tag") { Description = "Add a tag at the end", HelpName = "T" };
        var remove = new Option<string?>("--remove-tag") { Description = "Remove a tag", HelpName = "T" };
        var rename = new Option<string?>("--rename-tag") { Description = "Rename a tag", HelpName = "A=B" };
        var replace = new Option<string?>("--replace") { Description = "Replace text; write \\= for an equals sign in A", HelpName = "A=B" };
        var regex = new Option<bool>("--regex") { Description = "A is a regular expression, B may use $1" };
        var target = new Option<string>("--in") { Description = "Where to replace", DefaultValueFactory = _ => "captions" };
        target.AcceptOnlyFromAmong("tags", "captions");
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say how many images would change" };
        return new Command("edit", "Edit tags or captions") { Global.Dataset, Global.Filter, add, remove, rename, replace, regex, target, dryRun }.Does(async (parsed, api, cancel) =>
        {
            JsonObject[] edits =
            [
                .. parsed.GetValue(add) is { } added ? [new() { ["kind"] = "add_tags", ["tags"] = new JsonArray(added), ["at"] = "end" }] : Array.Empty<JsonObject>(),
                .. parsed.GetValue(remove) is { } removed ? [new() { ["kind"] = "remove_tags", ["tags"] = new JsonArray(removed) }] : Array.Empty<JsonObject>(),
                .. Pair(parsed.GetValue(rename), "--rename-tag") is var (from, to) ? [new() { ["kind"] = "rename_tag", ["from"] = from, ["to"] = to }] : Array.Empty<JsonObject>(),
                .. Pair(parsed.GetValue(replace), "--replace") is var (find, with)
                    ? [new() { ["kind"] = "replace_text", ["find"] = find, ["replace"] = with, ["mode"] = parsed.GetValue(regex) ? "regex" : "plain", ["matchCase"] = true, ["target"] = parsed.GetValue(target) }]
                    : Array.Empty<JsonObject>(),
            ];
            if (edits.Length != 1)
                throw new UsageException("Give exactly one of --add-tag, --remove-tag, --rename-tag and --replace.");

            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var body = new JsonObject { ["edit"] = edits[0], ["scope"] = new JsonObject { ["filter"] = parsed.GetValue(Global.Filter) } };
            var preview = parsed.GetValue(dryRun);
            var answer = await api.Post($"/api/datasets/{dataset["id"]}/{(preview ? "edits:preview" : "edits")}", body, cancel).ConfigureAwait(false);
            return new(
                new() { ["change"] = answer["change"]?.ToString(), ["images"] = answer["images"]!.GetValue<long>(), ["version"] = (preview ? dataset : answer)["version"]!.GetValue<long>() },
                [$"{answer["images"]} images {(preview ? "would change" : "changed")}"]);
        });
    }

    /// <summary>Splits at the first equals sign that has no backslash before it.</summary>
    private static (string, string)? Pair(string? text, string option)
    {
        if (text is null)
            return null;
        for (var at = text.IndexOf('=', StringComparison.Ordinal); at >= 0; at = text.IndexOf('=', at + 1))
            if (at > 0 && text[at - 1] != '\\')
                return (text[..at].Replace("\\=", "=", StringComparison.Ordinal), text[(at + 1)..].Replace("\\=", "=", StringComparison.Ordinal));
        throw new UsageException($"{option} takes A=B, with something before the equals sign.");
    }
}
