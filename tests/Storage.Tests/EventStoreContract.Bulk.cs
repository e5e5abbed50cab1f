namespace LoraCraft.Storage.Tests;

public abstract partial class EventStoreContract
{
    private static readonly string[] Columns = ["book", "number", "text", "weight", "stamp", "position"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_999)]
    [InlineData(10_000)]
    public async Task rows_are_inserted_updated_and_deleted_in_bulk(int count)
    {
        var numbers = Enumerable.Range(1, count).ToList();
        await Store.Write(session =>
        {
            // Ints for whole and for real numbers: both have to become what the column is.
            session.Tables.Insert("page", Columns, numbers.Select(i => new object?[] { 1, (long)i, i % 3 == 0 ? null : $"text {i}", i, BitConverter.GetBytes(i), null }));
            session.Tables.Update("page", ["text", "weight"], ["book", "number"], numbers.Where(i => i % 2 == 0).Select(i => new object?[] { $"even {i}", null, 1L, i }));
            session.Tables.Delete("page", ["number", "book"], numbers.Where(i => i % 5 == 0).Select(i => new object?[] { (long)i, 1L }));
            return 0;
        });

        Rows(Store, "SELECT number, text, weight, stamp, position FROM page WHERE book = 1 ORDER BY number").ShouldBe(numbers.Where(i => i % 5 != 0).Select(i =>
        {
            var text = i % 2 == 0 ? $"even {i}" : i % 3 == 0 ? "null" : $"text {i}";
            return $"{i}|{text}|{(i % 2 == 0 ? "null" : $"{i}")}|{Convert.ToHexString(BitConverter.GetBytes(i))}|null";
        }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2_500)]
    public async Task rows_take_the_place_of_those_with_the_same_key(int count)
    {
        await Append("book-1", Page(1), Page(2));

        await Store.Write(session =>
        {
            session.Tables.Upsert("page", ["book", "number", "text", "position"], ["number", "book"], Enumerable.Range(2, count).Select(i => new object?[] { 1L, (long)i, $"new {i}", 9L }));
            session.Tables.Upsert("page", ["book", "number", "text", "position"], ["number", "book"], [[1L, 2L, "once", 9L], [1L, 2L, "twice", 9L]]);
            return 0;
        });

        Rows(Store, "SELECT number FROM page WHERE book = 1 ORDER BY number").ShouldBe(Enumerable.Range(1, count + 1).Select(i => $"{i}"));
        Rows(Store, "SELECT text FROM page WHERE number = 2").ShouldBe(["twice"]);
        Rows(Store, "SELECT count(*) FROM page WHERE text LIKE 'new%'").ShouldBe([$"{count - 1}"]);
    }

    [Fact]
    public async Task of_two_bulk_updates_to_a_row_the_last_stays()
    {
        await Append("book-1", Page(1), Page(2));

        await Store.Write(session =>
        {
            session.Tables.Update("page", ["text"], ["book", "number"], [["first", 1L, 1L], ["other", 1L, 2L], ["second", 1L, 1L], ["nobody", 1L, null]]);
            return 0;
        });

        Rows(Store, "SELECT text FROM page ORDER BY number").ShouldBe(["second", "other"]);
    }

    [Fact]
    public async Task a_statement_takes_nulls_and_values_in_turn()
    {
        foreach (var i in Enumerable.Range(0, 12))
            await Store.Write(session => session.Tables.Execute(
                "INSERT INTO page(book, number, text, weight, stamp, position) VALUES ($1, $2, $3, $4, $5, $6)",
                1, i, i % 2 == 0 ? null : "x", i % 3 == 0 ? null : 0.5, i % 4 == 0 ? null : new[] { (byte)i }, i % 5 == 0 ? null : 7L));

        Rows(Store, "SELECT text, weight, stamp, position FROM page ORDER BY number").ShouldBe(Enumerable.Range(0, 12).Select(i =>
            $"{(i % 2 == 0 ? "null" : "x")}|{(i % 3 == 0 ? "null" : "0.5")}|{(i % 4 == 0 ? "null" : $"{i:X2}")}|{(i % 5 == 0 ? "null" : "7")}"));
    }

    [Fact]
    public async Task whole_numbers_are_found_in_a_list()
    {
        await Append("book-1", [.. Enumerable.Range(1, 9).Select(i => Page(i))]);

        Numbers([2, 5, 99]).ShouldBe(["2", "5"]);
        Numbers([]).ShouldBeEmpty();
        Numbers([.. Enumerable.Range(0, 20_000).Select(i => (long)i)]).Count.ShouldBe(9);

        List<string> Numbers(long[] wanted) =>
            Rows(Store, $"SELECT number FROM page WHERE {Store.Dialect.In("number", "$1")} AND book = $2 ORDER BY number", wanted, 1);
    }

    [Fact]
    public async Task text_sorts_by_bytes()
    {
        string[] texts = ["a", "B", "ä", "", "Z", "_", "10", "9", "éa", "🪁", "\uFFFD"];
        await Append("book-1", [.. texts.Select((t, i) => Page(i, t))]);

        Rows(Store, "SELECT text FROM page ORDER BY text").ShouldBe(texts.OrderBy(t => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(t)), StringComparer.Ordinal));
    }
}
