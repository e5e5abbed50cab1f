using LoraCraft.Captions.Edits;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>Turns an edit and the texts it is for into the events that say what changed; equal changes share an entry.</summary>
public static class CaptionDecider
{
    private const int EntriesPerEvent = 10_000;

    public static IReadOnlyList<IEvent> Decide(Edit edit, EditContext context, IEnumerable<ImageTexts> images)
    {
        var renamed = new List<int>();
        var splices = new Grouping<string, TagSplice>();
        var orders = new Grouping<string, IReadOnlyList<int>>();
        var captions = new Grouping<TextSplice, TextSplice>();

        foreach (var before in images)
        {
            var after = edit.Apply(before, context);
            if (ReferenceEquals(before, after))
                continue;
            if (edit.ChangesCaption is { } name)
            {
                if (TextSplice.Between(before.Caption(name), after.Caption(name)) is { } text)
                    captions.Add(text, text, before.Number);
            }
            else if (edit is RenameTag { From: var from, To: var to } && from != to && !before.Tags.Contains(to))
            {
                renamed.Add(before.Number);
            }
            else if (Permutation(before.Tags, after.Tags) is { } order)
            {
                orders.Add(string.Join(',', order), order, before.Number);
            }
            else if (TagSplice.Between(before.Tags, after.Tags) is { } splice)
            {
                splices.Add($"{splice.At}\n{string.Join('\n', splice.Removed)}\n\n{string.Join('\n', splice.Added)}", splice, before.Number);
            }
        }

        return
        [
            .. renamed.Count > 0 && edit is RenameTag rename ? [new TagRenamed(rename.From, rename.To, ImageSet.Of(renamed))] : Array.Empty<IEvent>(),
            .. splices.Entries((s, set) => new TagsEdit(set, s)).Chunk(EntriesPerEvent).Select(e => new TagsEdited(e)),
            .. orders.Entries((o, set) => new TagsOrder(set, o)).Chunk(EntriesPerEvent).Select(o => new TagsReordered(o)),
            .. captions.Entries((s, set) => new CaptionEdit(set, s)).Chunk(EntriesPerEvent).Select(e => new CaptionsEdited(edit.ChangesCaption!, e)),
        ];
    }

    /// <summary>For each new place the old one, when both lists hold the same tags in different order; otherwise null.</summary>
    private static int[]? Permutation(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.Count != after.Count || before.SequenceEqual(after))
            return null;
        var places = new Dictionary<string, Queue<int>>();
        for (var i = 0; i < before.Count; i++)
            (places.TryGetValue(before[i], out var queue) ? queue : places[before[i]] = new()).Enqueue(i);
        var order = new int[after.Count];
        for (var i = 0; i < after.Count; i++)
        {
            if (!places.TryGetValue(after[i], out var queue) || !queue.TryDequeue(out order[i]))
                return null;
        }

        return order;
    }

    /// <summary>Image numbers by what happened to them, in order of first appearance.</summary>
    private sealed class Grouping<TKey, TValue> where TKey : notnull
    {
        private readonly Dictionary<TKey, (TValue Value, List<int> Numbers)> _groups = [];

        public void Add(TKey key, TValue value, int number)
        {
            if (!_groups.TryGetValue(key, out var group))
                _groups[key] = group = (value, []);
            group.Numbers.Add(number);
        }

        public IEnumerable<TEntry> Entries<TEntry>(Func<TValue, ImageSet, TEntry> entry) =>
            _groups.Values.Select(g => entry(g.Value, ImageSet.Of(g.Numbers)));
    }
}
