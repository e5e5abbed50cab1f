using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace LoraCraft.Storage.Postgres;

/// <summary>The column types of the read tables, asked for once: bulk statements send typed arrays.</summary>
internal sealed class PostgresColumns
{
    private readonly ConcurrentDictionary<string, Dictionary<string, ColumnKind>> _tables = [];

    public ColumnKind[] Of(NpgsqlConnection connection, string table, IReadOnlyList<string> names)
    {
        var known = _tables.GetOrAdd(table, _ => Load(connection, table));
        return [.. names.Select(name => known[name])];
    }

    private static Dictionary<string, ColumnKind> Load(NpgsqlConnection connection, string table)
    {
        using var command = new NpgsqlCommand(
            "SELECT attname, atttypid::regtype::text FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        using var reader = command.ExecuteReader();
        var kinds = new Dictionary<string, ColumnKind>();
        while (reader.Read())
            kinds.Add(reader.GetString(0), ColumnKind.Named(reader.GetString(1)));
        return kinds;
    }
}

/// <summary>One of the four types of a read table's columns.</summary>
internal abstract class ColumnKind
{
    public abstract NpgsqlParameter Array(object?[][] rows, int column);

    public abstract void Write(NpgsqlBinaryImporter copy, object value);

    public static ColumnKind Named(string type) => type switch
    {
        "bigint" => Number,
        "text" => Text,
        "double precision" => Real,
        "bytea" => Bytes,
        _ => throw new InvalidOperationException($"Read tables have no columns of type {type}."),
    };

    private static readonly ColumnKind Number = new Of<long?>(NpgsqlDbType.Bigint, v => Convert.ToInt64(v, CultureInfo.InvariantCulture));
    private static readonly ColumnKind Text = new Of<string?>(NpgsqlDbType.Text, v => (string)v);
    private static readonly ColumnKind Real = new Of<double?>(NpgsqlDbType.Double, v => Convert.ToDouble(v, CultureInfo.InvariantCulture));
    private static readonly ColumnKind Bytes = new Of<byte[]?>(NpgsqlDbType.Bytea, v => (byte[])v);

    private sealed class Of<T>(NpgsqlDbType type, Func<object, T> convert) : ColumnKind
    {
        public override NpgsqlParameter Array(object?[][] rows, int column) => new()
        {
            NpgsqlDbType = NpgsqlDbType.Array | type,
            Value = System.Array.ConvertAll(rows, row => row[column] is { } value ? convert(value) : default),
        };

        public override void Write(NpgsqlBinaryImporter copy, object value) => copy.Write(convert(value), type);
    }
}

/// <summary>Equality of key values, byte by byte for arrays.</summary>
internal sealed class RowKeys : IEqualityComparer<object?[]>
{
    public static readonly RowKeys Comparer = new();

    public bool Equals(object?[]? x, object?[]? y) => StructuralComparisons.StructuralEqualityComparer.Equals(x, y);

    public int GetHashCode(object?[] obj) => StructuralComparisons.StructuralEqualityComparer.GetHashCode(obj);
}
