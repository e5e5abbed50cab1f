using LoraCraft.Kernel;
using LoraCraft.Storage.Postgres;
using LoraCraft.Testing;
using Npgsql;

namespace LoraCraft.Storage.Tests;

public sealed partial class PostgresStoreTests : EventStoreContract
{
    private PostgresDatabase _database = null!;

    protected override async Task Prepare() => _database = await PostgresServer.NewSchema();

    protected override async Task CleanUp() => await _database.DisposeAsync();

    private protected override string Settings => "loracraft_setting";

    private protected override async Task<IEventStore> OpenLog(EventTypes types, IReadOnlyList<IProjection> projections) =>
        await PostgresEventStore.Open(_database.ConnectionString, types, projections);

    private protected override Task<IEventStore> Contender() => Open();

    [Fact]
    public async Task processes_may_open_an_empty_database_at_once()
    {
        await using var empty = await PostgresServer.NewDatabase();

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            PostgresEventStore.Open(empty.ConnectionString, Books.Types(), [new Pages(), new Counts()])));

        await Task.WhenAll(stores.Select((store, i) => store.Write(session => session.Append([new($"book-{i}", [Page(i)])], Change()))));
        stores[0].ReadAll(0, 10).Count.ShouldBe(4);
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task a_search_path_names_the_schema()
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { SearchPath = "other, public" };
        await using var other = await PostgresEventStore.Open(settings.ToString(), Books.Types(), [new Pages(), new Counts()]);
        await other.Write(session => session.Append([new("book-1", [Page(1, "elsewhere")])], Change()));
        await other.Rebuild();

        Store.ReadAll(0, 10).ShouldBeEmpty();
        AllRows(other).Count.ShouldBe(2);
        other.Identity.ShouldNotBe(Store.Identity);
        await using var connection = await Connect();
        (await Scalar<string>(connection, "SELECT text FROM other.page")).ShouldBe("elsewhere");
    }

    [Fact]
    public async Task a_purge_leaves_nothing_of_what_was_rewritten_in_the_tables()
    {
        await Append("book-1", [.. Enumerable.Range(1, 300).Select(i => Page(i, $"{Secret} {i}"))]);
        await using var connection = await Connect();
        var before = await Scalar<long>(connection, Size);
        await Rewrite([.. Enumerable.Range(1, 300).Select(i => new Rewrite(i, Page(i, ""), "Wrote a page"))]);

        await Store.Purge();

        (await Scalar<long>(connection, Size)).ShouldBeLessThan(before, "dead rows would still be there");
        foreach (var table in new[] { "mt_events", "page" })
            (await Scalar<long>(connection, $"SELECT count(*) FROM {table} t WHERE t::text LIKE '%{Secret}%'")).ShouldBe(0, table);
    }

    private const string Size = "SELECT pg_total_relation_size('mt_events') + pg_total_relation_size('page')";

    private IEnumerable<long> Positions() => [.. Store.ReadAll(0, 100).Select(e => e.Position)];

    private async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> Scalar<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
