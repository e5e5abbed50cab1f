namespace LoraCraft.Captions.Dictionaries;

/// <summary>
/// Which names have which three bytes in a row, so that for a text only few names have to be looked at. Every three bytes have a
/// list of names, one after the other with the distance to the one before; some share theirs, so a name in a list may not have them.
/// About a byte for each byte of the names.
/// </summary>
internal sealed class Trigrams
{
    public const int Length = 3;
    private const int Lists = 1 << 16;
    private const int GapBits = 7;

    /// <summary>Lists that are read for a search: to read one more is quicker than to look at the names that it rules out, up to here.</summary>
    private const int MostLists = 4;

    /// <summary>Where each list begins, and where the last one ends.</summary>
    private readonly int[] _starts = new int[Lists + 1];

    private readonly byte[] _gaps;

    /// <param name="count">Of the names.</param>
    /// <param name="nameOf">The bytes of each, with a space in front: what a text with a space in front looks for may be its beginning.</param>
    public Trigrams(int count, NameOf nameOf)
    {
        var last = new int[Lists];
        Array.Fill(last, -1);
        var sizes = new int[Lists];
        Each((list, gap) => sizes[list] += Size(gap));
        for (var list = 0; list < Lists; list++)
            _starts[list + 1] = _starts[list] + sizes[list];
        _gaps = new byte[_starts[Lists]];
        var ends = _starts.AsSpan(..Lists).ToArray();
        Array.Fill(last, -1);
        Each((list, gap) =>
        {
            for (; gap >> GapBits > 0; gap >>= GapBits)
                _gaps[ends[list]++] = (byte)(gap | 1 << GapBits);
            _gaps[ends[list]++] = (byte)gap;
        });

        void Each(Action<int, int> meet)
        {
            for (var name = 0; name < count; name++)
            {
                var bytes = nameOf(name);
                for (var at = 0; at + Length <= bytes.Length; at++)
                {
                    var list = ListOf(bytes[at..]);
                    if (last[list] == name)
                        continue;
                    meet(list, name - last[list]);
                    last[list] = name;
                }
            }
        }
    }

    public delegate ReadOnlySpan<byte> NameOf(int name);

    /// <summary>Those names, each once and in order, that may have all of some texts; null when no text is long enough to tell.</summary>
    public IEnumerable<int>? Candidates(params IEnumerable<byte[]> texts)
    {
        var lists = texts.SelectMany(ListsOf).Distinct().OrderBy(list => _starts[list + 1] - _starts[list]).Take(MostLists).ToArray();
        return lists.Length == 0 ? null : Common(lists);
    }

    private static IEnumerable<int> ListsOf(byte[] text) => Enumerable.Range(0, Math.Max(0, text.Length - Length + 1)).Select(at => ListOf(text.AsSpan(at)));

    private static int ListOf(ReadOnlySpan<byte> bytes) => ((bytes[0] << 11) ^ (bytes[1] << 5) ^ bytes[2]) & (Lists - 1);

    private static int Size(int gap)
    {
        var size = 1;
        for (; gap >> GapBits > 0; gap >>= GapBits)
            size++;
        return size;
    }

    /// <summary>The names that are in all of some lists.</summary>
    /// <param name="lists">The shortest first.</param>
    private IEnumerable<int> Common(int[] lists)
    {
        var cursors = Array.ConvertAll(lists, list => new Cursor(_gaps, _starts[list], _starts[list + 1]));
        while (cursors[0].Next())
        {
            var name = cursors[0].Name;
            var met = 1;
            while (met < cursors.Length && cursors[met].Reach(name) == name)
                met++;
            if (met == cursors.Length)
                yield return name;
        }
    }

    private struct Cursor(byte[] gaps, int at, int end)
    {
        public int Name { get; private set; } = -1;

        /// <summary>Goes on to the first name from a number on, and gives it; the last one when there is none.</summary>
        public int Reach(int name)
        {
            while (Name < name && Next())
                continue;
            return Name;
        }

        /// <summary>False at the end of the list.</summary>
        public bool Next()
        {
            if (at == end)
                return false;
            var gap = 0;
            for (var shift = 0; ; shift += GapBits)
            {
                gap |= (gaps[at] & (1 << GapBits) - 1) << shift;
                if (gaps[at++] >> GapBits == 0)
                    break;
            }

            Name += gap;
            return true;
        }
    }
}
