using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

/// <summary>The committed events in order, across all streams.</summary>
internal sealed class PostgresLog(PostgresConnections connections, PostgresColumns columns)
{
    private readonly SettledNumbers _settled = new();

    /// <summary>
    /// A page of events. It ends before a position that may still be filled; <c>Held</c> then says so. Numbers that were
    /// rolled back are passed over.
    /// </summary>
    public (List<StoredEvent> Events, bool Held) Read(long after, int limit)
    {
        using var connection = connections.Open();
        var tables = new PostgresTables(connection, columns);
        var session = new PostgresReadSession(tables);
        var page = session.ReadCommitted(after, limit);
        var open = FirstOpen(page, after);
        if (open == page.Count)
            return (page, false);

        _settled.Look(tables);
        page = session.ReadCommitted(after, limit);
        open = FirstOpen(page, after);
        return (page[..open], open < page.Count);
    }

    /// <summary>The index of the first event behind a number that may still be used; the page's length when there is none.</summary>
    private int FirstOpen(List<StoredEvent> page, long after)
    {
        var previous = after;
        for (var i = 0; i < page.Count; previous = page[i].Position, i++)
            if (page[i].Position != previous + 1 && !_settled.Includes(page[i].Position - 1))
                return i;
        return page.Count;
    }
}
