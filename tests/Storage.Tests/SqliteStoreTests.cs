using LoraCraft.Kernel;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Storage.Tests;

public sealed class SqliteStoreTests : EventStoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("loracraft-sqlite-").FullName;

    private protected override string Settings => "setting";

    private protected override async Task<IEventStore> OpenLog(EventTypes types, IReadOnlyList<IProjection> projections) =>
        await SqliteEventStore.Open(Path.Combine(_folder, "events.db"), types, projections);

    private protected override Task TextIndexed() => Until(() => Rows(Store, "SELECT count(*) FROM page_pending")[0] == "0");

    protected override Task CleanUp()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task every_log_has_an_identity_of_its_own()
    {
        await using var other = await SqliteEventStore.Open(Path.Combine(_folder, "other.db"), Books.Types(), []);

        other.Identity.ShouldNotBe(Store.Identity);
    }

    [Fact]
    public async Task a_scratch_gets_the_rows_that_living_gave()
    {
        await Append("book-1", Page(1, "red kite"), Page(2, "hill"));
        await Append("book-1", Page(1, "blue kite"), new PageTorn(1, 2));
        using var scratch = new SqliteScratchFactory([new Pages(), new Counts()]).Open();

        scratch.Apply([.. Store.ReadAll(0, 2).Select(Books.Types().Read)]);
        scratch.Tables.Query("SELECT text FROM page ORDER BY number", r => r.GetString(0)).ShouldBe(["red kite", "hill"]);

        scratch.Apply([.. Store.ReadAll(2, 2).Select(Books.Types().Read)]);
        scratch.Tables.Query("SELECT text FROM page ORDER BY number", r => r.GetString(0)).ShouldBe(["blue kite"]);
    }

    [Fact]
    public async Task tables_of_a_dropped_text_index_go_with_it()
    {
        await Append("book-1", Page(1));

        await Reopen(projections: [new Counts()]);

        Rows(Store, "SELECT name FROM sqlite_schema WHERE name LIKE 'page%'").ShouldBeEmpty();
    }

    /// <summary>Letters that occur nowhere else, in the order in which the index holds them: its words are pieces of three.</summary>
    [Fact]
    public async Task a_purge_leaves_no_byte_of_what_was_rewritten_in_the_files()
    {
        await Append("book-1", [.. Enumerable.Range(1, 300).Select(i => Page(i, i % 3 == 0 ? $"{Secret} {i}" : $"red kite {i}"))]);
        await TextIndexed();
        await Append("book-1", Page(3, "other"));
        await TextIndexed();
        await Rewrite([.. Enumerable.Range(1, 100).Select(i => new Rewrite(i * 3, Page(i * 3, "")))]);
        await TextIndexed();
        Holds(Secret).ShouldBeTrue();
        Holds("ԙӝֆ").ShouldBeTrue();

        await Store.Purge();

        Holds("ԙӝֆ").ShouldBeFalse();
        Holds(Secret[3..]).ShouldBeFalse();
        Holds("red kite 299").ShouldBeTrue();
        new FileInfo(Path.Combine(_folder, "events.db-wal")).Length.ShouldBeLessThan(100_000);
    }

    private bool Holds(string text) => Directory.GetFiles(_folder)
        .Select(File.ReadAllBytes)
        .Any(bytes => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0);
}
