using System.Text;
using LoraCraft.Captions.Likeness;

namespace LoraCraft.Captions.Dictionaries;

/// <param name="Alias">The other name by which it was found; null when by its own.</param>
internal sealed record FoundTag(string Tag, string Category, int Count, string? Alias);

/// <summary>
/// Finds the tags of all dictionaries by any part of their names. All names lie in one piece of memory, the commonest tag first,
/// so that a search reads it from the start until it has enough; those that begin with a text are found by an order of names.
/// Names are compared in lower case, with spaces for underscores.
/// </summary>
internal sealed class TagSearch
{
    private const byte End = (byte)'\n';

    /// <summary>Hardly a tag has more names with one beginning.</summary>
    private const int NamesOfTag = 8;

    /// <summary>With so many that begin alike, those among all are found sooner than the best of them.</summary>
    private const int ManyNames = 10_000;

    private readonly DictionaryTag[] _tags;
    private readonly byte[] _names;

    /// <summary>Where each name begins, and where the last one ends.</summary>
    private readonly int[] _starts;

    /// <summary>Whose name it is.</summary>
    private readonly int[] _owners;

    /// <summary>The names as an alphabet has them.</summary>
    private readonly int[] _sorted;

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
                names.Write(Encoding.UTF8.GetBytes(Fold(name)));
                names.WriteByte(End);
            }

        starts.Add((int)names.Position);
        (_names, _starts, _owners) = (names.ToArray(), [.. starts], [.. owners]);
        _sorted = [.. Enumerable.Range(0, _owners.Length)];
        Array.Sort(_sorted, (left, right) => Name(left).SequenceCompareTo(Name(right)));
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
        var found = new List<int>();
        var known = new HashSet<int>();
        if (typed.Length == 0 || limit <= 0)
            return [];
        var wanted = Encoding.UTF8.GetBytes(typed);
        foreach (var name in Beginning(wanted, limit * NamesOfTag))
            if (!Take(name))
                break;
        if (found.Count < limit)
            Scan(wanted, Take);
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (found.Count < limit && words.Length > 1)
        {
            var parts = words.Select(word => Encoding.UTF8.GetBytes($" {word}")).ToArray();
            Scan(parts.MaxBy(part => part.Length)!.AsSpan(1), name => !HasWords(name, parts) || Take(name));
        }

        return [.. found.Select(Show)];

        bool Take(int name)
        {
            if (known.Add(_owners[name]))
                found.Add(name);
            return found.Count < limit;
        }
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

    private ReadOnlySpan<byte> Name(int name) => _names.AsSpan(_starts[name].._starts[name + 1])[..^1];

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
    private int[] Beginning(byte[] wanted, int limit)
    {
        var (from, to) = (Border(wanted, after: false), Border(wanted, after: true));
        if (to - from > ManyNames)
            return Commonest(wanted, from, limit);
        var names = _sorted.AsSpan(from..to);
        var best = new PriorityQueue<int, int>();
        foreach (var name in names)
        {
            var rank = _starts[name + 1] - _starts[name] - 1 == wanted.Length ? name - _owners.Length : name;
            if (best.Count < limit)
                best.Enqueue(name, -rank);
            else if (best.TryPeek(out _, out var worst) && -rank > worst)
                best.DequeueEnqueue(name, -rank);
        }

        var ranked = new int[best.Count];
        for (var place = best.Count - 1; place >= 0; place--)
            ranked[place] = best.Dequeue();
        return ranked;
    }

    /// <summary>The same where many names begin so: then it is quicker to go through all, the commonest first.</summary>
    /// <param name="from">The first of them in the alphabet; the text itself stands before what is longer.</param>
    private int[] Commonest(byte[] wanted, int from, int limit)
    {
        var best = new List<int>(limit);
        for (var place = from; place < _sorted.Length && best.Count < limit && Name(_sorted[place]).SequenceEqual(wanted); place++)
            best.Add(_sorted[place]);
        best.Sort();
        for (var (name, same) = (0, best.Count); name < _owners.Length && best.Count < limit; name++)
            if (Name(name).StartsWith(wanted) && best.IndexOf(name, 0, same) < 0)
                best.Add(name);
        return [.. best];
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

    /// <summary>Meets the names that have the text somewhere, each once, the commonest first, until told to stop.</summary>
    private void Scan(ReadOnlySpan<byte> wanted, Func<int, bool> meet)
    {
        for (var at = 0; _names.AsSpan(at).IndexOf(wanted) is >= 0 and var next;)
        {
            var name = Array.BinarySearch(_starts, at + next);
            name = name >= 0 ? name : ~name - 1;
            if (!meet(name))
                return;
            at = _starts[name + 1];
        }
    }

    /// <param name="parts">Words, each behind a space.</param>
    private bool HasWords(int name, byte[][] parts)
    {
        foreach (var part in parts)
            if (!Name(name).StartsWith(part.AsSpan(1)) && Name(name).IndexOf(part) < 0)
                return false;
        return true;
    }
}
