using System.Security.Cryptography;
using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Creates the event table once and the read tables whenever their definition changed.</summary>
internal sealed class SqliteSchema(SqliteTables tables, IReadOnlyList<IProjection> projections)
{
    private IEnumerable<TableDefinition> Definitions => projections.SelectMany(p => p.Tables);

    private string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ReadTables().Concat(Indexes()).Concat(Statistics().Select(s => s.ToString()))))));

    public IEnumerable<SqliteTextIndex> TextIndexes => Definitions.Where(d => d.Text is not null).Select(d => new SqliteTextIndex(d.Text!));

    public void CreateLog()
    {
        tables.Execute("""
            CREATE TABLE IF NOT EXISTS event(
                position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL,
                change TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, cause TEXT NOT NULL, UNIQUE(stream, version))
            """);
        tables.Execute("CREATE INDEX IF NOT EXISTS event_change ON event(change)");
        tables.Execute("CREATE TABLE IF NOT EXISTS setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
    }

    /// <summary>Whether the read tables are there in the shape that this version of the program wants.</summary>
    public bool IsCurrent() =>
        tables.First("SELECT value FROM setting WHERE name = 'read_tables'", r => r.GetString(0)) == Fingerprint;

    /// <summary>Drops all read tables and makes them anew, filled. Their indexes come last: made once, not kept up row by row.</summary>
    public void Recreate(Action fill)
    {
        foreach (var name in tables.Query("SELECT name FROM setting WHERE value = 'table'", r => r.GetString(0)))
            tables.Execute($"DROP TABLE IF EXISTS {name}");
        tables.Execute("DELETE FROM setting WHERE value = 'table'");
        foreach (var sql in ReadTables())
            tables.Execute(sql);
        fill();
        foreach (var sql in Indexes())
            tables.Execute(sql);
        SqliteStatistics.Write(tables, Statistics());
        foreach (var name in Definitions.Select(d => d.Name).Concat(TextIndexes.SelectMany(t => t.Tables)))
            tables.Execute("INSERT INTO setting(name, value) VALUES ($1, 'table')", name);
        tables.Execute("INSERT INTO setting(name, value) VALUES ('read_tables', $1) ON CONFLICT(name) DO UPDATE SET value = excluded.value", Fingerprint);
    }

    private IEnumerable<(string Table, string Index, string Numbers)> Statistics() =>
    [
        ("event", "sqlite_autoindex_event_1", SqliteStatistics.Numbers(["stream", "version"])),
        .. Definitions.SelectMany(SqliteStatistics.Of),
    ];

    private IEnumerable<string> ReadTables()
    {
        foreach (var table in Definitions)
        {
            yield return $"CREATE TABLE {table.Name}({table.Columns}) WITHOUT ROWID";
            if (table.Text is not null)
                foreach (var sql in new SqliteTextIndex(table.Text).Schema())
                    yield return sql;
        }
    }

    private IEnumerable<string> Indexes()
    {
        foreach (var sql in TextIndexes.SelectMany(t => t.Watch()))
            yield return sql;
        foreach (var table in Definitions)
            foreach (var index in table.Indexes ?? [])
                yield return SqliteIndex.Parse(index).Create(table.Name);
    }
}
