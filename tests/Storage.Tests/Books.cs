using System.Text.Json;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public sealed record PageWritten(long Book, long Page, string Text) : IEvent;

public sealed record PageTorn(long Book, long Page) : IEvent;

/// <summary>An event that its projection refuses.</summary>
public sealed record BookBurnt(long Book) : IEvent;

/// <summary>An event without a stored name.</summary>
public sealed record Unnamed : IEvent;

/// <summary>A small domain to test stores with: books of pages.</summary>
internal static class Books
{
    public static EventTypes Types() => new EventTypes(JsonSerializerOptions.Web)
        .Add<PageWritten>("page_written")
        .Add<PageTorn>("page_torn")
        .Add<BookBurnt>("book_burnt");

    /// <summary>What an earlier version of the program stored.</summary>
    public sealed record LineWritten(long Book, long Line, string Words) : IEvent;

    public static EventTypes OldTypes() => new EventTypes(JsonSerializerOptions.Web).Add<LineWritten>("line_written");

    public static EventTypes TypesWithUpcaster() => Types().Upcast("line_written", old =>
        new PageWritten((long)old["book"]!, (long)old["line"]!, (string)old["words"]!));
}

/// <summary>One row for each page, with every kind of column.</summary>
internal sealed class Pages : IProjection
{
    public static readonly TextIndex Text = new("page", "text", "book", "number");

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new(
            "page", "book BIGINT, number BIGINT, text TEXT, weight DOUBLE PRECISION, stamp BLOB, position BIGINT, PRIMARY KEY(book, number)",
            ["page_position(position)", "UNIQUE page_stamp(stamp) WHERE stamp IS NOT NULL"], Text),
    ];

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            switch (recorded.Event)
            {
                case PageWritten e:
                    tables.Execute(
                        """
                        INSERT INTO page(book, number, text, weight, position) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT(book, number) DO UPDATE SET text = excluded.text, weight = excluded.weight, position = excluded.position
                        """, e.Book, e.Page, e.Text, e.Text.Length / 2.0, recorded.Position);
                    break;
                case PageTorn e:
                    tables.Execute("DELETE FROM page WHERE book = $1 AND number = $2", e.Book, e.Page);
                    break;
                case BookBurnt:
                    throw new InvalidOperationException("Books do not burn.");
            }
    }
}

/// <summary>How many pages were ever written in each book.</summary>
internal sealed class Counts(string table = "book", string extra = "", int revision = 0) : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } = [new(table, $"id BIGINT PRIMARY KEY, written BIGINT NOT NULL{extra}", Revision: revision)];

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var written in events.Select(e => e.Event).OfType<PageWritten>().CountBy(e => e.Book))
            tables.Execute(
                $"INSERT INTO {table}(id, written) VALUES ($1, $2) ON CONFLICT(id) DO UPDATE SET written = {table}.written + excluded.written",
                written.Key, written.Value);
    }
}
