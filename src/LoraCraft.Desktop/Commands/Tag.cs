using System.CommandLine;
using System.Text.Json.Nodes;
using LoraCraft.Captioning.Running;

namespace LoraCraft.Desktop.Commands;

/// <summary>Tags images by models on this computer.</summary>
internal static class Tag
{
    private static readonly Option<string[]> Model = new("--model") { Description = "A folder with model.onnx and selected_tags.csv; may be given several times", Required = true, HelpName = "DIR" };
    private static readonly Option<double> General = new("--threshold") { Description = "Lowest probability of a tag, 0.05 to 1", DefaultValueFactory = _ => 0.35, HelpName = "P" };
    private static readonly Option<double> Character = new("--character-threshold") { Description = "The same for names of characters", DefaultValueFactory = _ => 0.85, HelpName = "P" };
    private static readonly Option<double?> Copyright = new("--copyright-threshold") { Description = "The same for copyrights; as --threshold when absent", HelpName = "P" };
    private static readonly Option<double?> Artist = new("--artist-threshold") { Description = "The same for artists", HelpName = "P" };
    private static readonly Option<double?> Meta = new("--meta-threshold") { Description = "The same for what is said of the file", HelpName = "P" };
    private static readonly Option<string> Combine = new("--combine") { Description = "Of several models: what one sees, what all see, or what more than half see", DefaultValueFactory = _ => "union" };
    private static readonly Option<bool> Rating = new("--rating") { Description = "Make the most probable rating a tag, too" };
    private static readonly Option<bool> Underscores = new("--underscores") { Description = "Keep underscores instead of making them spaces" };
    private static readonly Option<string[]> Exclude = new("--exclude") { Description = "A tag that never comes; may be given several times", HelpName = "T" };
    private static readonly Option<string> Policy = new("--policy") { Description = "Who wins where there are tags", DefaultValueFactory = _ => "empty" };
    private static readonly Option<int?> Limit = new("--limit") { Description = "So many images at most, of those that the policy does not leave alone", HelpName = "N" };
    private static readonly Option<bool> Estimate = new("--estimate") { Description = "Only say what it would take" };

    public static Command Command()
    {
        Combine.AcceptOnlyFromAmong("union", "intersection", "vote");
        Policy.AcceptOnlyFromAmong([.. CaptionPolicy.All]);
        return new Command("tag", "Tag images by models on this computer")
        {
            Global.Dataset, Global.Filter, Model, General, Character, Copyright, Artist, Meta, Combine, Rating, Underscores, Exclude, Policy, Limit, Estimate,
        }.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var request = new JsonObject
            {
                ["models"] = Texts(parsed.GetValue(Model)!.Select(Path.GetFullPath)),
                ["choice"] = new JsonObject
                {
                    ["general"] = parsed.GetValue(General),
                    ["character"] = parsed.GetValue(Character),
                    ["copyright"] = parsed.GetValue(Copyright),
                    ["artist"] = parsed.GetValue(Artist),
                    ["meta"] = parsed.GetValue(Meta),
                    ["rating"] = parsed.GetValue(Rating),
                    ["underscores"] = parsed.GetValue(Underscores),
                    ["exclude"] = Texts(parsed.GetValue(Exclude) ?? []),
                    ["combine"] = parsed.GetValue(Combine),
                },
                ["policy"] = parsed.GetValue(Policy),
                ["scope"] = new JsonObject { ["filter"] = parsed.GetValue(Global.Filter) },
                ["limit"] = parsed.GetValue(Limit),
            };
            var path = $"/api/datasets/{dataset["id"]}/tagging";
            if (parsed.GetValue(Estimate))
            {
                var estimate = await api.Post($"{path}:estimate", request, cancel).ConfigureAwait(false);
                return new(estimate, [Caption.Line(estimate, "to look at")]);
            }

            var run = await api.Finish(await api.Post(path, request, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
            return await Caption.Of(api, run, cancel).ConfigureAwait(false);
        });
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];
}
