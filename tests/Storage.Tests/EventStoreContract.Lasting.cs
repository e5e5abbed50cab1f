using System.Collections.Concurrent;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task what_was_written_is_there_after_reopening()
    {
        await Append("book-1", Page(1), Page(2));
        await Append("book-2", Page(1, book: 2));
        var (events, rows) = (Events(), AllRows(Store));

        await Reopen();

        Events().ShouldBe(events);
        AllRows(Store).ShouldBe(rows);
        (await AppendAll(null, new StreamAppend("book-1", [Page(3)], 2)))[0].Position.ShouldBe(4);

        IEnumerable<RecordedEvent> Events() => [.. Store.ReadAll(0, 10).Select(Books.Types().Read)];
    }

    [Fact]
    public async Task what_a_change_does_later_keeps_its_own_time()
    {
        foreach (var minute in new[] { 0, 0, 5 })
            await Store.Write(session => session.Append([new("book-1", [Page(1)])], Change("long") with { At = Noon.AddMinutes(minute) }));

        Store.ReadAll(0, 10).Select(e => (e.Change.Id, e.Change.At)).ShouldBe([("long", Noon), ("long", Noon), ("long", Noon.AddMinutes(5))]);
    }

    [Fact]
    public async Task a_log_keeps_its_identity()
    {
        var identity = Store.Identity;
        await Append("book-1", Page(1));

        await Store.Rebuild();
        await Reopen(projections: [new Counts()]);

        Store.Identity.ShouldBe(identity);
    }

    [Fact]
    public async Task a_log_that_has_no_identity_yet_gets_one()
    {
        await Store.Write(session => session.Tables.Execute($"DELETE FROM {Settings} WHERE name = 'identity'"));

        var identity = (await Reopen()).Identity;

        identity.ShouldNotBeEmpty();
        (await Reopen()).Identity.ShouldBe(identity);
    }

    [Fact]
    public async Task an_old_event_is_read_as_the_current_one()
    {
        await Reopen(Books.OldTypes(), []);
        await Append("book-1", new Books.LineWritten(1, 4, "from long ago"));

        await Reopen(Books.TypesWithUpcaster());

        Rows(Store, "SELECT number, text FROM page").ShouldBe(["4|from long ago"]);
        Store.ReadAll(0, 1)[0].Type.ShouldBe("line_written");
    }

    [Fact]
    public async Task an_event_that_nobody_knows_is_a_clear_fault()
    {
        await Reopen(Books.OldTypes(), []);
        await Append("book-1", new Books.LineWritten(1, 4, "from long ago"));
        await Close(Store);

        (await Should.ThrowAsync<InvalidDataException>(() => Open())).Message.ShouldContain("line_written");
    }

    [Fact]
    public async Task a_cancelled_write_is_not_done()
    {
        using var cancel = new CancellationTokenSource();
        var release = new ManualResetEventSlim();
        var busy = Store.Write(_ => release.Wait(TimeSpan.FromSeconds(20)));
        var waiting = Store.Write(session => session.Append([new("book-1", [Page(1)])], Change()), cancel.Token);
        await cancel.CancelAsync();
        release.Set();

        await busy;
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        Store.ReadAll(0, 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task commits_are_raised_in_order_and_once()
    {
        var raised = new ConcurrentQueue<RecordedEvent>();
        Store.Committed += events => events.ToList().ForEach(raised.Enqueue);

        await Task.WhenAll(Enumerable.Range(1, 60).Select(i => Append($"book-{i % 4}", Page(i), Page(i + 100))));
        await Should.ThrowAsync<InvalidOperationException>(() => Append("book-1", new BookBurnt(1)));
        await AppendAll("last", new StreamAppend("book-1", [Page(999)]));
        await Until(() => raised.LastOrDefault()?.Change.Id == "last");

        raised.Select(e => (e.Position, e.Stream, e.Version)).ShouldBe(Store.ReadAll(0, 1000).Select(e => (e.Position, e.Stream, e.Version)));
        raised.Count.ShouldBe(121);
        raised.Last().Event.ShouldBe(Page(999));
    }

    [Fact]
    public async Task a_closed_store_refuses_writes()
    {
        await Close(Store);

        await Should.ThrowAsync<ObjectDisposedException>(() => Append("book-1", Page(1)));
    }

    private protected static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 1000 && !condition(); i++)
            await Task.Delay(10);
        condition().ShouldBeTrue("within ten seconds");
    }
}
