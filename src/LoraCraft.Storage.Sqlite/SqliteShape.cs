using System.Security.Cryptography;
using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>The read tables of some projections as SQLite's statements.</summary>
internal sealed class SqliteShape(IReadOnlyList<IProjection> projections)
{
    public IReadOnlyList<TableDefinition> Definitions { get; } = [.. projections.SelectMany(p => p.Tables)];

    /// <summary>Changes with any of the statements, and with the revision of a table.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [.. Tables(), .. Indexes(), .. Statistics().Select(s => s.ToString()), .. Definitions.Select(d => $"{d.Name} {d.Revision}")]))));

    public IEnumerable<SqliteTextIndex> TextIndexes => Definitions.Where(d => d.Text is not null).Select(d => new SqliteTextIndex(d.Text!));

    public IEnumerable<string> Tables()
    {
        foreach (var table in Definitions)
        {
            yield return $"CREATE TABLE {table.Name}({table.Columns}) WITHOUT ROWID";
            if (table.Text is not null)
                foreach (var sql in new SqliteTextIndex(table.Text).Schema())
                    yield return sql;
        }
    }

    public IEnumerable<string> Indexes()
    {
        foreach (var sql in TextIndexes.SelectMany(t => t.Watch()))
            yield return sql;
        foreach (var table in Definitions)
            foreach (var index in table.Indexes ?? [])
                yield return SqliteIndex.Parse(index).Create(table.Name);
    }

    public IEnumerable<(string Table, string Index, string Numbers)> Statistics() =>
    [
        ("event", "sqlite_autoindex_event_1", SqliteStatistics.Numbers(["stream", "version"])),
        .. Definitions.SelectMany(SqliteStatistics.Of),
    ];
}
