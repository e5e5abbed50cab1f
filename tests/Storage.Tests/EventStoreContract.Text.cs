using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public abstract partial class EventStoreContract
{
    private static readonly string[] Texts =
    [
        "Red Kite", "red kites", "a hill", "100% wool", "snake_case", @"back\slash", "ÄRGER und Öl", "ПРИВЕТ мир", "straße", "say \"cheese\"", "日本語の文", "",
    ];

    /// <summary>A pattern, its longest plain piece, and the texts that it finds by number.</summary>
    private static readonly (string Pattern, string? Literal, string Found)[] Patterns =
    [
        ("%red kite%", "red kite", "1 2"),
        ("%RED KITE%", "RED KITE", "1 2"),
        ("red kite", "red kite", "1"),
        ("r_d%", null, "1 2"),
        ("%hi%", "hi", "3"),
        ("%l", null, "3 4 7"),
        (@"%100\%%", "100%", "4"),
        (@"%0\%_w%", "0%", "4"),
        (@"%e\_c%", "e_c", "5"),
        (@"%e\_k%", "e_k", ""),
        (@"%k\\s%", @"k\s", "6"),
        ("%ärger%", "ärger", "7"),
        ("%ÖL", "ÖL", "7"),
        ("%привет%", "привет", "8"),
        ("%МИР", "МИР", "8"),
        ("%STRASSE%", "STRASSE", ""),
        ("%\"CHEESE\"%", "\"CHEESE\"", "10"),
        ("%本語%", "本語", "11"),
        ("%日本語%", "日本語", "11"),
        ("", null, "12"),
        ("%", null, "1 2 3 4 5 6 7 8 9 10 11 12"),
    ];

    [Fact]
    public async Task patterns_find_the_same_texts_with_and_without_index()
    {
        await AppendAll(null, new StreamAppend("book-1", [.. Texts.Select((t, i) => Page(i + 1, t))]));
        await Append("book-2", Page(1, "Red Kite ärger привет 日本語", book: 2));

        Patterns.Select(p => (p.Pattern, p.Literal, Like(p.Pattern))).ShouldBe(Patterns);
        Patterns.Select(p => (p.Pattern, p.Literal, Matching(p.Pattern, p.Literal))).ShouldBe(Patterns, "just written");

        await TextIndexed();
        Patterns.Select(p => (p.Pattern, p.Literal, Matching(p.Pattern, p.Literal))).ShouldBe(Patterns, "indexed");
    }

    [Fact]
    public async Task texts_are_found_as_they_are_now()
    {
        await Append("book-1", Page(1, "red kite"), Page(2, "red kite"), Page(3, "red kite"));
        await TextIndexed();
        await Append("book-1", Page(1, "blue kite"), new PageTorn(1, 2), Page(4, "red kite"));

        (Matching("%red%", "red"), Matching("%blue%", "blue")).ShouldBe(("3 4", "1"), "just written");
        await TextIndexed();
        (Matching("%red%", "red"), Matching("%blue%", "blue")).ShouldBe(("3 4", "1"), "indexed");

        await Append("book-1", Page(2, "red again"));
        await TextIndexed();
        Matching("%red%", "red").ShouldBe("2 3 4");
    }

    [Fact]
    public async Task texts_written_in_bulk_are_found()
    {
        await Store.Write(session =>
        {
            session.Tables.Insert("page", ["book", "number", "text"], Enumerable.Range(1, 3_000).Select(i => new object?[] { 1L, i, $"page number {i} of many" }));
            session.Tables.Update("page", ["text"], ["book", "number"], [["the odd one out", 1L, 17]]);
            session.Tables.Delete("page", ["book", "number"], [[1L, 2_999]]);
            return 0;
        });

        Matching("%number 299%", "number 299").ShouldBe("299 2990 2991 2992 2993 2994 2995 2996 2997 2998");
        Matching("%odd%", "odd").ShouldBe("17");
        await Store.Rebuild();
        Matching("%odd%", "odd").ShouldBe("");
    }

    private string Like(string pattern)
    {
        var arguments = new SqlArguments();
        return string.Join(' ', Rows(
            Store, $"SELECT number FROM page p WHERE p.book = {arguments.Add(1)} AND {Store.Dialect.Like("p.text", pattern, arguments)} ORDER BY number",
            arguments.Values.ToArray()));
    }

    private string Matching(string pattern, string? literal)
    {
        var arguments = new SqlArguments();
        var book = arguments.Add(1);
        var matches = Store.Dialect.TextMatches(Pages.Text, book, pattern, literal, arguments);
        return string.Join(' ', Rows(
            Store, $"SELECT number FROM page WHERE book = {book} AND number IN ({matches}) ORDER BY number", arguments.Values.ToArray()));
    }
}
