using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Read tables in memory.</summary>
public sealed class SqliteScratchFactory(IReadOnlyList<IProjection> projections) : IScratchFactory
{
    public IScratch Open()
    {
        var tables = new SqliteTables(SqliteConnections.OpenMemory());
        var schema = new SqliteSchema(tables, projections);
        schema.CreateLog();
        schema.Recreate(() => { });
        return new Scratch(tables, projections);
    }

    private sealed class Scratch(SqliteTables tables, IReadOnlyList<IProjection> projections) : SqliteReadSession(tables), IScratch
    {
        private readonly SqliteTables _tables = tables;

        public void Apply(IReadOnlyList<RecordedEvent> events)
        {
            _tables.Execute("BEGIN");
            foreach (var projection in projections)
                projection.Apply(_tables, events);
            _tables.Execute("COMMIT");
        }

        public void Dispose() => _tables.Dispose();
    }
}
