using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Shows images of a dataset with their texts.</summary>
internal static class Show
{
    private const int Page = 1000;
    private static readonly string[] Fields = ["number", "name", "width", "height", "sha256", "tags", "captions"];

    public static Command Command()
    {
        var limit = new Option<int>("--limit") { Description = "At most so many images", DefaultValueFactory = _ => 100, HelpName = "N" };
        var at = Moment.Option("Show what was there");
        return new Command("show", "Show images with their tags and captions, now or at any moment") { Global.Dataset, at, Global.Filter, limit }.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var moment = await Moment.Read(api, dataset, parsed.GetValue(at), cancel).ConfigureAwait(false);
            var then = moment is null ? "" : $"&at={Uri.EscapeDataString(moment)}";
            var (most, total, images) = (Math.Max(0, parsed.GetValue(limit)), 0L, new JsonArray());
            do
            {
                var page = await api.Get(
                    $"/api/datasets/{dataset["id"]}/images?filter={Uri.EscapeDataString(parsed.GetValue(Global.Filter) ?? "")}&offset={images.Count}&limit={Math.Clamp(most - images.Count, 1, Page)}{then}",
                    cancel).ConfigureAwait(false);
                total = page["total"]!.GetValue<long>();
                foreach (var image in page["images"]!.AsArray())
                    images.Add(new JsonObject(Fields.Select(f => KeyValuePair.Create(f, image![f]?.DeepClone()))));
            }
            while (images.Count < Math.Min(most, total));
            while (images.Count > most)
                images.RemoveAt(images.Count - 1);
            return new(
                new() { ["total"] = total, ["images"] = images },
                images.Select(i => $"{i!["number"],6}  {i["name"]}  {i["width"]}x{i["height"]}  {string.Join(", ", i["tags"]!.AsArray())}").Append($"{total} images"));
        });
    }
}
