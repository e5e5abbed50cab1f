using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Forgetting;

/// <summary>Takes the files that some images came from out of one run.</summary>
internal sealed class RunErasure
{
    private const string Forgotten = "a forgotten image";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _files;
    private readonly IReadOnlyCollection<string> _names;

    private RunErasure(Dictionary<string, string> files, IReadOnlyCollection<string> names) => (_files, _names) = (files, names);

    /// <param name="numbers">The images, in the run's dataset.</param>
    /// <param name="names">File names of the images.</param>
    public static RunErasure Of(IEnumerable<IEvent> events, ImageSet numbers, IReadOnlyCollection<string> names)
    {
        var items = events.OfType<RunItemsDone>().SelectMany(e => e.Items).ToList();
        var mine = items.Where(i => i.Image is { } number && numbers.Contains(number)).ToList();
        var stems = mine.Select(i => Stem(i.File)).ToHashSet();
        var beside = items.Where(i => i.Image is null && stems.Contains(Stem(i.File)));
        var files = mine.Concat(beside).Select(i => i.File).Distinct().ToList();
        var taken = items.Select(i => i.File).ToHashSet();
        var last = 0;
        return new(files.ToDictionary(file => file, _ => Free()), names);

        // An image that was forgotten before has one of these names already, and each item of a run has its own.
        string Free()
        {
            string name;
            do
                name = ++last == 1 && files.Count == 1 ? Forgotten : $"{Forgotten} ({last})";
            while (taken.Contains(name));
            return name;
        }
    }

    /// <summary>The event without them; the event itself when it does not speak of them.</summary>
    public IEvent Erase(IEvent @event) => @event switch
    {
        RunItemsDone e when e.Items.Any(i => _files.ContainsKey(i.File)) => new RunItemsDone([.. e.Items.Select(Erase)]),
        RunQueued e when (Erase(e.Label), EraseJson(e.Request)) is var (label, request) && (label, request) != (e.Label, e.Request) =>
            e with { Label = label, Request = request },
        RunFinished e when EraseJson(e.Result) is var result && result != e.Result => new RunFinished(result),
        RunFailed e when Erase(e.Reason) is var reason && reason != e.Reason => new RunFailed(reason),
        RunPaused { Reason: { } why } when Erase(why) is var reason && reason != why => new RunPaused(reason),
        _ => @event,
    };

    /// <summary>A sentence without the files' paths and names, and without what is or quotes the images' names.</summary>
    public string Erase(string sentence)
    {
        foreach (var file in _files.Keys)
            sentence = sentence.Replace(file, Forgotten, StringComparison.Ordinal);
        foreach (var name in _names.Where(n => n.Length > 0))
        {
            if (sentence == name)
                return Forgotten;
            sentence = sentence.Replace($"\"{name}\"", Forgotten, StringComparison.Ordinal);
            if (_files.Count > 0 && sentence.EndsWith($" {name}", StringComparison.Ordinal))
                sentence = $"{sentence[..^name.Length]}{Forgotten}";
        }

        return sentence;
    }

    private RunItem Erase(RunItem item) =>
        _files.TryGetValue(item.File, out var instead) ? new(instead, item.Outcome, null, item.Image) : item;

    private string EraseJson(string json)
    {
        if (JsonNode.Parse(json) is not { } root)
            return json;
        var erased = false;
        Visit(root);
        return erased ? root.ToJsonString(Readable) : json;

        void Visit(JsonNode node)
        {
            if (node is JsonObject members)
                foreach (var (name, member) in members.ToList())
                    Look(member, text => members[name] = text);
            else if (node is JsonArray items)
                for (var i = 0; i < items.Count; i++)
                    Look(items[i], text => items[i] = text);
        }

        void Look(JsonNode? member, Action<string> replace)
        {
            if (member is JsonValue value && value.TryGetValue<string>(out var text))
            {
                if (Erase(text) is var shorter && shorter != text)
                {
                    replace(shorter);
                    erased = true;
                }
            }
            else if (member is not null)
            {
                Visit(member);
            }
        }
    }

    private static string Stem(string file) => file[..(file.LastIndexOf('.') is > 0 and var dot ? dot : file.Length)];
}
