using System.Security.Cryptography;
using System.Text;
using LoraCraft.Kernel;
using Microsoft.Data.Sqlite;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Read tables in memory or in files of their own.</summary>
public sealed class SqliteScratchFactory(IReadOnlyList<IProjection> projections) : IScratchFactory
{
    private readonly SqliteShape _shape = new(projections);

    /// <summary>What the tables are and what fills them: the same columns filled by other code are another shape.</summary>
    public string Shape => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [_shape.Fingerprint, .. projections.Select(p => p.GetType().Module.ModuleVersionId.ToString())]))))[..16];

    public IScratch Open() => Open(projections);

    public IScratch Open(IReadOnlyList<IProjection> applied) => Open(SqliteConnections.OpenMemory(), applied);

    public IScratch Open(string file) => Open(SqliteConnections.OpenScratch(file), [.. projections.Where(p => p.OfOneStream)]);

    private Scratch Open(SqliteConnection connection, IReadOnlyList<IProjection> applied)
    {
        var tables = new SqliteTables(connection);
        var schema = new SqliteSchema(tables, _shape);
        schema.CreateLog();
        var isNew = !schema.IsCurrent();
        if (isNew)
            schema.Recreate(() => { });
        return new(tables, schema, applied, isNew);
    }

    private sealed class Scratch(SqliteTables tables, SqliteSchema schema, IReadOnlyList<IProjection> projections, bool isEmpty)
        : SqliteReadSession(tables), IScratch
    {
        private readonly SqliteTables _tables = tables;
        private bool _isEmpty = isEmpty;

        /// <summary>What comes first gets its indexes at the end, which is several times quicker than to keep them up.</summary>
        public void Apply(params IEnumerable<Batch> batches)
        {
            _tables.Execute("BEGIN");
            if (_isEmpty)
                schema.Recreate(Fill);
            else
                Fill();
            _tables.Execute("COMMIT");
            _isEmpty = false;

            void Fill() => Replay.Into(_tables, projections, batches);
        }

        public void Dispose() => _tables.Dispose();
    }
}
