using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

/// <param name="Version">Of the server.</param>
/// <param name="HasTrigrams">Whether the extension pg_trgm is there, or can be made.</param>
/// <param name="NewestChange">When the newest event was recorded; null when there is none.</param>
public sealed record PostgresHealth(string Version, bool HasTrigrams, DateTimeOffset? NewestChange)
{
    /// <summary>Asks a server; nothing is changed.</summary>
    /// <exception cref="Npgsql.NpgsqlException">It does not answer, or lets nobody in.</exception>
    /// <exception cref="ArgumentException">The connection string is wrong.</exception>
    public static PostgresHealth Look(string connectionString)
    {
        using var connections = new PostgresConnections(connectionString);
        using var connection = connections.Open();
        var tables = new PostgresTables(connection, new());
        var hasLog = tables.Number("SELECT count(*) FROM pg_tables WHERE schemaname = $1 AND tablename = 'mt_events'", connections.Schema) > 0;
        return new(
            tables.First("SELECT current_setting('server_version')", r => r.GetString(0))!,
            tables.Number("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'") > 0,
            hasLog && tables.Number("SELECT (extract(epoch FROM max(timestamp)) * 1000)::bigint FROM mt_events") is > 0 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
    }
}
