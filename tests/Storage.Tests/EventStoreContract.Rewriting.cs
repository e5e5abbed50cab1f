using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public abstract partial class EventStoreContract
{
    private protected const string Secret = "ԙӝֆ mentions somebody";

    [Fact]
    public async Task a_rewritten_event_keeps_everything_but_its_content()
    {
        await Append("book-1", Page(1, Secret), Page(2, "hill"));
        await AppendAll("later", new StreamAppend("book-1", [Page(3, "sea")]));
        var before = Store.ReadAll(0, 10);

        await Rewrite(new(1, Page(1, ""), "Wrote a page"), new(2, Page(2, "hill"), "Wrote a page"));

        var after = Store.ReadAll(0, 10);
        after.Select(e => Books.Types().Read(e).Event).ShouldBe([Page(1, ""), Page(2, "hill"), Page(3, "sea")]);
        after.Select(e => (e.Position, e.Stream, e.Version, e.Type, e.Change.Id, e.Change.Actor, e.Change.At))
            .ShouldBe(before.Select(e => (e.Position, e.Stream, e.Version, e.Type, e.Change.Id, e.Change.Actor, e.Change.At)));
        after.Select(e => e.Change.Cause).ShouldBe(["Wrote a page", "Wrote a page", before[2].Change.Cause]);
    }

    [Fact]
    public async Task rows_follow_what_was_rewritten_as_a_rebuild_has_them()
    {
        await Append("book-1", Page(1, Secret), Page(2, "hill"), Page(1, "sea"), Page(4, Secret), new PageTorn(1, 2));
        await Append("book-2", Page(1, Secret, book: 2));

        await Rewrite(new Rewrite(4, new PageTorn(1, 4)), new(6, Page(1, "", book: 2)));

        var live = AllRows(Store);
        live.ShouldBe(["1|1|sea|1.5|null|3", "2|1||0|null|6", "1|3", "2|1"]);
        await Store.Rebuild();
        AllRows(Store).ShouldBe(live);
    }

    [Fact]
    public async Task a_projection_that_follows_by_itself_is_not_filled_anew()
    {
        await Reopen(projections: [new Following()]);
        await Append("book-1", Page(1, Secret), Page(2));
        await Store.Write(session => session.Tables.Execute("UPDATE book SET written = 70"));

        await Rewrite(new Rewrite(1, new PageTorn(1, 1)));

        Rows(Store, "SELECT id, written FROM book").ShouldBe(["1|69"]);
    }

    [Fact]
    public async Task rewriting_is_taken_back_with_its_transaction()
    {
        await Append("book-1", Page(1, Secret));
        var (events, rows) = (Store.ReadAll(0, 10).Select(Books.Types().Read).ToList(), AllRows(Store));

        await Should.ThrowAsync<InvalidOperationException>(() => Store.Write(session =>
        {
            session.Rewrite([new(1, Page(1, ""))]);
            return session.Append([new("book-1", [new BookBurnt(1)])], Change());
        }));
        await Should.ThrowAsync<InvalidOperationException>(() => Rewrite(new Rewrite(1, Page(1, "")), new(99, Page(1, ""))));

        Store.ReadAll(0, 10).Select(Books.Types().Read).ShouldBe(events);
        AllRows(Store).ShouldBe(rows);
        Store.Unpurged.ShouldBeNull();
    }

    [Fact]
    public async Task what_has_to_be_purged_is_known_until_it_is()
    {
        await Store.Purge();
        Store.Unpurged.ShouldBeNull();
        await Append("book-1", Page(1, Secret), Page(2, Secret));

        await Rewrite(new Rewrite(1, Page(1, "")));
        await Append("book-1", Page(3));
        await Rewrite(new Rewrite(2, Page(2, "")));
        Store.Unpurged.ShouldBe(2);
        await Reopen();
        Store.Unpurged.ShouldBe(2);
        await Store.Purge();
        await Reopen();

        Store.Unpurged.ShouldBeNull();
        Rows(Store, "SELECT number, text FROM page ORDER BY number").ShouldBe(["1|", "2|", "3|blank"]);
    }

    [Fact]
    public async Task work_goes_on_during_and_after_a_purge()
    {
        await Append("book-1", [.. Enumerable.Range(1, 200).Select(i => Page(i, i == 7 ? Secret : $"red kite {i}"))]);
        await TextIndexed();
        await Rewrite(new Rewrite(7, Page(7, "")));

        var writes = Enumerable.Range(201, 30).Select(i => (Task)Append("book-1", Page(i, $"red kite {i}"))).ToList();
        var purge = Store.Purge();
        writes.AddRange(Enumerable.Range(231, 30).Select(i => Append("book-1", Page(i, $"red kite {i}"))));
        await Task.WhenAll([purge, .. writes]);

        Matching("%red kite%", "red kite").Split(' ').Length.ShouldBe(259);
        Matching("%ԙӝֆ%", "ԙӝֆ").ShouldBeEmpty();
        await TextIndexed();
        Matching("%red kite%", "red kite").Split(' ').Length.ShouldBe(259);
    }

    private protected Task<bool> Rewrite(params Rewrite[] rewrites) => Store.Write(session =>
    {
        session.Rewrite(rewrites);
        return true;
    });

    /// <summary>Takes one off for every event that is no page any more.</summary>
    private sealed class Following : IProjection
    {
        private readonly Counts _counts = new();

        public IReadOnlyList<TableDefinition> Tables => _counts.Tables;

        public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events) => _counts.Apply(tables, events);

        public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events)
        {
            foreach (var one in events)
                if (one is { Before.Event: PageWritten page, After.Event: PageTorn })
                    tables.Execute("UPDATE book SET written = written - 1 WHERE id = $1", page.Book);
            return true;
        }
    }
}
