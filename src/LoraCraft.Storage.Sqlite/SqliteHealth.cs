using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Looks at SQLite and at a log from outside, also while another process writes it.</summary>
public static class SqliteHealth
{
    /// <summary>Version of the native library.</summary>
    /// <exception cref="DllNotFoundException">It is missing, or of another kind of computer.</exception>
    public static string Version()
    {
        using var tables = new SqliteTables(SqliteConnections.OpenMemory());
        return tables.First("SELECT sqlite_version()", r => r.GetString(0))!;
    }

    /// <summary>When the newest change of a log was made; null when there is none.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The file is damaged, or cannot be read.</exception>
    public static DateTimeOffset? NewestChange(string file)
    {
        using var tables = new SqliteTables(SqliteConnections.OpenReader(file));
        return tables.Number("SELECT at FROM event ORDER BY position DESC LIMIT 1") is > 0 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }
}
