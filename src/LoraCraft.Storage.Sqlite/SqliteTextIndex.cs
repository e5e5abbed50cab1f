using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>
/// Trigram full-text index beside a text column. Writers only note the changed key in the pending table (a trigger does);
/// the words are brought up to date in idle moments, and a query looks at both. So an edit costs one small insert, and a
/// search is still exact.
/// </summary>
internal sealed class SqliteTextIndex(TextIndex index)
{
    /// <summary>An index key is high * KeySpace + low.</summary>
    public const long KeySpace = 4294967296;

    public string Words => $"{index.Table}_words";
    public string Pending => $"{index.Table}_pending";

    public IEnumerable<string> Schema()
    {
        yield return $"CREATE VIRTUAL TABLE {Words} USING fts5(text, content='', contentless_delete=1, tokenize='trigram')";
        yield return $"CREATE TABLE {Pending}(key INTEGER PRIMARY KEY)";
    }

    /// <summary>Notes all rows that are there, and from now on every change.</summary>
    public IEnumerable<string> Watch()
    {
        yield return $"INSERT INTO {Pending}(key) SELECT DISTINCT {index.High} * {KeySpace} + {index.Low} FROM {index.Table}";
        foreach (var (verb, row) in new[] { ("INSERT", "new"), ($"UPDATE OF {index.Column}", "new"), ("DELETE", "old") })
        {
            // Not INSERT OR IGNORE: the conflict clause of the statement that fires a trigger overrides those inside it.
            var key = $"{row}.{index.High} * {KeySpace} + {row}.{index.Low}";
            yield return $"""
                CREATE TRIGGER {index.Table}_note_{verb[..6].ToLowerInvariant()} AFTER {verb} ON {index.Table} BEGIN
                    INSERT INTO {Pending}(key) SELECT {key} WHERE NOT EXISTS (SELECT 1 FROM {Pending} WHERE key = {key});
                END
                """;
        }
    }

    public IEnumerable<string> Tables => [Words, Pending];

    /// <summary>Indexes up to <paramref name="limit"/> pending keys; returns how many there were.</summary>
    public int CatchUp(IReadTables tables, int limit)
    {
        var keys = tables.Query($"SELECT key FROM {Pending} ORDER BY key LIMIT $1", r => r.GetInt64(0), limit);
        foreach (var key in keys)
        {
            tables.Execute($"DELETE FROM {Words} WHERE rowid = $1", key);
            tables.Execute($"""
                INSERT INTO {Words}(rowid, text)
                SELECT $1, group_concat({index.Column}, char(10)) FROM {index.Table}
                WHERE {index.High} = $2 AND {index.Low} = $3 HAVING count(*) > 0
                """, key, key / KeySpace, key % KeySpace);
            tables.Execute($"DELETE FROM {Pending} WHERE key = $1", key);
        }

        return keys.Count;
    }
}
