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

    public IScratch Open() => Open(SqliteConnections.OpenMemory(), projections);

    public IScratch Open(string file) => Open(SqliteConnections.OpenScratch(file), [.. projections.Where(p => p.OfOneStream)]);

    private Scratch Open(SqliteConnection connection, IReadOnlyList<IProjection> applied)
    {
        var tables = new SqliteTables(connection);
        var schema = new SqliteSchema(tables, _shape);
        schema.CreateLog();
        if (!schema.IsCurrent())
            schema.Recreate(() => { });
        return new(tables, applied);
    }

    private sealed class Scratch(SqliteTables tables, IReadOnlyList<IProjection> projections) : SqliteReadSession(tables), IScratch
    {
        private readonly SqliteTables _tables = tables;

        public void Apply(params IEnumerable<Batch> batches)
        {
            _tables.Execute("BEGIN");
            Replay.Into(_tables, projections, batches);
            _tables.Execute("COMMIT");
        }

        public void Dispose() => _tables.Dispose();
    }
}
