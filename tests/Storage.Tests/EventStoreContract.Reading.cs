using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task a_stored_event_keeps_everything()
    {
        await AppendAll("the-change", new StreamAppend("book-1", [Page(1, "Ünïcödé \"quoted\" \\ 🪁")]));

        var stored = Store.ReadAll(0, 10).ShouldHaveSingleItem();

        (stored.Position, stored.Stream, stored.Version, stored.Type, stored.Change).ShouldBe((1, "book-1", 1, "page_written", Change("the-change")));
        Books.Types().Read(stored).Event.ShouldBe(Page(1, "Ünïcödé \"quoted\" \\ 🪁"));
    }

    [Theory]
    [InlineData(0, long.MaxValue, "1 2 3 4")]
    [InlineData(2, long.MaxValue, "3 4")]
    [InlineData(1, 3, "2 3")]
    [InlineData(4, long.MaxValue, "")]
    [InlineData(0, 0, "")]
    public async Task a_range_of_a_stream_is_read(long after, long upTo, string expected)
    {
        await AppendAll(null, new("book-1", [Page(1), Page(2)]), new("book-2", [Page(1, book: 2)]), new("book-1", [Page(3), Page(4)]));

        var versions = Store.Read(session => session.ReadStream("book-1", after, upTo)).Select(e => e.Version);

        string.Join(' ', versions).ShouldBe(expected);
    }

    [Theory]
    [InlineData("first second", "page_torn", "2 4")]
    [InlineData("first second", "page_written page_torn", "2 3 4")]
    [InlineData("second", "page_written page_torn", "3 4")]
    [InlineData("first", "page_written", "")]
    [InlineData("third", "page_written page_torn", "")]
    [InlineData("first second", "book_burnt", "")]
    [InlineData("", "page_torn", "")]
    [InlineData("first", "", "")]
    public async Task only_some_changes_and_kinds_of_a_stream_are_read(string changes, string types, string expected)
    {
        await AppendAll("first", new StreamAppend("book-1", [Page(1), new PageTorn(1, 1)]));
        await AppendAll("second", new StreamAppend("book-1", [Page(2), new PageTorn(1, 2), Page(3)]));

        var versions = Store.Read(session => session.ReadStream("book-1", 1, 4, changes.Split(' '), types.Split(' '))).Select(e => e.Version);

        string.Join(' ', versions).ShouldBe(expected);
    }

    [Fact]
    public async Task a_change_is_read_over_all_its_streams()
    {
        await AppendAll("before", new StreamAppend("book-1", [Page(1)]));
        await AppendAll("wanted", new("book-2", [Page(1, book: 2)]), new("book-1", [Page(2)]));
        await AppendAll("after", new StreamAppend("book-1", [Page(3)]));

        Store.Read(session => session.ReadChange("wanted")).Select(e => (e.Stream, e.Version)).ShouldBe([("book-2", 1), ("book-1", 2)]);
        Store.Read(session => session.ReadChange("unknown")).ShouldBeEmpty();
        var types = Store.Read(session => session.ReadChange("wanted")).Select(e => e.Type).Distinct().ToList();
        Store.Read(session => session.ReadChanges(["wanted", "unknown"], types)).Select(e => (e.Stream, e.Version)).ShouldBe([("book-2", 1), ("book-1", 2)]);
        Store.Read(session => session.ReadChanges(["wanted"], ["unknown"])).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_event_is_read_at_its_position()
    {
        await AppendAll(null, new("book-1", [Page(1)]), new("book-2", [Page(2, book: 2)]));

        Store.Read(session => session.ReadAt(2)).Stream.ShouldBe("book-2");
        Should.Throw<InvalidOperationException>(() => Store.Read(session => session.ReadAt(3)));
    }

    [Fact]
    public async Task changes_are_told_by_the_positions_of_their_events()
    {
        await AppendAll("first", new StreamAppend("book-1", [Page(1), Page(2)]));
        await AppendAll("second", new StreamAppend("book-2", [Page(1, book: 2)]));

        var changes = Store.Read(session => session.ChangesAt([1, 3, 99]));

        changes.Keys.Order().ShouldBe([1, 3]);
        changes[1].Id.ShouldBe("first");
        changes[3].ShouldBe(Store.Read(session => session.ReadAt(3)).Change);
        Store.Read(session => session.ChangesAt([])).ShouldBeEmpty();
        Store.Read(session => session.SourcesAt([1, 3, 99])).OrderBy(s => s.Key).Select(s => s.Value.Stream).ShouldBe(["book-1", "book-2"]);
    }

    [Fact]
    public async Task the_last_query_of_a_session_answers_as_any_other_and_leaves_the_store_as_it_was()
    {
        await AppendAll("first", new StreamAppend("book-1", [Page(1), Page(2)]));

        for (var time = 0; time < 3; time++)
        {
            Store.Read(session => session.Last.LastPosition()).ShouldBe(2);
            Store.Read(session => (session.StreamVersion("book-1"), session.Last.ChangesAt([1]).Count)).ShouldBe((2, 1));
        }

        (await Store.Write(session => (session.Last.LastPosition(), session.Append([new("book-1", [Page(3)])], Change("second")).Count))).ShouldBe((2, 1));
        Store.Read(session => session.LastPosition()).ShouldBe(3);
    }

    [Fact]
    public async Task all_events_are_read_page_by_page()
    {
        foreach (var i in Enumerable.Range(1, 7))
            await Append($"book-{i % 2}", Page(i));

        var pages = new List<IReadOnlyList<StoredEvent>>();
        for (var page = Store.ReadAll(0, 3); page.Count > 0; page = Store.ReadAll(page[^1].Position, 3))
            pages.Add(page);

        pages.Select(p => p.Count).ShouldBe([3, 3, 1]);
        pages.SelectMany(p => p).Select(e => e.Position).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
        Store.Read(session => session.LastPosition()).ShouldBe(7);
    }

    [Fact]
    public async Task a_reader_keeps_its_snapshot_while_others_write()
    {
        await Append("book-1", Page(1));

        var (before, after) = Store.Read(session =>
        {
            var first = (session.LastPosition(), session.Tables.Number("SELECT count(*) FROM page"));
            Task.Run(() => Append("book-1", Page(2))).GetAwaiter().GetResult();
            return (first, (session.LastPosition(), session.Tables.Number("SELECT count(*) FROM page")));
        });

        after.ShouldBe(before);
        Store.Read(session => session.LastPosition()).ShouldBe(2);
    }

    [Fact]
    public async Task a_query_that_throws_does_not_spoil_the_next_one()
    {
        await Append("book-1", Page(1));

        Should.Throw<InvalidOperationException>(() => Store.Read<int>(_ => throw new InvalidOperationException("mine")));
        Should.Throw<System.Data.Common.DbException>(() => Rows(Store, "SELECT nothing FROM nowhere"));

        Rows(Store, "SELECT number FROM page").ShouldBe(["1"]);
    }
}
