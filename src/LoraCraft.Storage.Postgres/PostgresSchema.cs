using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

/// <summary>Creates Marten's event tables once and the read tables whenever their definition changed.</summary>
internal sealed partial class PostgresSchema(IReadTables tables, IReadOnlyList<IProjection> projections, string schema)
{
    /// <summary>
    /// The column that divides every large table. Nothing is gathered about it: a dataset that came after the last time would be
    /// taken for empty, and its first large join planned as if it had one row.
    /// </summary>
    private const string Divider = "dataset";

    private IEnumerable<TableDefinition> Definitions => projections.SelectMany(p => p.Tables);

    private string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', [.. ReadTables(), .. TextIndexes(""), .. Definitions.Select(d => $"{d.Name} {d.Revision}")]))));

    private string Rebuilding => Quote(schema + "_rebuild");

    public static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    /// <summary>The log in Marten's layout, column by column, so that a program using Marten accepts it as its own.</summary>
    public void CreateLog()
    {
        if (tables.Number("SELECT count(*) FROM pg_namespace WHERE nspname = $1", schema) == 0)
            tables.Execute($"CREATE SCHEMA {Quote(schema)}");
        tables.Execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        tables.Execute("""
            CREATE TABLE IF NOT EXISTS mt_streams(
                id varchar NOT NULL CONSTRAINT pkey_mt_streams_id PRIMARY KEY, type varchar, version bigint,
                timestamp timestamptz NOT NULL DEFAULT now(), created timestamptz NOT NULL DEFAULT now(),
                tenant_id varchar DEFAULT '*DEFAULT*', is_archived boolean DEFAULT FALSE)
            """);
        tables.Execute("""
            CREATE TABLE IF NOT EXISTS mt_events(
                seq_id bigint NOT NULL CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY, id uuid NOT NULL,
                stream_id varchar CONSTRAINT fkey_mt_events_stream_id REFERENCES mt_streams(id) ON DELETE CASCADE,
                version bigint NOT NULL, data jsonb NOT NULL, bdata bytea, type varchar(500) NOT NULL,
                timestamp timestamptz NOT NULL DEFAULT now(), tenant_id varchar DEFAULT '*DEFAULT*', mt_dotnet_type varchar,
                correlation_id varchar, causation_id varchar, headers jsonb, is_archived boolean DEFAULT FALSE)
            """);
        tables.Execute("CREATE UNIQUE INDEX IF NOT EXISTS pk_mt_events_stream_and_version ON mt_events(stream_id, version)");
        tables.Execute("CREATE SEQUENCE IF NOT EXISTS mt_events_sequence OWNED BY mt_events.seq_id");
        tables.Execute("""
            CREATE TABLE IF NOT EXISTS mt_event_progression(
                name varchar NOT NULL CONSTRAINT pk_mt_event_progression PRIMARY KEY, last_seq_id bigint,
                last_updated timestamptz DEFAULT transaction_timestamp())
            """);
        // Marten drops indexes it does not know, so this one may have to come back.
        tables.Execute("CREATE INDEX IF NOT EXISTS loracraft_event_change ON mt_events(correlation_id)");
        tables.Execute("CREATE TABLE IF NOT EXISTS loracraft_setting(name text PRIMARY KEY, value text NOT NULL)");
    }

    /// <summary>The log's own name, drawn now if it has none yet.</summary>
    public string Identify()
    {
        tables.Execute("INSERT INTO loracraft_setting(name, value) VALUES ('identity', $1) ON CONFLICT(name) DO NOTHING", Guid.NewGuid().ToString("n"));
        return tables.First("SELECT value FROM loracraft_setting WHERE name = 'identity'", r => r.GetString(0))!;
    }

    /// <summary>Whether the read tables are there in the shape that this version of the program wants.</summary>
    public bool IsCurrent() =>
        tables.First("SELECT value FROM loracraft_setting WHERE name = 'read_tables'", r => r.GetString(0)) == Fingerprint;

    /// <summary>Makes empty read tables beside the ones in use; until the transaction's end, unqualified names mean the new ones.</summary>
    public void StartAnew()
    {
        tables.Execute($"DROP SCHEMA IF EXISTS {Rebuilding} CASCADE");
        tables.Execute($"CREATE SCHEMA {Rebuilding}");
        tables.Execute($"SET LOCAL search_path = {Rebuilding}, {Quote(schema)}");
        foreach (var sql in ReadTables())
            tables.Execute(sql);
    }

    /// <summary>Puts the new, filled tables in the place of the old ones. Waits for readers to finish, and readers then wait for the commit.</summary>
    public void Replace()
    {
        var trigrams = tables.First(
            "SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_trgm'", r => r.GetString(0));
        foreach (var sql in TextIndexes($"{trigrams}."))
            tables.Execute(sql);
        foreach (var table in Definitions)
            tables.Execute($"ANALYZE {table.Name}");

        tables.Execute("LOCK TABLE loracraft_setting IN ACCESS EXCLUSIVE MODE");
        foreach (var name in tables.Query("SELECT name FROM loracraft_setting WHERE value = 'table'", r => r.GetString(0)))
            tables.Execute($"DROP TABLE IF EXISTS {Quote(schema)}.{name}");
        tables.Execute("DELETE FROM loracraft_setting WHERE value = 'table'");
        foreach (var table in Definitions)
        {
            tables.Execute($"ALTER TABLE {Rebuilding}.{table.Name} SET SCHEMA {Quote(schema)}");
            tables.Execute("INSERT INTO loracraft_setting(name, value) VALUES ($1, 'table')", table.Name);
        }

        tables.Execute($"DROP SCHEMA {Rebuilding}");
        tables.Execute(
            "INSERT INTO loracraft_setting(name, value) VALUES ('read_tables', $1) ON CONFLICT(name) DO UPDATE SET value = excluded.value", Fingerprint);
    }

    private IEnumerable<string> ReadTables()
    {
        foreach (var table in Definitions)
        {
            yield return $"CREATE TABLE {table.Name}({Translate(table.Columns)})";
            if (table.ColumnNames.Contains(Divider))
                yield return $"ALTER TABLE {table.Name} ALTER COLUMN {Divider} SET STATISTICS 0";
            foreach (var index in table.Indexes ?? [])
            {
                var unique = index.StartsWith("UNIQUE ", StringComparison.Ordinal);
                var rest = unique ? index[7..] : index;
                var bracket = rest.IndexOf('(', StringComparison.Ordinal);
                yield return $"CREATE {(unique ? "UNIQUE " : "")}INDEX {rest[..bracket]} ON {table.Name}{rest[bracket..]}";
            }
        }
    }

    private IEnumerable<string> TextIndexes(string trigrams) => Definitions.Select(d => d.Text).OfType<TextIndex>().Select(text =>
        $"""CREATE INDEX {text.Table}_{text.Column}_trigrams ON {text.Table} USING gin({text.Column} COLLATE "default" {trigrams}gin_trgm_ops)""");

    /// <summary>Byte order for text, as in SQLite, so that both sort and page alike.</summary>
    private static string Translate(string columns) => Text().Replace(Blob().Replace(columns, "BYTEA"), "TEXT COLLATE \"C\"");

    [GeneratedRegex(@"\bBLOB\b")]
    private static partial Regex Blob();

    [GeneratedRegex(@"\bTEXT\b")]
    private static partial Regex Text();
}
