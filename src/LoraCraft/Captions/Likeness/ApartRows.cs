using LoraCraft.Kernel;

namespace LoraCraft.Captions.Likeness;

/// <summary>Pairs of tags that are different though they look alike, each both ways round. <c>since</c> is a position.</summary>
internal sealed class ApartProjection : IProjection
{
    private static readonly string[] Key = ["tag", "other"];

    public IReadOnlyList<TableDefinition> Tables { get; } = [new("tag_apart", "tag TEXT NOT NULL, other TEXT NOT NULL, since BIGINT NOT NULL, PRIMARY KEY(tag, other)")];

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (recorded.Event is TagsToldApart e)
            {
                var pairs = e.Tags.SelectMany(tag => e.Tags.Where(other => other != tag).Select(other => (tag, other)));
                if (e.Apart)
                    tables.Upsert("tag_apart", [.. Key, "since"], Key, pairs.Select(pair => new object?[] { pair.tag, pair.other, recorded.Position }));
                else
                    tables.Delete("tag_apart", Key, pairs.Select(pair => new object?[] { pair.tag, pair.other }));
            }
    }
}

internal static class ApartQueries
{
    /// <summary>For each tag those that it was told apart from.</summary>
    public static Dictionary<string, HashSet<string>> TagsApart(this IReadTables tables)
    {
        var apart = new Dictionary<string, HashSet<string>>();
        foreach (var (tag, other) in tables.Query("SELECT tag, other FROM tag_apart", r => (r.GetString(0), r.GetString(1))))
            (apart.TryGetValue(tag, out var others) ? others : apart[tag] = []).Add(other);
        return apart;
    }
}
