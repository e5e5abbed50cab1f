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

        public void Apply(params IEnumerable<IReadOnlyList<RecordedEvent>> batches)
        {
            _tables.Execute("BEGIN");
            Replay.Into(_tables, projections, batches);
            _tables.Execute("COMMIT");
        }

        public void Dispose() => _tables.Dispose();
    }
}
