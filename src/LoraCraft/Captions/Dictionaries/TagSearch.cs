using System.Text;
using LoraCraft.Captions.Likeness;

namespace LoraCraft.Captions.Dictionaries;

/// <param name="Alias">The other name by which it was found; null when by its own.</param>
internal sealed record FoundTag(string Tag, string Category, int Count, string? Alias);

/// <summary>
/// Finds the tags of all dictionaries by any part of their names. All names lie in one piece of memory, the commonest tag first,
/// so that those that have a text are met in the order in which they are wanted; an order of names finds those that begin with it.
/// Names are compared in lower case, with spaces for underscores.
/// </summary>
internal sealed class TagSearch
{
    private const byte Begin = (byte)' ', End = (byte)'\n';

    /// <summary>Hardly a tag has more names with one beginning.</summary>
    private const int NamesOfTag = 8;

    private readonly DictionaryTag[] _tags;
    private readonly byte[] _names;

    /// <summary>Where each name begins, and where the last one ends.</summary>
    private readonly int[] _starts;

    /// <summary>Whose name it is.</summary>
    private readonly int[] _owners;

    /// <summary>The names as an alphabet has them.</summary>
    private readonly int[] _sorted;

    private readonly Trigrams _trigrams;

    /// <param name="dictionaries">A tag that several have is one, with the names and the count of all.</param>
    public TagSearch(IEnumerable<IEnumerable<DictionaryTag>> dictionaries)
    {
        _tags = Merge(dictionaries);
        var (starts, owners) = (new List<int>(_tags.Length * 2), new List<int>(_tags.Length * 2));
        using var names = new MemoryStream(_tags.Length * 24);
        for (var tag = 0; tag < _tags.Length; tag++)
            foreach (var name in _tags[tag].Aliases.Prepend(_tags[tag].Tag))
            {
                starts.Add((int)names.Position);
                owners.Add(tag);
                names.WriteByte(Begin);
                names.Write(Encoding.UTF8.GetBytes(Fold(name)));
                names.WriteByte(End);
            }

        starts.Add((int)names.Position);
        (_names, _starts, _owners) = (names.ToArray(), [.. starts], [.. owners]);
        _sorted = [.. Enumerable.Range(0, _owners.Length)];
        Array.Sort(_sorted, (left, right) => Name(left).SequenceCompareTo(Name(right)) is var compared and not 0 ? compared : left - right);
        _trigrams = new(_owners.Length, Whole);
    }

    public int Count => _tags.Length;

    public static string Fold(string text) => text.ToLowerInvariant().Replace('_', ' ');

    /// <summary>
    /// The tag itself, then those that begin with the text, then those that have it anywhere, then those with words that begin
    /// like its words; within each the commonest first.
    /// </summary>
    public IReadOnlyList<FoundTag> Find(string text, int limit)
    {
        var typed = Fold(text.Trim()).Replace((char)End, ' ');
        if (typed.Length == 0 || limit <= 0)
            return [];
        var wanted = Encoding.UTF8.GetBytes(typed);
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var names = Beginning(wanted, limit * NamesOfTag).Concat(With(wanted));
        if (words.Length > 1)
            names = names.Concat(WithWords([.. words.Select(word => Encoding.UTF8.GetBytes($" {word}"))]));
        return [.. names.DistinctBy(name => _owners[name]).Take(limit).Select(Show)];
    }

    /// <summary>What a name is known as; of several tags that have it as an alias the commonest. Null when it is not known.</summary>
    public KnownName? Known(string name)
    {
        var wanted = Encoding.UTF8.GetBytes(Fold(name.Replace("\\", "", StringComparison.Ordinal)));
        KnownName? known = null;
        var best = int.MaxValue;
        for (var place = Border(wanted, after: false); place < _sorted.Length && Name(_sorted[place]).SequenceEqual(wanted); place++)
        {
            var (found, owner) = (_sorted[place], _owners[_sorted[place]]);
            var isAlias = FirstOf(found) != found;
            if (known is null || (known.IsAlias && !isAlias) || (known.IsAlias == isAlias && owner < best))
                (known, best) = (new(_tags[owner].Tag, isAlias), owner);
        }

        return known;
    }

