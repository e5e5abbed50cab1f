using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Creates the event table once and the read tables whenever their definition changed.</summary>
internal sealed class SqliteSchema(SqliteTables tables, SqliteShape shape)
{
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

    /// <summary>The log's own name, drawn now if it has none yet.</summary>
    public string Identify()
    {
        tables.Execute("INSERT INTO setting(name, value) VALUES ('identity', $1) ON CONFLICT(name) DO NOTHING", Guid.NewGuid().ToString("n"));
        return tables.First("SELECT value FROM setting WHERE name = 'identity'", r => r.GetString(0))!;
    }

    /// <summary>Whether the read tables are there in the shape that this version of the program wants.</summary>
    public bool IsCurrent() =>
        tables.First("SELECT value FROM setting WHERE name = 'read_tables'", r => r.GetString(0)) == shape.Fingerprint;

    /// <summary>Drops all read tables and makes them anew, filled. Their indexes come last: made once, not kept up row by row.</summary>
    public void Recreate(Action fill)
    {
        foreach (var name in tables.Query("SELECT name FROM setting WHERE value = 'table'", r => r.GetString(0)))
            tables.Execute($"DROP TABLE IF EXISTS {name}");
        tables.Execute("DELETE FROM setting WHERE value = 'table'");
        foreach (var sql in shape.Tables())
            tables.Execute(sql);
        fill();
        foreach (var sql in shape.Indexes())
            tables.Execute(sql);
        SqliteStatistics.Write(tables, shape.Statistics());
        foreach (var name in shape.Definitions.Select(d => d.Name).Concat(shape.TextIndexes.SelectMany(t => t.Tables)))
            tables.Execute("INSERT INTO setting(name, value) VALUES ($1, 'table')", name);
        tables.Execute("INSERT INTO setting(name, value) VALUES ('read_tables', $1) ON CONFLICT(name) DO UPDATE SET value = excluded.value", shape.Fingerprint);
    }
}
