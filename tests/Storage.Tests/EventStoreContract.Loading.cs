using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task events_of_another_log_are_loaded_as_they_are()
    {
        StoredEvent[] given =
        [
            Given(3, "book-1", 1, Page(1, "hill")), Given(4, "book-2", 1, Page(1, "sea", book: 2)), Given(9, "book-1", 2, Page(2, "ԙӝֆ")),
        ];

        (await Store.Load(given)).ShouldBe(3);

        Store.ReadAll(0, 10).Select(e => (e.Position, e.Stream, e.Version, e.Type, e.Change))
            .ShouldBe(given.Select(e => (e.Position, e.Stream, e.Version, e.Type, e.Change)));
        Store.Read(s => s.ReadAll(3, 1)).ShouldHaveSingleItem().Position.ShouldBe(4);
        var rows = AllRows(Store);
        rows.ShouldBe(["1|1|hill|2|null|3", "1|2|ԙӝֆ|1.5|null|9", "2|1|sea|1.5|null|4", "1|2", "2|1"]);
        var next = (await Append("book-1", Page(3))).ShouldHaveSingleItem();
        (next.Position, next.Version).ShouldBe((10, 3));
        await Store.Rebuild();
        AllRows(Store)[..2].ShouldBe(rows[..2]);
    }

    [Fact]
    public async Task a_log_that_has_events_is_not_loaded_into()
    {
        await Append("book-1", Page(1, "hill"));

        await Should.ThrowAsync<InvalidOperationException>(() => Store.Load([Given(2, "book-2", 1, Page(1, book: 2))]));

        Store.ReadAll(0, 10).Count.ShouldBe(1);
    }

    private StoredEvent Given(long position, string stream, long version, IEvent @event)
    {
        var (type, data) = Books.Types().Write(@event);
        return new(position, stream, version, type, data, Change($"given-{position}"));
    }
}
