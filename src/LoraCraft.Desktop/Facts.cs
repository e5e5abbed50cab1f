using System.Text.Json.Nodes;

namespace LoraCraft.Desktop;

/// <summary>Says what an image was at a moment, and what differs between two, in lines for a person.</summary>
internal static class Facts
{
    /// <summary>So many images or conflicts are listed for a person; JSON has all of them.</summary>
    public const int MostListed = 50;

    /// <summary>All of it in one line: <c>kite, hill; caption: A kite.; 3 stars; kept; in the bin</c>.</summary>
    public static string Line(JsonNode? facts) => facts is null ? "not there" : string.Join("; ", ((string[])
    [
        string.Join(", ", facts["tags"]!.AsArray()),
        .. Captions(facts).Select(c => $"{c.Key}: {OneLine(c.Value!)}"),
        facts["stars"]!.GetValue<int>() is > 0 and var stars ? $"{stars} stars" : "",
        facts["mark"]?.ToString() ?? "",
        facts["removed"]!.GetValue<bool>() ? "in the bin" : "",
    ]).Where(part => part.Length > 0));

    /// <summary>What the later state has that the earlier has not, and the other way round: a line for tags, one for stars, three for a caption.</summary>
    public static IEnumerable<string> Differences(JsonNode before, JsonNode after)
    {
        string[] lost = [.. Tags(before).Except(Tags(after))], gained = [.. Tags(after).Except(Tags(before))];
        if (lost.Length + gained.Length > 0)
            yield return $"tags: {string.Join(", ", [.. lost.Select(t => $"-{t}"), .. gained.Select(t => $"+{t}")])}";
        else if (!Tags(before).SequenceEqual(Tags(after)))
            yield return $"tags in another order: {string.Join(", ", Tags(after))}";
        foreach (var name in Captions(before).Concat(Captions(after)).Select(c => c.Key).Distinct())
        {
            var (was, now) = (before["captions"]![name]?.ToString() ?? "", after["captions"]![name]?.ToString() ?? "");
            if (was == now)
                continue;
            yield return $"{name}:";
            if (was.Length > 0)
                yield return $"  - {OneLine(was)}";
            if (now.Length > 0)
                yield return $"  + {OneLine(now)}";
        }

        foreach (var field in new[] { "stars", "mark" })
            if (before[field]?.ToString() != after[field]?.ToString())
                yield return $"{field}: {before[field]?.ToString() ?? "none"} -> {after[field]?.ToString() ?? "none"}";
    }

    /// <summary>Facts of a dataset as a whole: its settings, its description.</summary>
    public static IEnumerable<string> Settings(JsonNode? facts) =>
        facts!.AsArray().Select(f => $"  {f!["name"]}: \"{OneLine(f["before"]!)}\" -> \"{OneLine(f["after"]!)}\"");

    public static string OneLine(object text) => text.ToString()!.ReplaceLineEndings(" / ");

    /// <summary>Says that there is more than was listed; nothing when there is not.</summary>
    public static IEnumerable<string> More(long total) => total > MostListed ? [$"  and {total - MostListed} more; --json lists them"] : [];

    private static IEnumerable<string> Tags(JsonNode facts) => facts["tags"]!.AsArray().Select(t => t!.ToString());

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Captions(JsonNode facts) => facts["captions"]!.AsObject().OrderBy(c => c.Key, StringComparer.Ordinal);
}
