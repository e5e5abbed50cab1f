namespace LoraCraft.Kernel;

/// <summary>
/// Rows that follow from events. Applying the same events in the same order always gives the same rows: no clock,
/// no randomness, nothing but the tables. One call gets whole changes, in order.
/// </summary>
public interface IProjection
{
    IReadOnlyList<TableDefinition> Tables { get; }

    void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events);
}

/// <summary>A read table in portable SQL: columns of type BIGINT, TEXT, DOUBLE PRECISION and BLOB.</summary>
/// <param name="Columns">What stands between the brackets of CREATE TABLE, primary key included.</param>
/// <param name="Indexes">Each <c>[UNIQUE] name(columns) [WHERE ...]</c>.</param>
/// <param name="Text">A column in which substrings are searched.</param>
public sealed record TableDefinition(string Name, string Columns, IReadOnlyList<string>? Indexes = null, TextIndex? Text = null);

/// <summary>A text column searched by substring, in a table whose primary key starts with two whole numbers below 2^31.</summary>
public sealed record TextIndex(string Table, string Column, string High, string Low);
