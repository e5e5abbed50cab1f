using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

/// <summary>Reads events off rows, in order. Neighbours mostly share stream, type and change, which are then made once.</summary>
internal sealed class EventRows
{
    public const string Columns = "position, stream, version, type, data, change, actor, at, cause";

    private readonly Repeated _stream = new();
    private readonly Repeated _type = new();
    private readonly Repeated _actor = new();
    private readonly Repeated _cause = new();
    private readonly Repeated _id = new();
    private Change? _change;
    private long _at;

    public StoredEvent Map(IRow row)
    {
        var statement = (SqliteStatement)row;
        var (id, at) = (_id.Of(statement.GetUtf8(5)), row.GetInt64(7));
        if (!ReferenceEquals(_change?.Id, id) || at != _at)
            _change = new(id, _actor.Of(statement.GetUtf8(6)), DateTimeOffset.FromUnixTimeMilliseconds(_at = at), _cause.Of(statement.GetUtf8(8)));
        return new(row.GetInt64(0), _stream.Of(statement.GetUtf8(1)), row.GetInt64(2), _type.Of(statement.GetUtf8(3)), row.GetBytes(4), _change);
    }

    /// <summary>A text that often comes several times in a row.</summary>
    private sealed class Repeated
    {
        private byte[] _utf8 = [];
        private string _text = "";

        public string Of(ReadOnlySpan<byte> utf8)
        {
            if (!utf8.SequenceEqual(_utf8))
                (_utf8, _text) = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
            return _text;
        }
    }
}
