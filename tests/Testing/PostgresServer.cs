using System.Diagnostics;
using Npgsql;

namespace LoraCraft.Testing;

/// <summary>
/// A PostgreSQL server for tests: a private cluster in a temporary folder, started once per test process and gone with it.
/// <c>LORACRAFT_TEST_POSTGRES</c> may hold the connection string of an existing server instead.
/// </summary>
public static class PostgresServer
{
    /// <summary>Ends when this process does, however that happens: the pipe on standard input closes.</summary>
    private const string Script = """
        set -e
        home=$(mktemp -d /tmp/loracraft-postgres.XXXXXX)
        trap 'rm -rf "$home"' EXIT
        "$1/initdb" --no-sync --auth=trust --username=postgres --encoding=UTF8 --locale=C.UTF-8 --pgdata="$home/data" >"$home/initdb.log" 2>&1 \
            || { cat "$home/initdb.log" >&2; exit 1; }
        "$1/postgres" -D "$home/data" -k "$home" -c listen_addresses= -c fsync=off -c max_connections=300 -c shared_buffers=1GB \
            -c autovacuum=off -c log_min_messages=fatal </dev/null >/dev/null 2>&1 &
        server=$!
        echo "$home"
        cat >/dev/null || true
        kill -QUIT $server
        wait $server || true
        """;

    private static readonly Lazy<Task<string>> Started = new(Start);

    private static readonly Lazy<Task<PostgresDatabase>> Shared = new(NewSharedDatabase);

    /// <summary>Held so that the pipe is not collected while tests run.</summary>
    private static Process? _process;

    /// <summary>A database of its own, with a locale in which all letters have case.</summary>
    public static Task<PostgresDatabase> NewDatabase() => NewDatabase("template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");

    /// <param name="template">What it begins as.</param>
    internal static async Task<PostgresDatabase> NewDatabase(string template)
    {
        var server = await Started.Value;
        var name = $"loracraft_{Guid.NewGuid():N}";
        await Run(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        var settings = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = true };
        return new(settings.ToString(), server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>A schema of its own in a database that all tests of this process share: much quicker than a database.</summary>
    public static async Task<PostgresDatabase> NewSchema()
    {
        var shared = (await Shared.Value).ConnectionString;
        var name = $"test_{Guid.NewGuid():N}";
        var settings = new NpgsqlConnectionStringBuilder(shared) { SearchPath = name };
        return new(settings.ToString(), shared, $"DROP SCHEMA IF EXISTS {name} CASCADE");
    }

    internal static async Task Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> Start()
    {
        if (Environment.GetEnvironmentVariable("LORACRAFT_TEST_POSTGRES") is { Length: > 0 } existing)
            return existing;

        string[] command = ["sh", "-c", Script, "sh", FindBinaries()];
        if (Environment.UserName == "root")
            command = ["runuser", "-u", "postgres", "--", .. command];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        })!;
        var home = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The PostgreSQL server for tests did not start; what initdb said stands above.");
        var server = $"Host={home};Username=postgres;Database=postgres;Pooling=false";
        await WaitUntilReady(server);
        return server;
    }

    /// <summary>With the extension that is one for all schemas: tests that start together must not each try to make it.</summary>
    private static async Task<PostgresDatabase> NewSharedDatabase()
    {
        var database = await NewDatabase();
        await Run(database.ConnectionString, "CREATE EXTENSION pg_trgm SCHEMA public");
        return database;
    }

    private static string FindBinaries()
    {
        const string root = "/usr/lib/postgresql";
        var newest = Directory.Exists(root)
            ? Directory.GetDirectories(root).Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order().LastOrDefault()
            : null;
        return newest ?? throw new InvalidOperationException(
            $"No PostgreSQL server under {root}: install the package postgresql (tools/test does), or set LORACRAFT_TEST_POSTGRES.");
    }

    private static async Task WaitUntilReady(string server)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Run(server, "SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 200)
            {
                await Task.Delay(50);
            }
        }
    }
}

/// <summary>A place of its own on the test server, gone when disposed.</summary>
public sealed class PostgresDatabase(string connectionString, string server, string drop) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    /// <summary>Another database with the same in it. Whoever is still connected to this one is thrown out.</summary>
    public async Task<PostgresDatabase> Copy()
    {
        var name = new NpgsqlConnectionStringBuilder(ConnectionString).Database!;
        await PostgresServer.Run(server, $"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'");
        return await PostgresServer.NewDatabase(name);
    }

    public async ValueTask DisposeAsync() => await PostgresServer.Run(server, drop);
}
