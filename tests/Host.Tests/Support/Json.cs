using System.Text.Json.Nodes;

namespace LoraCraft.Host.Tests;

/// <summary>Short ways into JSON.</summary>
internal static class Json
{
    public static string Text(this JsonNode node, string name) => node[name]!.ToString();

    public static long Number(this JsonNode node, string name) => node[name]!.GetValue<long>();

    public static IReadOnlyList<JsonNode> List(this JsonNode node, string name) => [.. node[name]!.AsArray().Select(n => n!)];

    public static string[] Texts(this JsonNode node, string name) => [.. node.List(name).Select(n => n.ToString())];

    public static string[] Fields(this JsonNode node) => [.. node.AsObject().Select(f => f.Key)];

    /// <summary>Tags and captions of an image on one line: <c>red kite, hill | caption: A kite.</c></summary>
    public static string Texts(this JsonNode image) =>
        string.Join(" | ", [string.Join(", ", image.Texts("tags")), .. image["captions"]!.AsObject().OrderBy(c => c.Key).Select(c => $"{c.Key}: {c.Value}")]);
}