    private static DictionaryTag[] Merge(IEnumerable<IEnumerable<DictionaryTag>> dictionaries)
    {
        var all = new Dictionary<string, DictionaryTag>(StringComparer.Ordinal);
        foreach (var tag in dictionaries.SelectMany(tags => tags))
            all[tag.Tag] = !all.TryGetValue(tag.Tag, out var same) ? tag : same with
            {
                Category = same.Category == TagCategories.General ? tag.Category : same.Category,
                Count = Math.Max(same.Count, tag.Count),
                Aliases = [.. same.Aliases.Union(tag.Aliases)],
            };
        return [.. all.Values.OrderByDescending(tag => tag.Count)];
    }

    private ReadOnlySpan<byte> Name(int name) => Whole(name)[1..];

    /// <summary>With the space in front.</summary>
    private ReadOnlySpan<byte> Whole(int name) => _names.AsSpan(_starts[name].._starts[name + 1])[..^1];

    private FoundTag Show(int name)
    {
        var tag = _tags[_owners[name]];
        var isOwn = name == 0 || _owners[name - 1] != _owners[name];
        return new(tag.Tag, tag.Category, tag.Count, isOwn ? null : tag.Aliases[name - FirstOf(name) - 1]);
    }

    private int FirstOf(int name)
    {
        var first = name;
        while (first > 0 && _owners[first - 1] == _owners[name])
            first--;
        return first;
    }

    /// <summary>Names that begin so: the text itself, then the commonest.</summary>
    /// <param name="limit">Of the commonest.</param>
    private IEnumerable<int> Beginning(byte[] wanted, int limit)
    {
        var place = Border(wanted, after: false);
        for (; place < _sorted.Length && Name(_sorted[place]).SequenceEqual(wanted); place++)
            yield return _sorted[place];
        foreach (var name in Least(_sorted.AsSpan(place..Border(wanted, after: true)), limit))
            yield return name;
    }

    /// <summary>The least numbers, in order.</summary>
    private static int[] Least(ReadOnlySpan<int> numbers, int limit)
    {
        var least = new PriorityQueue<int, int>(limit);
        var most = int.MaxValue;
        foreach (var number in numbers)
        {
            if (least.Count < limit)
                least.Enqueue(number, -number);
            else if (number < most)
                least.DequeueEnqueue(number, -number);
            else
                continue;
            most = least.Count < limit ? int.MaxValue : least.Peek();
        }

        return [.. least.UnorderedItems.Select(item => item.Element).Order()];
    }

    /// <summary>The first place in the alphabet of a name that begins so, or the first after all of those.</summary>
    private int Border(ReadOnlySpan<byte> wanted, bool after)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var name = Name(_sorted[middle]);
            var compared = name[..Math.Min(name.Length, wanted.Length)].SequenceCompareTo(wanted);
            if (compared < 0 || (after && compared == 0))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Names that have the text somewhere, the commonest first.</summary>
    private IEnumerable<int> With(byte[] text) => (_trigrams.Candidates(text) ?? Scan(text)).Where(name => Name(name).IndexOf(text) >= 0);

    /// <summary>Names with words that begin so, the commonest first.</summary>
    /// <param name="beginnings">Each behind a space.</param>
    private IEnumerable<int> WithWords(byte[][] beginnings) => (_trigrams.Candidates(beginnings) ?? Scan(beginnings[0])).Where(name =>
    {
        foreach (var beginning in beginnings)
            if (Whole(name).IndexOf(beginning) < 0)
                return false;
        return true;
    });

    /// <summary>Names that may have the text, by reading through all.</summary>
    private IEnumerable<int> Scan(byte[] text)
    {
        for (var at = 0; _names.AsSpan(at).IndexOf(text) is >= 0 and var next;)
        {
            var name = Array.BinarySearch(_starts, at + next);
            name = name >= 0 ? name : ~name - 1;
            yield return name;
            at = _starts[name + 1];
        }
    }
}
