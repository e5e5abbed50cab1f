using System.Globalization;
using System.Text.Json;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

/// <summary>
/// Reads the changes of events as they come. Taking headers apart in the database costs more than all else of reading a row, and
/// events of one change, which mostly follow each other, have the same.
/// </summary>
internal sealed class PostgresChanges
{
    /// <summary>Events that another program appended may lack our metadata.</summary>
    public const string Id = "coalesce(correlation_id, id::text)";

    public const string Columns = $"{Id}, headers, timestamp, coalesce(causation_id, '')";

    private byte[] _headers = [];
    private Change? _last;

    /// <param name="first">The place of the first of <see cref="Columns"/>.</param>
    public Change Read(IRow row, int first)
    {
        var (id, headers, cause) = (row.GetString(first), row.IsDBNull(first + 1) ? [] : row.GetBytes(first + 1), row.GetString(first + 3));
        if (_last?.Id == id && _last.Cause == cause && headers.Length > 0 && headers.AsSpan().SequenceEqual(_headers))
            return _last;
        var (actor, at) = headers.Length == 0 ? (null, null) : Parse(headers);
        _headers = headers;
        return _last = new(id, actor ?? "", at ?? new DateTimeOffset((DateTime)row.GetValue(first + 2)!), cause);
    }

    private static (string? Actor, DateTimeOffset? At) Parse(byte[] headers)
    {
        using var all = JsonDocument.Parse(headers);
        string? Text(string name) =>
            all.RootElement.ValueKind == JsonValueKind.Object && all.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString() : null;
        return (Text("actor"), DateTimeOffset.TryParse(Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null);
    }
}
