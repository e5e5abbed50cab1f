namespace LoraCraft.History.Algebra;

/// <summary>The nth occurrence of a tag in its list, from 0.</summary>
internal readonly record struct TagOccurrence(string Tag, int Nth) : IComparable<TagOccurrence>
{
    public static TagOccurrence[] Of(IReadOnlyList<string> tags)
    {
        var seen = new Dictionary<string, int>();
        var all = new TagOccurrence[tags.Count];
        for (var i = 0; i < all.Length; i++)
        {
            var nth = seen.GetValueOrDefault(tags[i]);
            seen[tags[i]] = nth + 1;
            all[i] = new(tags[i], nth);
        }

        return all;
    }

    public int CompareTo(TagOccurrence other) => string.CompareOrdinal(Tag, other.Tag) is var order && order != 0 ? order : Nth.CompareTo(other.Nth);
}

/// <summary>Tags that one side added next to each other.</summary>
/// <param name="After">The place in base of the tag they follow on their side; -1 at the beginning.</param>
/// <param name="InPlaceOf">The places in base of the tags that stood there and are gone.</param>
/// <param name="AtEnd">Whether no tag of base follows them.</param>
internal sealed record TagRun(IReadOnlyList<TagOccurrence> Tags, int After, IReadOnlyList<int> InPlaceOf, bool AtEnd)
{
    /// <summary>Two runs at the same spot as one, the same whichever comes first: tags of both once, the others around them by name.</summary>
    public static List<TagOccurrence> Join(List<TagOccurrence> one, List<TagOccurrence> other)
    {
        var (inOne, inOther) = (one.FindAll(other.Contains), other.FindAll(one.Contains));
        if (!inOne.SequenceEqual(inOther))
        {
            if (Compare(inOne, inOther) > 0)
                (one, other, inOne) = (other, one, inOther);
            other = other.FindAll(tag => !one.Contains(tag));
            inOne = [];
        }

        var joined = new List<TagOccurrence>();
        int i = 0, j = 0;
        foreach (var both in inOne)
        {
            var (upTo, otherUpTo) = (one.IndexOf(both), other.IndexOf(both));
            Gap(one[i..upTo], other[j..otherUpTo]);
            joined.Add(both);
            (i, j) = (upTo + 1, otherUpTo + 1);
        }

        Gap(one[i..], other[j..]);
        return joined;

        void Gap(List<TagOccurrence> mine, List<TagOccurrence> theirs) =>
            joined.AddRange(Compare(mine, theirs) <= 0 ? mine.Concat(theirs) : theirs.Concat(mine));
    }

    private static int Compare(List<TagOccurrence> one, List<TagOccurrence> other)
    {
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
            if (one[i].CompareTo(other[i]) is var order && order != 0)
                return order;
        return one.Count.CompareTo(other.Count);
    }
}

/// <summary>What one side did to a list of tags.</summary>
internal sealed class TagSide
{
    private readonly HashSet<TagOccurrence> _tags;
    private readonly bool[] _kept;

    public TagSide(TagOccurrence[] @base, IReadOnlyList<string> tags)
    {
        var all = TagOccurrence.Of(tags);
        _tags = [.. all];
        _kept = [.. @base.Select(_tags.Contains)];
        var places = @base.Select((tag, place) => (tag, place)).ToDictionary(b => b.tag, b => b.place);
        var runs = new List<TagRun>();
        var kept = new List<int>();
        var run = new List<TagOccurrence>();
        foreach (var tag in all)
            if (places.TryGetValue(tag, out var place))
            {
                Close(atEnd: false);
                kept.Add(place);
            }
            else
            {
                run.Add(tag);
            }

        Close(atEnd: true);
        (Kept, Runs) = (kept, runs);

        void Close(bool atEnd)
        {
            if (run.Count == 0)
                return;
            var after = kept.Count > 0 ? kept[^1] : -1;
            runs.Add(new(run, after, [.. GoneAfter(after)], atEnd));
            run = [];
        }
    }

    /// <summary>The places in base of the tags it kept, in its order.</summary>
    public IReadOnlyList<int> Kept { get; }

    public IReadOnlyList<TagRun> Runs { get; }

    public bool Keeps(int place) => _kept[place];

    public bool Has(TagOccurrence tag) => _tags.Contains(tag);

    private IEnumerable<int> GoneAfter(int place)
    {
        for (var next = place + 1; next < _kept.Length && !_kept[next]; next++)
            yield return next;
    }
}
