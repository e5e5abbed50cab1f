using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Captions.Recipes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Keeps edits under a name, runs them, and lets them stand for what comes in.</summary>
internal static class Recipe
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The recipe's name" };

    public static Command Command() => new("recipe", "Keep edits under a name, run them, let them run on new images")
    {
        List(), Show(), Save(), Run(), Stand("stand", true), Stand("unstand", false), Implications(), Delete(),
    };

    private static Command List() => new Command("list", "List recipes and where they stand").Does(async (_, api, cancel) =>
    {
        var answer = await api.Get("/api/recipes", cancel).ConfigureAwait(false);
        return new(answer, answer["recipes"]!.AsArray().Select(r => $"{r!["name"]}  {Steps(r)}{Standing(r)}"));
    });

    private static Command Show() => new Command("show", "Show a recipe with its steps, as save takes them") { Name }.Does(async (parsed, api, cancel) =>
    {
        var recipe = await Find(api, parsed.GetValue(Name)!, cancel).ConfigureAwait(false);
        return new(recipe, recipe["steps"]!.AsArray().Select((s, i) => $"{i + 1}. {s!["edit"]!.ToJsonString()}{(s["filter"] is { } filter ? $" where {filter}" : "")}"));
    });

    private static Command Save()
    {
        var from = new Option<FileInfo>("--from") { Description = "JSON: a list of steps {edit, filter?}, or what show --json prints", Required = true, HelpName = "FILE.json" };
        var on = new Option<string?>("--dataset") { Description = "Also say what would differ on this dataset; those where the recipe stands are always told", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would differ on the images that are there" };
        return new Command("save", "Save steps under a name, in place of what has that name") { Name, from, on, dryRun }.Does(async (parsed, api, cancel) =>
        {
            var name = parsed.GetValue(Name)!;
            var body = Read(await File.ReadAllTextAsync(parsed.GetValue(from)!.FullName, cancel).ConfigureAwait(false));
            var there = await TryFind(api, name, cancel).ConfigureAwait(false);
            body["name"] = there?["name"]!.ToString() ?? name;
            var differs = there is null ? [] : await Compare(api, there, body, parsed.GetValue(on), cancel).ConfigureAwait(false);
            var lines = differs.Select(d => $"{d!["name"]}: {d["images"]} of {d["total"]} images would come out otherwise than by the recipe as it was");
            if (parsed.GetValue(dryRun))
            {
                body["differs"] = differs;
                return new(body, [.. lines, there is null ? $"{name} would be new: {Steps(body)}" : $"{body["name"]} would have {Steps(body)}"]);
            }

            var saved = there is null
                ? await api.Post("/api/recipes", body, cancel).ConfigureAwait(false)
                : await api.Patch($"/api/recipes/{there["id"]}", body, cancel).ConfigureAwait(false);
            saved["differs"] = differs;
            return new(saved, [.. lines, $"Saved {saved["name"]}: {Steps(saved)}"]);
        });
    }

    /// <summary>On how many images the recipe would give something else than it does, where it stands and on one more dataset.</summary>
    private static async Task<JsonArray> Compare(Api api, JsonObject recipe, JsonObject body, string? more, CancellationToken cancel)
    {
        var standing = recipe["standing"]!.AsArray().Select(s => s!["dataset"]!.GetValue<long>()).ToHashSet();
        if (more is not null)
            standing.Add((await api.Dataset(more, cancel).ConfigureAwait(false))["id"]!.GetValue<long>());
        var differs = new JsonArray();
        foreach (var dataset in standing.Order())
        {
            var found = await api.Post(
                $"/api/recipes/{recipe["id"]}:compare", new() { ["steps"] = body["steps"]!.DeepClone(), ["dataset"] = dataset, ["samples"] = 0 }, cancel).ConfigureAwait(false);
            var name = (await api.Get($"/api/datasets/{dataset}", cancel).ConfigureAwait(false))["name"]!.ToString();
            differs.Add(new JsonObject { ["dataset"] = dataset, ["name"] = name, ["images"] = found["images"]!.GetValue<int>(), ["total"] = found["total"]!.GetValue<int>() });
        }

        return differs;
    }

    private static Command Run()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say how many images would change" };
        return new Command("run", "Run a recipe on images of a dataset, as one change") { Name, Global.Dataset, Global.Filter, dryRun }.Does(async (parsed, api, cancel) =>
        {
            var recipe = await Find(api, parsed.GetValue(Name)!, cancel).ConfigureAwait(false);
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var preview = parsed.GetValue(dryRun);
            var body = new JsonObject { ["scope"] = new JsonObject { ["filter"] = parsed.GetValue(Global.Filter) } };
            if (preview)
                body["recipe"] = recipe["id"]!.GetValue<long>();
            var answer = await api.Post($"/api/datasets/{dataset["id"]}/recipes{(preview ? ":preview" : $"/{recipe["id"]}:run")}", body, cancel).ConfigureAwait(false);
            return new(
                new() { ["change"] = answer["change"]?.ToString(), ["images"] = answer["images"]!.GetValue<long>(), ["version"] = (preview ? dataset : answer)["version"]!.GetValue<long>() },
                [$"{answer["images"]} images {(preview ? "would change" : "changed")}"]);
        });
    }

    private static Command Stand(string verb, bool on) =>
        new Command(verb, on ? "Let a recipe run by itself on every image that comes into a dataset" : "Let it no longer run by itself") { Name, Global.Dataset }.Does(async (parsed, api, cancel) =>
        {
            var recipe = await Find(api, parsed.GetValue(Name)!, cancel).ConfigureAwait(false);
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var answer = await api.Post($"/api/datasets/{dataset["id"]}/recipes/{recipe["id"]}:stand", new() { ["on"] = on }, cancel).ConfigureAwait(false);
            return new(answer, [$"{answer["name"]} {(on ? "now runs" : "no longer runs")} on what comes into {dataset["name"]}"]);
        });

    private static Command Implications()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "UTF-8, an implication a line: antecedent,consequent; or a table with such a heading" };
        var underscores = new Option<bool>("--keep-underscores") { Description = "Leave underscores in tags as they are; otherwise they become spaces" };
        return new Command("implications", "Make a recipe that adds what tags imply, out of a file") { Name, file, underscores }.Does(async (parsed, api, cancel) =>
        {
            var from = parsed.GetValue(file)!;
            if (from.Exists && from.Length > ImportImplications.MostBytes)
                throw new FailedException($"{from.Name} has more than {ImportImplications.MostBytes / 1_000_000} MB. Leave out the implications of tags that you never use.");
            await using var content = from.OpenRead();
            var spaces = parsed.GetValue(underscores) ? "false" : "true";
            var saved = await api.PutFile($"/api/recipes:implications?name={Uri.EscapeDataString(parsed.GetValue(Name)!)}&spaces={spaces}", content, cancel).ConfigureAwait(false);
            return new(saved, [$"Saved {saved["name"]}: {Steps(saved)}"]);
        });
    }

    private static Command Delete() => new Command("delete", "Delete a recipe; what it did stays") { Name }.Does(async (parsed, api, cancel) =>
    {
        var recipe = await Find(api, parsed.GetValue(Name)!, cancel).ConfigureAwait(false);
        await api.Delete($"/api/recipes/{recipe["id"]}", cancel).ConfigureAwait(false);
        return new(recipe, [$"Deleted {recipe["name"]}"]);
    });

    private static async Task<JsonObject> Find(Api api, string name, CancellationToken cancel) =>
        await TryFind(api, name, cancel).ConfigureAwait(false) ?? throw new FailedException($"There is no recipe called \"{name}\". See: loracraft recipe list");

    private static async Task<JsonObject?> TryFind(Api api, string name, CancellationToken cancel) =>
        (await api.Get("/api/recipes", cancel).ConfigureAwait(false))["recipes"]!.AsArray()
            .FirstOrDefault(r => string.Equals(r!["name"]!.ToString(), name.Trim(), StringComparison.OrdinalIgnoreCase))?.AsObject();

    /// <exception cref="UsageException">The file holds something else.</exception>
    private static JsonObject Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) switch
            {
                JsonArray steps => new() { ["steps"] = steps },
                JsonObject recipe when recipe["steps"] is JsonArray steps => new() { ["steps"] = steps.DeepClone(), ["description"] = recipe["description"]?.DeepClone() },
                _ => throw new UsageException("The file must hold a list of steps, [{\"edit\": {\"kind\": ...}, \"filter\": \"...\"}], or an object with \"steps\"."),
            };
        }
        catch (JsonException broken)
        {
            throw new UsageException($"The file is no JSON: {broken.Message}");
        }
    }

    private static string Steps(JsonNode recipe) => recipe["steps"]!.AsArray().Count is var count && count == 1 ? "1 step" : $"{count} steps";

    private static string Standing(JsonNode recipe) =>
        recipe["standing"]!.AsArray() is { Count: > 0 } standing
            ? $", stands in {standing.Count} {(standing.Count == 1 ? "dataset" : "datasets")}{string.Concat(standing.Select(Missed))}"
            : "";

    private static string Missed(JsonNode? standing) =>
        standing!["missed"]!.ToString() is { Length: > 0 } missed ? $"; missed images {missed} of dataset {standing["dataset"]}: {standing["reason"]}" : "";
}
