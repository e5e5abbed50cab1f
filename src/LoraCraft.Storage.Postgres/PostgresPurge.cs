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

    /// <summary>Notes, in the transaction that rewrites, that there is something to purge: where it begins, and where it ends for now.</summary>
    public static void Note(IReadTables tables, long position)
    {
        var first = Noted(tables) ?? position;
        tables.Execute(
            "INSERT INTO loracraft_setting(name, value) VALUES ($1, $2) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
            Setting, string.Create(CultureInfo.InvariantCulture, $"{first} {position}"));
    }

    public static long? Noted(IReadTables tables) =>
        Value(tables) is { } noted ? long.Parse(noted.AsSpan(0, noted.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture) : null;

    /// <summary>
    /// One table after the other, outside of transactions: each waits for its readers and makes others wait. What another node
    /// rewrote meanwhile may be in a table that was done already, so it goes on until nobody did.
    /// </summary>
    public static void Clean(NpgsqlConnection connection, IReadTables tables, IReadOnlyList<string> names)
    {
        while (Value(tables) is { } noted)
        {
            foreach (var name in names)
                PostgresConnections.Run(connection, $"VACUUM (FULL, ANALYZE) {name}");
            tables.Execute("DELETE FROM loracraft_setting WHERE name = $1 AND value = $2", Setting, noted);
        }
    }

    private static string? Value(IReadTables tables) =>
        tables.First("SELECT value FROM loracraft_setting WHERE name = $1", r => r.GetString(0), Setting);
}
