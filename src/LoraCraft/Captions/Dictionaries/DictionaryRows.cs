using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Dictionaries;

/// <summary>A dictionary: see <see cref="DictionaryImported"/>. A removed one keeps its row, so that no other gets its number.</summary>
internal sealed record DictionaryRow(long Dictionary, string Name, string Kind, string Content, int Tags, int Aliases, bool Removed);

internal sealed class DictionaryProjection : IProjection
{
    private static readonly string[] Key = ["dictionary"];

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("tag_dictionary", """
            dictionary BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL, tags BIGINT NOT NULL,
            aliases BIGINT NOT NULL, removed BIGINT NOT NULL
            """),
    ];

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (Streams.IsDictionary(recorded.Stream, out var dictionary))
                Apply(tables, dictionary, recorded.Event);
    }

    private static void Apply(IReadTables tables, long dictionary, IEvent @event)
    {
        switch (@event)
        {
            case DictionaryImported e:
                tables.Upsert(
                    "tag_dictionary", [.. Key, "name", "kind", "content", "tags", "aliases", "removed"], Key,
                    [[dictionary, e.Name, e.Kind, e.Content, (long)e.Tags, (long)e.Aliases, 0L]]);
                break;
            case DictionaryRemoved:
                tables.Execute("UPDATE tag_dictionary SET removed = 1 WHERE dictionary = $1", dictionary);
                break;
        }
    }
}

internal static class DictionaryQueries
{
    /// <summary>All, removed ones too.</summary>
    public static List<DictionaryRow> AllDictionaries(this IReadTables tables) => tables.Query(
        "SELECT dictionary, name, kind, content, tags, aliases, removed FROM tag_dictionary ORDER BY dictionary",
        r => new DictionaryRow(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.GetInt64(6) != 0));

    /// <summary>Those that are there, the first taken in first.</summary>
    public static List<DictionaryRow> Dictionaries(this IReadTables tables) => tables.AllDictionaries().FindAll(d => !d.Removed);
}
