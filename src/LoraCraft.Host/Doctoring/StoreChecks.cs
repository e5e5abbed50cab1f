using System.Data.Common;
using LoraCraft.Storage.Postgres;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Host.Doctoring;

/// <summary>The log of events, and the clock that it is written with.</summary>
internal static class StoreChecks
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static IEnumerable<Finding> All(LoraCraftOptions options, DateTimeOffset now)
    {
        var (findings, newest) = options.Mode == "shared" ? Shared(options.Postgres) : Local(Path.Combine(options.DataFolder, "loracraft.db"));
        return [.. findings, Clock(now, newest)];
    }

    private static (Finding[], DateTimeOffset?) Local(string file)
    {
        if (!File.Exists(file))
            return ([Finding.Ok("events", "There are none yet.")], null);
        try
        {
            var newest = SqliteHealth.NewestChange(file);
            return ([Finding.Ok("events", $"{file} can be read.")], newest);
        }
        catch (DbException broken)
        {
            return ([Finding.Broken("events", $"{file} cannot be read: {broken.Message}", "Restore a backup: loracraft backup restore PATH. What is there now is kept aside.")], null);
        }
    }

    private static (Finding[], DateTimeOffset?) Shared(string? connection)
    {
        try
        {
            var health = PostgresHealth.Look(connection ?? "");
            var server = Finding.Ok("postgres", $"PostgreSQL {health.Version} answers.");
            return health.HasTrigrams
                ? ([server, Finding.Ok("pg_trgm", "The extension is there.")], health.NewestChange)
                : ([server, Finding.Broken("pg_trgm", "The extension pg_trgm is not installed on the server.", "Install PostgreSQL's contrib package there.")], health.NewestChange);
        }
        catch (Exception unreachable) when (unreachable is DbException or ArgumentException or InvalidOperationException or TimeoutException)
        {
            return ([Finding.Broken("postgres", $"The database does not answer: {(unreachable.InnerException ?? unreachable).Message}", "See that the server runs and that the setting postgres names it rightly.")], null);
        }
    }

    private static Finding Clock(DateTimeOffset now, DateTimeOffset? newest) => newest > now + Tolerance
        ? Finding.Broken("clock", $"It is {now:u} by this computer, but the newest change is of {newest:u}.", "Set the clock right: times of changes, daily backups and sessions go by it.")
        : Finding.Ok("clock", $"It is {now:u}, and no change is of later than that.");
}
