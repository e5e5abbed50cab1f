using LoraCraft.Kernel;
using Npgsql;

namespace LoraCraft.Storage.Postgres;

internal sealed class PostgresRow(NpgsqlDataReader reader) : IRow
{
    public int FieldCount => reader.FieldCount;

    public bool IsDBNull(int column) => reader.IsDBNull(column);

    public int GetInt32(int column) => reader.GetInt32(column);

    public long GetInt64(int column) => reader.GetInt64(column);

    public double GetDouble(int column) => reader.GetDouble(column);

    public string GetString(int column) => reader.GetString(column);

    public byte[] GetBytes(int column) => reader.GetFieldValue<byte[]>(column);

    public object? GetValue(int column) => reader.IsDBNull(column) ? null : reader.GetValue(column);
}
