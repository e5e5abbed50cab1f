using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public sealed partial class PostgresStoreTests
{
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
}
