using System.Globalization;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

/// <summary>What every event store promises. One suite, run on each store.</summary>
public abstract partial class EventStoreContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, 123, TimeSpan.Zero);
    private readonly List<IEventStore> _opened = [];
    private int _changes;

    private protected IEventStore Store { get; private set; } = null!;

    /// <summary>Opens the one log of this test, again if it is open already.</summary>
    private protected abstract Task<IEventStore> OpenLog(EventTypes types, IReadOnlyList<IProjection> projections);

    /// <summary>The table of what the store notes beside the log.</summary>
    private protected abstract string Settings { get; }

    /// <summary>Waits until text indexes have caught up.</summary>
    private protected virtual Task TextIndexed() => Task.CompletedTask;

    protected virtual Task Prepare() => Task.CompletedTask;

    protected virtual Task CleanUp() => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        await Prepare();
        Store = await Open();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        await CleanUp();
        GC.SuppressFinalize(this);
    }

    private protected async Task<IEventStore> Open(EventTypes? types = null, IReadOnlyList<IProjection>? projections = null)
    {
        var store = await OpenLog(types ?? Books.Types(), projections ?? [new Pages(), new Counts()]);
        _opened.Add(store);
        return store;
    }

    private protected async Task<IEventStore> Reopen(EventTypes? types = null, IReadOnlyList<IProjection>? projections = null)
    {
        await Close(Store);
        return Store = await Open(types, projections);
    }

    private protected async Task Close(IEventStore store)
    {
        _opened.Remove(store);
        await store.DisposeAsync();
    }

    private protected Change Change(string? id = null) => new(id ?? $"change-{Interlocked.Increment(ref _changes)}", "Ada", Noon, "Wrote \"a\" page");

    private protected Task<IReadOnlyList<RecordedEvent>> Append(string stream, params IEvent[] events) => AppendAll(null, new StreamAppend(stream, events));

    private protected Task<IReadOnlyList<RecordedEvent>> AppendAll(string? change, params StreamAppend[] appends) =>
        Store.Write(session => session.Append(appends, Change(change)));

    private protected static PageWritten Page(long number, string text = "blank", long book = 1) => new(book, number, text);

    private protected static List<string> Rows(IEventStore store, string sql, params object?[] args) =>
        store.Read(session => session.Tables.Query(sql, row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => Show(row.GetValue(i)))), args));

    private protected static List<string> AllRows(IEventStore store) =>
    [
        .. Rows(store, "SELECT book, number, text, weight, stamp, position FROM page ORDER BY book, number"),
        .. Rows(store, "SELECT id, written FROM book ORDER BY id"),
    ];

    private static string Show(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
