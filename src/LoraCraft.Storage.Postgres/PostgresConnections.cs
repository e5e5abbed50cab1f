using Npgsql;

namespace LoraCraft.Storage.Postgres;

/// <summary>Pooled connections with the settings that the store needs, and its transactions.</summary>
internal sealed class PostgresConnections : IDisposable
{
    private const string LockForWriting = "LOCK TABLE loracraft_setting IN SHARE ROW EXCLUSIVE MODE";

    /// <summary>What is asked for lies in memory or on a disk without heads, and is answered in milliseconds: too soon for compiled plans.</summary>
    private const string Planning = "SET random_page_cost = 1.1; SET jit = off";

    private readonly NpgsqlDataSource _pool;

    public PostgresConnections(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        Schema = settings.SearchPath is { Length: > 0 } path ? path.Split(',')[0].Trim().Trim('"') : "public";
        settings.SearchPath = PostgresSchema.Quote(Schema);
        settings.ApplicationName ??= "loracraft";
        settings.MaxAutoPrepare = 256;
        settings.AutoPrepareMinUsages = 2;
        settings.NoResetOnClose = true;
        settings.CommandTimeout = 600;
        if (!settings.ContainsKey("Maximum Pool Size"))
            settings.MaxPoolSize = 20;
        settings.KeepAlive = 30; // for the connection that listens and otherwise says nothing
        var pool = new NpgsqlDataSourceBuilder(settings.ToString());
        pool.UsePhysicalConnectionInitializer(c => Run(c, Planning), async c =>
        {
            await using var command = new NpgsqlCommand(Planning, c);
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        });
        _pool = pool.Build();
    }

    /// <summary>The schema that holds the log and the read tables: the first of the connection string's search path.</summary>
    public string Schema { get; }

    public NpgsqlConnection Open() => _pool.OpenConnection();

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancel) => _pool.OpenConnectionAsync(cancel);

    /// <summary>
    /// Starts reading on one snapshot. The lock keeps a rebuild from swapping the tables underneath: rows that are younger
    /// than the snapshot would look like empty tables.
    /// </summary>
    public static IReadOnlyList<string> BeginReading { get; } =
        ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "LOCK TABLE loracraft_setting IN ACCESS SHARE MODE"];

    public const string EndReading = "COMMIT";

    /// <summary>
    /// Starts writing, one writer at a time over all nodes. So decisions never rest on rows that another writer is changing,
    /// and positions grow in the order of the commits. A node that froze holds the others up for a minute at most.
    /// </summary>
    public static void BeginWriting(NpgsqlConnection connection) =>
        Run(connection, $"BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '60s'; {LockForWriting}");

    public static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose() => _pool.Dispose();
}
