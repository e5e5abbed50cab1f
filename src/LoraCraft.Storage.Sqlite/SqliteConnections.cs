using Microsoft.Data.Sqlite;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Opens connections with the settings that were measured to serve best.</summary>
internal static class SqliteConnections
{
    public static SqliteConnection OpenWriter(string file) => Open(file, SqliteOpenMode.ReadWriteCreate, """
        PRAGMA busy_timeout = 30000;
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -32768;
        PRAGMA mmap_size = 1073741824;
        PRAGMA temp_store = MEMORY;
        PRAGMA wal_autocheckpoint = 8000;
        PRAGMA journal_size_limit = 67108864;
        """);

    public static SqliteConnection OpenReader(string file) => Open(file, SqliteOpenMode.ReadOnly, """
        PRAGMA busy_timeout = 30000;
        PRAGMA cache_size = -8192;
        PRAGMA mmap_size = 1073741824;
        PRAGMA temp_store = MEMORY;
        """);

    public static SqliteConnection OpenMemory() => Open(":memory:", SqliteOpenMode.Memory, "PRAGMA synchronous = OFF");

    /// <summary>
    /// A file that can be made again: nothing is done to have it survive a crash, nor to take back what failed (pages kept for that
    /// cost hundreds of megabytes).
    /// </summary>
    public static SqliteConnection OpenScratch(string file) => Open(file, SqliteOpenMode.ReadWriteCreate, """
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA cache_size = -32768;
        PRAGMA temp_store = MEMORY;
        """);

    private static SqliteConnection Open(string file, SqliteOpenMode mode, string settings)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        connection.CreateFunction("fold", (string? text) => text is null ? null : SqliteDialect.Fold(text), isDeterministic: true);
        using var command = connection.CreateCommand();
        command.CommandText = settings;
        command.ExecuteNonQuery();
        return connection;
    }
}
