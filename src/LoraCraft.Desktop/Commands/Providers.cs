using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Captioning;

namespace LoraCraft.Desktop.Commands;

/// <summary>Sets up, lists, tries and removes the services that write captions. Their keys are secrets of the same names.</summary>
internal static class Providers
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Such as ollama; one of a preset's names begins with that preset" };
    private static readonly Option<string?> Url = new("--url") { Description = "Address up to the version, such as http://localhost:11434/v1", HelpName = "URL" };
    private static readonly Option<string?> Model = new("--model") { Description = "As the service calls it; empty = the first it has", HelpName = "M" };
    private static readonly Option<int?> MaxSide = new("--max-side") { Description = "Longer side of the picture that is sent, pixels", HelpName = "N" };
    private static readonly Option<string?> Detail = new("--detail") { Description = "How closely a service looks, where it lets one choose" };
    private static readonly Option<int?> MaxTokens = new("--max-tokens") { Description = "Longest answer", HelpName = "N" };
    private static readonly Option<double?> Temperature = new("--temperature") { Description = "0 to 2: how freely it answers", HelpName = "T" };
    private static readonly Option<int?> Wait = new("--timeout") { Description = "Longest wait for an answer, seconds", HelpName = "N" };
    private static readonly Option<int?> Requests = new("--requests-per-minute") { Description = "0 = no limit", HelpName = "N" };
    private static readonly Option<int?> Tokens = new("--tokens-per-minute") { Description = "Of questions and answers; 0 = no limit", HelpName = "N" };
    private static readonly Option<int?> Concurrency = new("--concurrency") { Description = "Requests at once", HelpName = "N" };
    private static readonly Option<double?> InputPrice = new("--input-price") { Description = "Of 1,000,000 tokens sent, US dollars; with --output-price", HelpName = "USD" };
    private static readonly Option<double?> OutputPrice = new("--output-price") { Description = "Of 1,000,000 tokens answered, US dollars", HelpName = "USD" };
    private static readonly Option<string?> Answers = new("--answers") { Description = "How it is asked to answer; as JSON it tells caption, tags and quality notes" };

    public static Command Command()
    {
        Answers.AcceptOnlyFromAmong("text", Provider.Json);
        Detail.AcceptOnlyFromAmong("auto", "low", "high");
        var command = new Command("providers", "List, set up, try and remove services that write captions") { Set(), Remove(), Models(), Test() };
        return command.Does(async (_, api, cancel) =>
        {
            var all = await api.Get("/api/providers", cancel).ConfigureAwait(false);
            return new(all, all["providers"]!.AsArray().Select(p => Line(p!)));
        });
    }

    private static Command Set() => new Command("set", "Set a service up or change it")
    {
        Name, Url, Model, Detail, MaxSide, MaxTokens, Temperature, Wait, Concurrency, Requests, Tokens, InputPrice, OutputPrice, Answers,
    }.Does(async (parsed, api, cancel) =>
    {
        var name = parsed.GetValue(Name)!;
        var all = await api.Get("/api/providers", cancel).ConfigureAwait(false);
        var body = Called(all["providers"]!, name) ?? Called(all["presets"]!, name) ?? [];
        body.Remove("name");
        if (Differs("baseUrl", parsed.GetValue(Url)) || Differs("model", parsed.GetValue(Model)))
            (body["inputPrice"], body["outputPrice"]) = (null, null); // they were another model's
        Put("baseUrl", parsed.GetValue(Url));
        Put("model", parsed.GetValue(Model));
        Put("detail", parsed.GetValue(Detail));
        Put("maxSide", parsed.GetValue(MaxSide));
        Put("maxTokens", parsed.GetValue(MaxTokens));
        Put("temperature", parsed.GetValue(Temperature));
        Put("timeoutSeconds", parsed.GetValue(Wait));
        Put("concurrency", parsed.GetValue(Concurrency));
        Put("requestsPerMinute", parsed.GetValue(Requests));
        Put("tokensPerMinute", parsed.GetValue(Tokens));
        Put("inputPrice", parsed.GetValue(InputPrice));
        Put("outputPrice", parsed.GetValue(OutputPrice));
        if (parsed.GetValue(Answers) is { } answers)
            body["answerFormat"] = answers == Provider.Json ? answers : null;
        if (body["baseUrl"] is null)
            throw new UsageException($"{name} is new and no preset. Say where it is: --url http://localhost:11434/v1");
        var saved = await api.Put(Path(parsed), body, cancel).ConfigureAwait(false);
        return new(saved, [Line(saved)]);

        bool Differs(string member, string? value) => value is not null && body[member]?.ToString() != value;

        void Put<T>(string member, T? value)
        {
            if (value is not null)
                body[member] = JsonSerializer.SerializeToNode(value);
        }
    });

    private static Command Remove() => new Command("remove", "Remove a service and its key") { Name }.Does(async (parsed, api, cancel) =>
    {
        await api.Delete(Path(parsed), cancel).ConfigureAwait(false);
        return new(new() { ["removed"] = parsed.GetValue(Name) }, [$"{parsed.GetValue(Name)} is removed"]);
    });

    private static Command Models() => new Command("models", "List the models of a service") { Name }.Does(async (parsed, api, cancel) =>
    {
        var models = await api.Get($"{Path(parsed)}/models", cancel).ConfigureAwait(false);
        return new(models, models["models"]!.AsArray().Select(m => m!.ToString()));
    });

    private static Command Test() => new Command("test", "Send one drawn picture and show the answer") { Name }.Does(async (parsed, api, cancel) =>
    {
        var test = await api.Post($"{Path(parsed)}/test", [], cancel).ConfigureAwait(false);
        var problem = test["problem"]?.ToString();
        return new(test, [.. new[] { test["answer"]?.ToString(), problem }.OfType<string>(), $"{test["model"]}, {test["milliseconds"]} ms"], problem is null);
    });

    /// <summary>A copy of how one of them is set up; null when there is none of that name.</summary>
    private static JsonObject? Called(JsonNode list, string name) =>
        list.AsArray().Select(p => p!["provider"]!).FirstOrDefault(p => p["name"]!.ToString() == name)?.DeepClone().AsObject();

    private static string Path(ParseResult parsed) => $"/api/providers/{Uri.EscapeDataString(parsed.GetValue(Name)!)}";

    private static string Line(JsonNode view)
    {
        var provider = view["provider"]!;
        var model = provider["model"]!.ToString() is { Length: > 0 } named ? named : "the first model";
        return $"{provider["name"]}  {provider["baseUrl"]}  {model}{(view["hasKey"]!.GetValue<bool>() ? ", with a key" : "")}";
    }
}
