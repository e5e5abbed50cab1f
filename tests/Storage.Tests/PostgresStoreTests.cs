using System.Collections.Concurrent;
using LoraCraft.Kernel;
using LoraCraft.Storage.Postgres;
using LoraCraft.Testing;
using Npgsql;

namespace LoraCraft.Storage.Tests;

public sealed class PostgresStoreTests : EventStoreContract
{
    private PostgresDatabase _database = null!;

    protected override async Task Prepare() => _database = await PostgresServer.NewDatabase();

    protected override async Task CleanUp() => await _database.DisposeAsync();

    private protected override async Task<IEventStore> OpenLog(EventTypes types, IReadOnlyList<IProjection> projections) =>
        await PostgresEventStore.Open(_database.ConnectionString, types, projections);

    private protected override Task<IEventStore> Contender() => Open();

    [Fact]
    public async Task a_late_commit_is_not_skipped()
    {
        var raised = new ConcurrentQueue<RecordedEvent>();
        Store.Committed += events => events.ToList().ForEach(raised.Enqueue);
        await Append("book-1", Page(1));
        await using var late = await Connect();
        await using var transaction = await late.BeginTransactionAsync();
        (await Scalar<long>(late, "SELECT nextval('mt_events_sequence')")).ShouldBe(2);
        await Append("book-1", Page(2));

        Positions().ShouldBe([1]);
        await Run(late, "INSERT INTO mt_streams(id, version) VALUES ('late', 1)");
        await Run(late, """
            INSERT INTO mt_events(seq_id, id, stream_id, version, data, type)
            VALUES (2, gen_random_uuid(), 'late', 1, '{"book": 5, "page": 6, "text": "late"}', 'page_written')
            """);
        Positions().ShouldBe([1]);
        raised.Count.ShouldBe(1);
        await transaction.CommitAsync();

        Positions().ShouldBe([1, 2, 3]);
        await Until(() => raised.Count == 3);
        raised.Select(e => e.Position).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task a_number_that_was_rolled_back_is_passed_over()
    {
        var raised = new ConcurrentQueue<RecordedEvent>();
        Store.Committed += events => events.ToList().ForEach(raised.Enqueue);
        await using var given = await Connect();
        await using (await given.BeginTransactionAsync())
        {
            await Run(given, "SELECT nextval('mt_events_sequence')");
            await Append("book-1", Page(1));
            Positions().ShouldBeEmpty();
        }

        Positions().ShouldBe([2]);
        await Until(() => raised.Count == 1);
    }

    [Fact]
    public async Task a_number_is_passed_over_although_others_always_draw_more()
    {
        await using var first = await Connect();
        await using var second = await Connect();
        await Run(first, "BEGIN; SELECT nextval('mt_events_sequence')");
        await Append("book-1", Page(1));
        Positions().ShouldBeEmpty();
        await Run(second, "BEGIN; SELECT nextval('mt_events_sequence')");
        await Run(first, "ROLLBACK");

        Positions().ShouldBe([2]);
    }

    [Fact]
    public async Task commits_of_another_process_are_raised_here()
    {
        var raised = new ConcurrentQueue<RecordedEvent>();
        var other = await Open();
        other.Committed += events => events.ToList().ForEach(raised.Enqueue);

        await Append("book-1", Page(1), Page(2));

        await Until(() => raised.Count == 2);
        raised.Select(e => e.Event).ShouldBe([Page(1), Page(2)]);
    }

    [Fact]
    public async Task the_follower_comes_back_when_its_connection_is_lost()
    {
        var raised = new ConcurrentQueue<RecordedEvent>();
        Store.Committed += events => events.ToList().ForEach(raised.Enqueue);
        await using var admin = await Connect();
        await Until(() => Scalar<long>(admin, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'").Result == 1);
        await Run(admin, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'");

        await Append("book-1", Page(1));

        await Until(() => raised.Count == 1);
    }

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
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { SearchPath = "other" };
        await using var other = await PostgresEventStore.Open(settings.ToString(), Books.Types(), [new Pages(), new Counts()]);
        await other.Write(session => session.Append([new("book-1", [Page(1, "elsewhere")])], Change()));
        await other.Rebuild();

        Store.ReadAll(0, 10).ShouldBeEmpty();
        AllRows(other).Count.ShouldBe(2);
        await using var connection = await Connect();
        (await Scalar<string>(connection, "SELECT text FROM other.page")).ShouldBe("elsewhere");
    }

    [Fact]
    public async Task a_stream_that_another_program_moved_is_a_conflict()
    {
        await Append("book-1", Page(1));
        await using var foreign = await Connect();

        await Should.ThrowAsync<StreamConflictException>(() => Store.Write(session =>
        {
            Run(foreign, """
                INSERT INTO mt_events(seq_id, id, stream_id, version, data, type)
                VALUES (nextval('mt_events_sequence'), gen_random_uuid(), 'book-1', 2, '{}', 'foreign')
                """).GetAwaiter().GetResult();
            return session.Append([new("book-1", [Page(2)], 1)], Change());
        }));
    }

    [Fact]
    public async Task events_lie_as_marten_expects_them()
    {
        await AppendAll("the-change", new StreamAppend("book-1", [Page(1), Page(2)]));
        await using var connection = await Connect();

        (await Scalar<string>(connection, "SELECT concat_ws('|', id, type, version, tenant_id, is_archived) FROM mt_streams")).ShouldBe("book-1|2|*DEFAULT*|f");
        (await Scalar<string>(connection, """
            SELECT concat_ws('|', seq_id, stream_id, version, data, bdata, type, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, is_archived)
            FROM mt_events WHERE version = 2
            """)).ShouldBe(
            """2|book-1|2|{"book": 1, "page": 2, "text": "blank"}|page_written|*DEFAULT*|LoraCraft.Storage.Tests.PageWritten, Storage.Tests|the-change|Wrote "a" page|{"at": "2026-11-22T12:00:00.123Z", "actor": "Ada"}|f""");
        (await Scalar<bool>(connection, "SELECT bool_and(now() - timestamp < interval '1 minute') FROM mt_events")).ShouldBeTrue();
    }

    [Fact]
    public async Task martens_tombstones_are_not_events()
    {
        await using var marten = await Connect();
        await Run(marten, "INSERT INTO mt_streams(id, version) VALUES ('mt_tombstone', 0)");
        await Run(marten, """
            INSERT INTO mt_events(seq_id, id, stream_id, version, data, type)
            SELECT nextval('mt_events_sequence'), gen_random_uuid(), 'mt_tombstone', n, '{}', 'tombstone' FROM generate_series(1, 5) n
            """);
        await Append("book-1", Page(1));

        Positions().ShouldBe([6]);
        (await Store.Rebuild()).ShouldBe(1);
    }

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
