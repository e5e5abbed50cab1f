using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Says who put each tag and each piece of a caption on an image.</summary>
internal static class Blame
{
    public static Command Command()
    {
        var image = new Option<int>("--image") { Description = "The image's number", Required = true, HelpName = "N" };
        var at = Moment.Option("The texts as they were");
        return new Command("blame", "Say who put each text of an image there") { Global.Dataset, image, at }.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var moment = await Moment.Read(api, dataset, parsed.GetValue(at), cancel).ConfigureAwait(false);
            var then = moment is null ? "" : $"?at={Uri.EscapeDataString(moment)}";
            var blame = await api.Get($"/api/datasets/{dataset["id"]}/images/{parsed.GetValue(image)}/blame{then}", cancel).ConfigureAwait(false);
            return new(
                blame.DeepClone().AsObject(),
                blame["tags"]!.AsArray().Select(t => Line($"tag {t!["tag"]}", t["origin"]))
                    .Concat(blame["captions"]!.AsObject().SelectMany(c => c.Value!.AsArray().Select(p => Line($"{c.Key} \"{p!["text"]}\"", p["origin"])))));
        });
    }

    private static string Line(string text, JsonNode? origin) => origin is null
        ? text
        : $"{text}  {origin["at"]!.GetValue<DateTimeOffset>().LocalDateTime:yyyy-MM-dd HH:mm:ss}  {origin["actor"]}  {origin["label"]}  {origin["change"]}";
}
