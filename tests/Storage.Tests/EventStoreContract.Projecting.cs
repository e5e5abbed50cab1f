using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task the_next_read_sees_the_write()
    {
        await Append("book-1", Page(1, "red kite"), Page(2, "hill"));
        await Append("book-1", new PageTorn(1, 2));

        AllRows(Store).ShouldBe(["1|1|red kite|4|null|1", "1|2"]);
    }

    [Fact]
    public async Task a_projection_that_throws_takes_the_events_back()
    {
        await Append("book-1", Page(1));

        (await Should.ThrowAsync<InvalidOperationException>(() => Append("book-1", Page(2), new BookBurnt(1)))).Message.ShouldBe("Books do not burn.");

        AllRows(Store).ShouldBe(["1|1|blank|2.5|null|1", "1|1"]);
        Store.Read(session => session.StreamVersion("book-1")).ShouldBe(1);
    }

    [Fact]
    public async Task jobs_that_share_a_commit_with_a_failing_one_survive()
    {
        // The first job keeps the writer busy until the others wait together.
        var enough = new ManualResetEventSlim();
        var busy = Store.Write(_ => enough.Wait(TimeSpan.FromSeconds(20)));
        var good = Enumerable.Range(1, 20).Select(i => (Task)Append($"book-{i}", Page(i))).ToList();
        good.Insert(10, Should.ThrowAsync<InvalidOperationException>(() => Append("book-1", Page(100), new BookBurnt(1))));
        good.Insert(5, Should.ThrowAsync<InvalidOperationException>(() => Store.Write<int>(_ => throw new InvalidOperationException("nothing written"))));
        good.Insert(3, Should.ThrowAsync<StreamConflictException>(() => AppendAll(null, new StreamAppend("book-1", [Page(101)], 7))));
        enough.Set();

        await busy;
        await Task.WhenAll(good);

        Rows(Store, "SELECT number FROM page ORDER BY number").ShouldBe(Enumerable.Range(1, 20).Select(i => $"{i}"));
        Store.ReadAll(0, 100).Select(e => e.Version).ShouldAllBe(version => version == 1);
    }

    [Fact]
    public async Task a_job_may_write_without_appending()
    {
        await Store.Write(session => session.Tables.Execute("INSERT INTO book(id, written) VALUES ($1, $2)", 7, 8));
        await Should.ThrowAsync<InvalidOperationException>(() => Store.Write<int>(session =>
        {
            session.Tables.Execute("DELETE FROM book");
            throw new InvalidOperationException("after writing");
        }));

        Rows(Store, "SELECT id, written FROM book").ShouldBe(["7|8"]);
    }

    [Fact]
    public async Task rebuilding_gives_the_rows_that_living_gave()
    {
        foreach (var i in Enumerable.Range(1, 30))
            await AppendAll(null, new($"book-{i % 3}", [Page(i % 7, $"text {i}", i % 3), Page(i, "more", i % 3)]), new("book-9", [new PageTorn(i % 3, i - 1)]));
        var live = AllRows(Store);
        await Store.Write(session => session.Tables.Execute("UPDATE page SET text = 'spoilt'"));

        (await Store.Rebuild()).ShouldBe(90);

        AllRows(Store).ShouldBe(live);
        await Append("book-1", Page(500, "after the rebuild"));
        AllRows(Store).Count.ShouldBe(live.Count + 1);
    }

    [Fact]
    public async Task a_rebuild_that_is_called_off_changes_nothing()
    {
        await Append("book-1", Page(1));
        var live = AllRows(Store);

        await Should.ThrowAsync<OperationCanceledException>(() => Store.Rebuild(new CancellationToken(true)));

        AllRows(Store).ShouldBe(live);
    }

    [Fact]
    public async Task another_definition_rebuilds_when_the_store_opens()
    {
        await Append("book-1", Page(1), Page(2));

        await Reopen(projections: [new Counts(extra: ", note TEXT")]);
        Rows(Store, "SELECT id, written, note FROM book").ShouldBe(["1|2|null"]);
        Should.Throw<System.Data.Common.DbException>(() => Rows(Store, "SELECT * FROM page"));

        await Reopen(projections: [new Pages(), new Counts("volume")]);
        Rows(Store, "SELECT id, written FROM volume").ShouldBe(["1|2"]);
        Rows(Store, "SELECT count(*) FROM page").ShouldBe(["2"]);
        Should.Throw<System.Data.Common.DbException>(() => Rows(Store, "SELECT * FROM book"));
    }

    [Fact]
    public async Task another_revision_rebuilds_when_the_store_opens()
    {
        await Append("book-1", Page(1), Page(2));
        await Reopen(projections: [new Counts()]);
        await Store.Write(session => session.Tables.Execute("UPDATE book SET written = 7"));

        await Reopen(projections: [new Counts()]);
        Rows(Store, "SELECT id, written FROM book").ShouldBe(["1|7"]);

        await Reopen(projections: [new Counts(revision: 1)]);
        Rows(Store, "SELECT id, written FROM book").ShouldBe(["1|2"]);
    }

    [Fact]
    public async Task writes_go_on_while_tables_are_rebuilt()
    {
        await Append("book-1", [.. Enumerable.Range(1, 500).Select(i => Page(i))]);

        var writes = Enumerable.Range(501, 50).Select(i => (Task)Append("book-1", Page(i))).ToList();
        var rebuild = Store.Rebuild();
        writes.AddRange(Enumerable.Range(551, 50).Select(i => Append("book-1", Page(i))));
        await Task.WhenAll([rebuild, .. writes]);

        var live = AllRows(Store);
        live.Count.ShouldBe(601);
        await Store.Rebuild();
        AllRows(Store).ShouldBe(live);
    }
}
