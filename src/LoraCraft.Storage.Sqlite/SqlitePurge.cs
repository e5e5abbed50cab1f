using System.Globalization;
using LoraCraft.Kernel;
using Microsoft.Data.Sqlite;

namespace LoraCraft.Storage.Sqlite;

/// <summary>
/// Takes the last bytes of rewritten events out of the files. A page keeps what was cut from it, a text index the words of
/// deleted rows, the WAL older pages; so the index is merged, the file written anew, and the WAL emptied.
/// </summary>
internal static class SqlitePurge
{
    private const string Setting = "unpurged";
    private const int Attempts = 3;

    /// <summary>Notes, in the transaction that rewrites, that there is something to purge.</summary>
    public static void Note(IReadTables tables, long position) => tables.Execute(
        "INSERT INTO setting(name, value) VALUES ($1, $2) ON CONFLICT(name) DO NOTHING", Setting, position.ToString(CultureInfo.InvariantCulture));

    public static long? Noted(IReadTables tables) =>
        tables.First("SELECT value FROM setting WHERE name = $1", r => r.GetString(0), Setting) is { } position ? long.Parse(position, CultureInfo.InvariantCulture) : null;

    /// <summary>To be run outside of transactions, with no other writer.</summary>
    /// <exception cref="TimeoutException">Readers held on to old pages.</exception>
    public static void Clean(IReadTables tables, IReadOnlyList<SqliteTextIndex> texts)
    {
        CleanTexts(tables, texts);
        tables.Execute("PRAGMA temp_store = FILE"); // the whole database would be in memory otherwise
        try
        {
            tables.Execute("VACUUM");
        }
        finally
        {
            tables.Execute("PRAGMA temp_store = MEMORY");
        }

        for (var attempt = 1; tables.Number("PRAGMA wal_checkpoint(TRUNCATE)") != 0; attempt++)
            if (attempt == Attempts)
                throw new TimeoutException("Somebody reads the database all the time, so old pages cannot be cleared yet.");
        tables.Execute("DELETE FROM setting WHERE name = $1", Setting);
    }

    /// <summary>Merges each index down to one segment, in which no deleted row is left.</summary>
    private static void CleanTexts(IReadTables tables, IReadOnlyList<SqliteTextIndex> texts)
    {
        tables.Execute("BEGIN IMMEDIATE");
        try
        {
            foreach (var text in texts)
            {
                text.CatchUp(tables, int.MaxValue);
                tables.Execute($"INSERT INTO {text.Words}({text.Words}) VALUES ('optimize')");
            }

            tables.Execute("COMMIT");
        }
        catch (SqliteException)
        {
            tables.Execute("ROLLBACK");
            throw;
        }
    }
}
