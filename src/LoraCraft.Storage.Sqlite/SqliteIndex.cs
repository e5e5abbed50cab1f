namespace LoraCraft.Storage.Sqlite;

/// <summary>An index as a table definition names it: <c>[UNIQUE] name(columns) [WHERE ...]</c>.</summary>
internal sealed record SqliteIndex(string Name, bool Unique, IReadOnlyList<string> Columns, string Definition)
{
    public static SqliteIndex Parse(string text)
    {
        var unique = text.StartsWith("UNIQUE ", StringComparison.Ordinal);
        var rest = unique ? text[7..] : text;
        var open = rest.IndexOf('(', StringComparison.Ordinal);
        var columns = rest[(open + 1)..rest.IndexOf(')', open)].Split(',').Select(c => c.Trim());
        return new(rest[..open], unique, [.. columns], rest[open..]);
    }

    public string Create(string table) => $"CREATE {(Unique ? "UNIQUE " : "")}INDEX {Name} ON {table}{Definition}";
}
