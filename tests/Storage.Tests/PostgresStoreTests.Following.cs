using System.Collections.Concurrent;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public sealed partial class PostgresStoreTests
{
    [Fact]
    public async Task a_late_commit_is_not_skipped()
    {
        var raised = new ConcurrentQueue<RecordedEvent>();
        Store.Committed += events => events.ToList().ForEach(raised.Enqueue);
        await Append("book-1", Page(1));
        await Until(() => raised.Count == 1);
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
}
