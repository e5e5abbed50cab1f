using System.Text.Json.Nodes;

namespace LoraCraft.Host.Tests.History;

/// <summary>All that can be seen of a dataset at a moment, on lines.</summary>
internal static class Sight
{
    private static readonly string[] Filters = ["", "kite", "tag:hill", "is:uncaptioned", "-stars:0"];

    public static async Task<string> Of(TestDataset dataset, string? at = null)
    {
        var moment = at is null ? "" : $"&at={at}";
        var lines = new List<string> { (await dataset.Api.Get($"{dataset.Path}/tags?sort=name{moment}")).ToJsonString() };
        foreach (var bin in new[] { "false", "true" })
            foreach (var filter in Filters)
                lines.Add((await dataset.Api.Get($"{dataset.Path}/order?filter={filter}&bin={bin}{moment}")).Text("numbers"));
        foreach (var image in (await dataset.Api.Get($"{dataset.Path}/images?limit=1000&sort=-tags{moment}")).List("images"))
            lines.Add($"{image.Text("number")} {image["stars"]} {image["mark"]} {image.Texts()}");
        return string.Join('\n', lines);
    }

    /// <summary>More of it: what counts, searches and single images say.</summary>
    public static async Task<string> Closely(TestDataset dataset, string? at = null)
    {
        var moment = at is null ? "" : $"&at={at}";
        var lines = new List<string> { await Of(dataset, at) };
        foreach (var filter in new[] { "", "tag:hill", "caption:kite", "tags:>=2" })
        {
            lines.Add((await dataset.Api.Get($"{dataset.Path}/tags?filter={Uri.EscapeDataString(filter)}{moment}")).ToJsonString());
            lines.Add(Summary(await dataset.Api.Post($"{dataset.Path}/selection", new { scope = new { filter }, at })));
        }

        foreach (var image in (await dataset.Api.Get($"{dataset.Path}/images?limit=1000{moment}")).List("images"))
            lines.Add(Shown(await dataset.Api.Get($"{dataset.Path}/images/{image.Number("number")}?{moment.TrimStart('&')}")));
        return string.Join('\n', lines);
    }

    private static string Summary(JsonNode selection) =>
        $"{selection["images"]} {selection["tags"]!.ToJsonString()} {string.Join(' ', selection["captions"]!.AsObject().OrderBy(c => c.Key).Select(c => $"{c.Key}: {c.Value!.ToJsonString()}"))}";

    private static string Shown(JsonNode image) => $"{image.Text("number")} {image.Texts()} {image["unseen"]}";
}
