using System.Globalization;
using LoraCraft.Kernel;
using Npgsql;

namespace LoraCraft.Storage.Postgres;

/// <summary>
/// Takes the last bytes of rewritten events out of the tables: an update leaves the old row where it was, and a plain VACUUM
/// only marks its place as free. So the tables are written anew. The server's own log and its backups are its operator's.
/// </summary>
internal static class PostgresPurge
{
    private const string Setting = "unpurged";

    /// <summary>Notes, in the transaction that rewrites, that there is something to purge.</summary>
    public static void Note(IReadTables tables, long position) => tables.Execute(
        "INSERT INTO loracraft_setting(name, value) VALUES ($1, $2) ON CONFLICT(name) DO NOTHING", Setting, position.ToString(CultureInfo.InvariantCulture));

    public static long? Noted(IReadTables tables) =>
        tables.First("SELECT value FROM loracraft_setting WHERE name = $1", r => r.GetString(0), Setting) is { } position
            ? long.Parse(position, CultureInfo.InvariantCulture)
            : null;

    /// <summary>One table after the other, outside of transactions: each waits for its readers and makes others wait.</summary>
    public static void CleanTables(NpgsqlConnection connection, IEnumerable<string> names)
    {
        foreach (var name in names)
            PostgresConnections.Run(connection, $"VACUUM (FULL, ANALYZE) {name}");
        PostgresConnections.Run(connection, $"DELETE FROM loracraft_setting WHERE name = '{Setting}'");
    }
}
