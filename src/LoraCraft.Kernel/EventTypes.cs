using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoraCraft.Kernel;

/// <summary>The stored names of the events and how each is written and read. Names never change; shapes are added to or upcast.</summary>
/// <param name="json">Asked for a type when the first event of it is written or read: a start needs hardly any of them.</param>
public sealed class EventTypes(JsonSerializerOptions json)
{
    private readonly Dictionary<string, Func<ReadOnlyMemory<byte>, IEvent>> _readers = [];
    private readonly Dictionary<Type, string> _names = [];

    /// <summary>Every current stored name with its type.</summary>
    public IEnumerable<(string Name, Type Type)> All => _names.Select(n => (n.Value, n.Key));

    /// <summary>Every stored name that can be read, old ones too.</summary>
    public IEnumerable<string> Names => _readers.Keys;

    /// <summary>The stored names that events of some types can stand under; the old ones are all among them, because they do not tell of which type they are.</summary>
    public List<string> NamesOf(Func<Type, bool> wanted) => [.. Names.Except(All.Where(t => !wanted(t.Type)).Select(t => t.Name))];

    public EventTypes Add<T>(string name) where T : IEvent
    {
        _names.Add(typeof(T), name);
        _readers.Add(name, data => JsonSerializer.Deserialize<T>(data.Span, json)!);
        return this;
    }

    /// <summary>Reads events stored under an old name or shape as the current type; what is stored stays as it is.</summary>
    public EventTypes Upcast<T>(string oldName, Func<JsonObject, T> upcast) where T : IEvent
    {
        _readers.Add(oldName, data => upcast(JsonNode.Parse(data.Span)!.AsObject()));
        return this;
    }

    /// <summary>Whether events stored under this name can be read.</summary>
    public bool Knows(string name) => _readers.ContainsKey(name);

    public (string Name, byte[] Data) Write(IEvent @event)
    {
        var type = @event.GetType();
        return _names.TryGetValue(type, out var name)
            ? (name, JsonSerializer.SerializeToUtf8Bytes(@event, type, json))
            : throw new InvalidOperationException($"The event {type.Name} has no stored name.");
    }

    public IEvent Read(string name, ReadOnlyMemory<byte> data) =>
        _readers.TryGetValue(name, out var reader)
            ? reader(data)
            : throw new InvalidDataException($"The store holds an event called {name}, which this version does not know.");

    public RecordedEvent Read(StoredEvent stored) =>
        new(stored.Position, stored.Stream, stored.Version, Read(stored.Type, stored.Data), stored.Change);

    /// <summary>The assembly-qualified name other event stores put beside the stored name: <c>Full.Name, Assembly</c>.</summary>
    public static string ClrName(IEvent @event) => $"{@event.GetType().FullName}, {@event.GetType().Assembly.GetName().Name}";
}
