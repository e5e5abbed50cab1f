using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>
/// The events that turn texts into other texts, as few and as small as they can be: equal changes of several images share an
/// entry, and a tag that gives way to one the image did not have is a rename.
/// </summary>
public static class TextEvents
{
    private const int EntriesPerEvent = 10_000;

    /// <param name="pairs">An image before and after; each image once.</param>
    public static IReadOnlyList<IEvent> Between(IEnumerable<(ImageTexts Before, ImageTexts After)> pairs)
    {
        var renames = new Grouping<(string From, string To), (string From, string To)>();
        var splices = new Grouping<string, TagSplice>();
        var orders = new Grouping<string, IReadOnlyList<int>>();
        var captions = new SortedDictionary<string, Grouping<TextSplice, TextSplice>>(StringComparer.Ordinal);

        foreach (var (before, after) in pairs)
        {
            if (ReferenceEquals(before, after))
                continue;
            if (TagSplice.Between(before.Tags, after.Tags) is { } splice)
            {
                if (Rename(before.Tags, after.Tags) is { } rename)
                    renames.Add(rename, rename, before.Number);
                else if (Permutation(before.Tags, after.Tags) is { } order)
                    orders.Add(string.Join(',', order), order, before.Number);
                else
                    splices.Add($"{splice.At}\n{string.Join('\n', splice.Removed)}\n\n{string.Join('\n', splice.Added)}", splice, before.Number);
            }

            foreach (var name in before.Captions.Keys.Union(after.Captions.Keys))
                if (TextSplice.Between(before.Caption(name), after.Caption(name)) is { } text)
                    (captions.TryGetValue(name, out var group) ? group : captions[name] = new()).Add(text, text, before.Number);
        }

        return
        [
            .. renames.Entries((r, set) => new TagRenamed(r.From, r.To, set)),
            .. splices.Entries((s, set) => new TagsEdit(set, s)).Chunk(EntriesPerEvent).Select(e => new TagsEdited(e)),
            .. orders.Entries((o, set) => new TagsOrder(set, o)).Chunk(EntriesPerEvent).Select(o => new TagsReordered(o)),
            .. captions.SelectMany(c => c.Value.Entries((s, set) => new CaptionEdit(set, s)).Chunk(EntriesPerEvent).Select(e => new CaptionsEdited(c.Key, e))),
        ];
    }

    /// <summary>A rename is of every occurrence, to a tag that was not there: only such a one is exact both ways.</summary>
    private static (string From, string To)? Rename(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.Count != after.Count)
            return null;
        (string From, string To)? rename = null;
        for (var i = 0; i < before.Count; i++)
            if (before[i] != after[i] && (rename ??= (before[i], after[i])) != (before[i], after[i]))
                return null;
        return rename is { } one && !before.Contains(one.To) && !after.Contains(one.From) ? one : null;
    }

    /// <summary>For each new place the old one, when both lists hold the same tags in different order; otherwise null.</summary>
    private static int[]? Permutation(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.Count != after.Count)
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
