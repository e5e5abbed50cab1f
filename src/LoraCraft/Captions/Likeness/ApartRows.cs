using LoraCraft.Kernel;

namespace LoraCraft.Captions.Likeness;

/// <summary>Pairs of tags that are different though they look alike, each both ways round.</summary>
internal sealed class ApartProjection : IProjection
{
    private static readonly string[] Key = ["tag", "other"];

    public IReadOnlyList<TableDefinition> Tables { get; } = [new("tag_apart", "tag TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY(tag, other)")];

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (recorded.Event is TagsToldApart e)
            {
                var pairs = e.Tags.SelectMany(tag => e.Tags.Where(other => other != tag).Select(other => new object?[] { tag, other })).ToList();
                if (e.Apart)
                    tables.Upsert("tag_apart", Key, Key, pairs);
                else
                    tables.Delete("tag_apart", Key, pairs);
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
