namespace LoraCraft.Shared;

/// <summary>
/// Reads the lists of tags of many images (<see cref="TagJson"/>) with one string for each tag: a hundred thousand images
/// have millions of tags, but some thousands of different ones.
/// </summary>
internal sealed class TagPool
{
    private const string Between = "\",\"";

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _tags =
        new Dictionary<string, string>().GetAlternateLookup<ReadOnlySpan<char>>();

    public string[] Read(string json)
    {
        if (json == TagJson.Empty || json.Contains('\\', StringComparison.Ordinal))
            return TagJson.Read(json);
        var items = json.AsSpan(2, json.Length - 4); // nothing is escaped, so a quote is an item's end
        var tags = new string[items.Count(Between) + 1];
        var at = 0;
        foreach (var item in items.Split(Between))
            tags[at++] = Of(items[item]);
        return tags;
    }

    private string Of(ReadOnlySpan<char> tag)
    {
        if (!_tags.TryGetValue(tag, out var known))
            _tags[tag] = known = tag.ToString();
        return known;
    }
}
