using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using LoraCraft.Captioning;
using LoraCraft.Captioning.Running;

namespace LoraCraft.Desktop.Commands;

/// <summary>Captions images by a model, or says before what that will take.</summary>
internal static class Caption
{
    private const int ReasonsRead = 1000;
    private const int ReasonsShown = 10;

    private static readonly Option<string> Provider = new("--provider") { Description = "Who is asked, as providers lists it", Required = true, HelpName = "P" };
    private static readonly Option<string> Preset = new("--preset") { Description = "What is asked, as prompts lists it", Required = true, HelpName = "X" };
    private static readonly Option<string?> Target = new("--target") { Description = "caption, tags or the name of a caption; what the prompt asks for when absent", HelpName = "T" };
    private static readonly Option<bool> AlsoTags = new("--also-tags") { Description = "Write the tags that come with each caption too; the provider has to answer as JSON" };
    private static readonly Option<string> Policy = new("--policy") { Description = "Who wins where there is a text", DefaultValueFactory = _ => "empty" };
    private static readonly Option<int?> Limit = new("--limit") { Description = "So many images at most, of those that the policy does not leave alone", HelpName = "N" };
    private static readonly Option<bool> Estimate = new("--estimate") { Description = "Only say what it would take" };
    private static readonly Option<int?> Samples = new("--try") { Description = "Only show what it answers about N images, and change nothing", HelpName = "N" };

    public static Command Command()
    {
        Policy.AcceptOnlyFromAmong([.. CaptionPolicy.All]);
        return new Command("caption", "Caption images by a model") { Global.Dataset, Global.Filter, Provider, Preset, Target, AlsoTags, Policy, Limit, Estimate, Samples }.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var path = $"/api/datasets/{dataset["id"]}/captions";
            var request = new JsonObject
            {
                ["provider"] = parsed.GetValue(Provider),
                ["preset"] = parsed.GetValue(Preset),
                ["target"] = parsed.GetValue(Target),
                ["alsoTags"] = parsed.GetValue(AlsoTags),
                ["policy"] = parsed.GetValue(Policy),
                ["scope"] = new JsonObject { ["filter"] = parsed.GetValue(Global.Filter) },
                ["limit"] = parsed.GetValue(Limit),
            };
            if (parsed.GetValue(Estimate))
            {
                var estimate = await api.Post($"{path}:estimate", request, cancel).ConfigureAwait(false);
                var cost = estimate["cost"]?.GetValue<double>() is { } dollars ? $", about {Money.Text(dollars)}" : ", cost unknown";
                return new(estimate, [Line(estimate, "to ask about", $"; about {Tokens(estimate)} tokens{cost}")]);
            }

            if (parsed.GetValue(Samples) is { } count)
                return await Try(api, path, request, count, cancel).ConfigureAwait(false);
            var run = await api.Finish(await api.Post(path, request, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
            return await Of(api, run, cancel).ConfigureAwait(false);
        });
    }

    private static async Task<Report> Try(Api api, string path, JsonObject request, int count, CancellationToken cancel)
    {
        var asked = Of(request, "preset", "target", "policy", "scope");
        asked["count"] = count;
        var trials = new JsonArray();
        foreach (var sample in (await api.Post($"{path}:sample", asked, cancel).ConfigureAwait(false))["images"]!.AsArray())
        {
            var question = Of(request, "provider", "preset", "target", "alsoTags");
            question["image"] = sample!["image"]!.DeepClone();
            trials.Add(await api.Post($"{path}:try", question, cancel).ConfigureAwait(false));
        }

        return new(new() { ["trials"] = trials }, trials.Count == 0 ? ["A run would ask about no image."] : trials.Select(t => Tried(t!)), trials.All(t => t!["problem"] is null));
    }

    private static JsonObject Of(JsonObject request, params string[] members) => new(members.Select(m => KeyValuePair.Create(m, request[m]?.DeepClone())));

    private static string Tried(JsonNode trial)
    {
        var took = trial["kept"]!.GetValue<bool>()
            ? "known from earlier"
            : $"{Tokens(trial)} tokens, {trial["milliseconds"]} ms, {Money.Text(trial["cost"]?.GetValue<double>(), trial["unpriced"]!.GetValue<long>())}";
        var tags = trial["tags"] is { } some ? $"  [{some}]" : "";
        return $"{trial["image"]}  {trial["name"]}  {trial["text"] ?? trial["problem"]}{tags}  ({took})";
    }

    /// <summary>What a run came to that captioned or tagged images, with the reasons why some failed.</summary>
    public static async Task<Report> Of(Api api, JsonObject run, CancellationToken cancel)
    {
        var result = run["result"]!;
        var failed = result["failed"]!.GetValue<long>();
        return new(
            run,
            [
                $"{result["captioned"]} {(run["kind"]!.ToString() == "tag" ? "tagged" : "captioned")}, {Proposed(result)}{result["skipped"]} skipped, {failed} failed; {Used(run["kind"]!.ToString(), result)}",
                .. failed > 0 ? [.. await Reasons(api, run, failed, cancel).ConfigureAwait(false), $"To try those that failed again: loracraft runs retry {run["id"]}"] : Array.Empty<string>(),
            ],
            failed == 0);
    }

    /// <summary>The most frequent ones, with how many images each is of.</summary>
    private static async Task<IEnumerable<string>> Reasons(Api api, JsonObject run, long failed, CancellationToken cancel)
    {
        var report = await api.Get($"/api/runs/{run["id"]}/report?kind=failed&limit={ReasonsRead}", cancel).ConfigureAwait(false);
        var reasons = report["items"]!.AsArray().GroupBy(i => i!["reason"]?.ToString() ?? "").OrderByDescending(g => g.Count()).ToList();
        return
        [
            .. reasons.Take(ReasonsShown).Select(g => g.Count() == 1 ? $"  {g.First()!["file"]}: {g.Key}" : $"  {g.Count()} images: {g.Key}"),
            .. reasons.Count > ReasonsShown || failed > ReasonsRead ? ["  and others; the page lists them all under Activity"] : Array.Empty<string>(),
        ];
    }

    private static string Used(string kind, JsonNode result) => kind == "tag"
        ? $"{result["calls"]} looked at, {result["kept"]} known from earlier"
        : $"{result["calls"]} calls, {result["kept"]} answers from earlier, {Tokens(result)} tokens, {Money.Text(result["cost"]?.GetValue<double>(), result["unpriced"]!.GetValue<long>())}";

    private static string Proposed(JsonNode result) => result["proposed"]!.GetValue<long>() is > 0 and var some ? $"{some} proposed, " : "";

    private static string Tokens(JsonNode node) =>
        (node["inputTokens"]!.GetValue<long>() + node["outputTokens"]!.GetValue<long>()).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What a run would take.</summary>
    /// <param name="what">Is done to its images.</param>
    /// <param name="price">What it takes beside time; empty when it takes nothing.</param>
    public static string Line(JsonObject estimate, string what, string price = "")
    {
        var asked = estimate["images"]!.GetValue<long>() - estimate["spared"]!.GetValue<long>();
        var time = estimate["seconds"]?.GetValue<double>() is { } seconds ? $", about {TimeSpan.FromSeconds(Math.Ceiling(seconds)):c}" : "";
        return $"{asked} images {what}, {estimate["spared"]} left alone{price}{time}{(price.Length == 0 || estimate["measured"]!.GetValue<bool>() ? "" : ", by rules of thumb")}";
    }
}
