using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Lists what models can be asked, and shows the text of each.</summary>
internal static class Prompts
{
    public static Command Command()
    {
        var command = new Command("prompts", "List what models can be asked, by the names that --preset takes, and show the texts") { Show(), List() };
        return command.Does((_, api, cancel) => Listed(api, cancel));
    }

    private static Command List() => new Command("list", "List them").Does((_, api, cancel) => Listed(api, cancel));

    private static async Task<Report> Listed(Api api, CancellationToken cancel)
    {
        var all = await api.Get("/api/prompts", cancel).ConfigureAwait(false);
        return new(all, all["prompts"]!.AsArray().Select(p => Line(p!)));
    }

    private static Command Show()
    {
        var name = new Argument<string>("NAME") { Description = "As the list shows it" };
        return new Command("show", "Show the text of one") { name }.Does(async (parsed, api, cancel) =>
        {
            var all = (await api.Get("/api/prompts", cancel).ConfigureAwait(false))["prompts"]!.AsArray();
            var prompt = all.FirstOrDefault(p => p!["name"]!.ToString() == parsed.GetValue(name))
                ?? throw new UsageException($"There is no prompt {parsed.GetValue(name)}. loracraft prompts lists those there are.");
            return new(prompt.DeepClone().AsObject(), [Line(prompt), prompt["text"]!.ToString()]);
        });
    }

    private static string Line(JsonNode prompt) =>
        $"{prompt["name"]}  for {(prompt["target"]!.ToString() == "tags" ? "tags" : "a caption")}{(prompt["builtIn"]!.GetValue<bool>() ? "" : $", your own, version {prompt["version"]}")}";
}
