namespace LoraCraft.Kernel;

/// <summary>
/// Rows that follow from events. Applying the same events in the same order always gives the same rows: no clock,
/// no randomness, nothing but the tables. One call gets whole changes, in order.
/// </summary>
public interface IProjection
{
    IReadOnlyList<TableDefinition> Tables { get; }

    /// <summary>Whether its rows hang on single streams, so that those of one stream can be made as of any version of it.</summary>
    bool OfOneStream => false;

    void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events);

    /// <summary>
    /// Brings the rows in line with events that got another content. True when that is done, or will be by the event that tells
    /// of it; false has this projection's tables filled anew from the whole log.
    /// </summary>
    bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => false;

    /// <summary>Begins a long series of batches, as in a rebuild.</summary>
    IProjectionSeries Begin(IReadTables tables) => new BatchByBatch(this, tables);

    private sealed class BatchByBatch(IProjection projection, IReadTables tables) : IProjectionSeries
    {
        public void Apply(IReadOnlyList<RecordedEvent> events) => projection.Apply(tables, events);

        public void Finish()
        {
        }
    }
}

/// <summary>A projection at work on many batches. Rows may wait in memory until it is finished.</summary>
public interface IProjectionSeries
{
    void Apply(IReadOnlyList<RecordedEvent> events);

    void Finish();
}

/// <summary>A read table in portable SQL: columns of type BIGINT, TEXT, DOUBLE PRECISION and BLOB.</summary>
/// <param name="Columns">What stands between the brackets of CREATE TABLE, primary key included.</param>
/// <param name="Indexes">Each <c>[UNIQUE] name(columns) [WHERE ...]</c>.</param>
/// <param name="Text">A column in which substrings are searched.</param>
/// <param name="Revision">Goes up when the same events lead to other rows than before: what an earlier version made is then made anew.</param>
public sealed record TableDefinition(string Name, string Columns, IReadOnlyList<string>? Indexes = null, TextIndex? Text = null, int Revision = 0)
{
    private const string Key = "PRIMARY KEY";

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<string> ColumnNames { get; } =
        [.. Columns.Split('(')[0].Split(',').Select(c => c.Trim()).Where(c => !c.StartsWith(Key, StringComparison.Ordinal)).Select(c => c.Split(' ')[0])];

    /// <summary>The columns of the primary key, in order.</summary>
    public IReadOnlyList<string> KeyNames { get; } = Columns.IndexOf(Key + "(", StringComparison.Ordinal) is >= 0 and var at
        ? [.. Columns[(at + Key.Length + 1)..Columns.IndexOf(')', at)].Split(',').Select(c => c.Trim())]
        : [Columns.Split(',').First(c => c.Contains(Key, StringComparison.Ordinal)).Trim().Split(' ')[0]];
}

/// <summary>A text column searched by substring, in a table whose primary key starts with two whole numbers below 2^31.</summary>
public sealed record TextIndex(string Table, string Column, string High, string Low);
