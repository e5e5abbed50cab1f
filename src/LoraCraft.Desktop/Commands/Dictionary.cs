using System.CommandLine;
using System.Text.Json.Nodes;
using LoraCraft.Captions.Dictionaries;

namespace LoraCraft.Desktop.Commands;

/// <summary>Takes in tag dictionaries, from which the page suggests tags, lists them and takes them away.</summary>
internal static class Dictionary
{
    public static Command Command() => new("dictionary", "Import, list and remove tag dictionaries") { Import(), List(), Remove() };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "danbooru.csv or e621.csv of a tag completer, translations, or a tag a line" };
        var name = new Option<string>("--name") { Description = "What to call it; the file's name when absent. One of that name gives way", HelpName = "NAME" };
        var categories = new Option<string>("--categories") { Description = "Whose numbers the categories are; told by the numbers when absent", DefaultValueFactory = _ => "guess" };
        categories.AcceptOnlyFromAmong("guess", "danbooru", "e621", "merged", "derpibooru");
        return new Command("import", "Take a dictionary in") { file, name, categories }.Does(async (parsed, api, cancel) =>
        {
            var from = parsed.GetValue(file)!;
            if (from.Exists && from.Length > ImportDictionary.MostBytes)
                throw new FailedException($"{from.Name} has more than {ImportDictionary.MostBytes / 1_000_000} MB. Leave out the rarest tags.");
            await using var content = from.OpenRead();
            var called = parsed.GetValue(name) ?? Path.GetFileNameWithoutExtension(from.Name);
            var imported = await api.PutFile($"/api/dictionaries?name={Uri.EscapeDataString(called)}&categories={parsed.GetValue(categories)}", content, cancel).ConfigureAwait(false);
            return new(imported, [$"Imported {Line(imported)}"]);
        });
    }

    private static Command List() => new Command("list", "List the dictionaries").Does(async (_, api, cancel) =>
    {
        var answer = await api.Get("/api/dictionaries", cancel).ConfigureAwait(false);
        return new(answer, answer["dictionaries"]!.AsArray().Select(d => Line(d!)));
    });

    private static Command Remove()
    {
        var name = new Argument<string>("NAME") { Description = "The dictionary's name" };
        return new Command("remove", "Take a dictionary away; tags that images have stay") { name }.Does(async (parsed, api, cancel) =>
        {
            var wanted = parsed.GetValue(name)!.Trim();
            var all = (await api.Get("/api/dictionaries", cancel).ConfigureAwait(false))["dictionaries"]!.AsArray();
            var found = all.FirstOrDefault(d => string.Equals(d!["name"]!.ToString(), wanted, StringComparison.OrdinalIgnoreCase))
                ?? throw new FailedException($"There is no dictionary called \"{wanted}\". See: loracraft dictionary list");
            await api.Delete($"/api/dictionaries/{found["id"]}", cancel).ConfigureAwait(false);
            return new(found.AsObject(), [$"Removed {found["name"]}"]);
        });
    }

    private static string Line(JsonNode dictionary) => $"{dictionary["name"]}: {dictionary["tags"]} tags, {dictionary["aliases"]} aliases";
}
