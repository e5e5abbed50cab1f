using System.Runtime.InteropServices;

namespace LoraCraft.Captions.Likeness;

/// <summary>
/// Finds tags that are one letter away: one more, one less, another, or two that changed places, in one word of some length that
/// begins alike. Two such tags are the same with one letter left out of that word, so each is kept under what it is without
/// each of its letters, and nothing is compared with everything.
/// </summary>
internal sealed class OneLetter
{
    private const int ShortestWord = 6;

    /// <summary>So many are looked at that are the same but for one letter.</summary>
    private const int MostNear = 16;
    private const ulong Base = 0x9E37_79B9_7F4A_7C15;

    private readonly Dictionary<ulong, int> _first = [];
    private readonly List<(int Tag, int Next)> _entries = [];
    private readonly List<ulong> _keys = [];

    /// <summary>Keeps a tag to be found.</summary>
    public void Add(int tag, string[] words)
    {
        Keys(words);
        foreach (var key in _keys)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, key, out var known);
            _entries.Add((tag, known ? first : -1));
            first = _entries.Count - 1;
        }
    }

    /// <summary>Kept tags that may be one letter away, some of them more than once, some of them further: ask <see cref="Apart(string[], string[])"/>.</summary>
    public IEnumerable<int> Near(string[] words)
    {
        Keys(words);
        foreach (var key in _keys)
        {
            var seen = 0;
            for (var at = _first.GetValueOrDefault(key, -1); at >= 0 && seen < MostNear; at = _entries[at].Next, seen++)
                yield return _entries[at].Tag;
        }
    }

    /// <summary>Whether two tags, as words in lower case, are one letter apart. Digits are no letters: <c>1girl</c> is not <c>2girl</c>.</summary>
    public static bool Apart(string[] left, string[] right)
    {
        if (left.Length != right.Length)
            return false;
        var differing = -1;
        for (var place = 0; place < left.Length; place++)
            if (left[place] != right[place])
            {
                if (differing >= 0)
                    return false;
                differing = place;
            }

        return differing >= 0 && Apart(left[differing], right[differing]);
    }

    private static bool Apart(string left, string right)
    {
        if (Math.Max(left.Length, right.Length) < ShortestWord || left[0] != right[0] || Math.Abs(left.Length - right.Length) > 1)
            return false;
        var same = left.AsSpan().CommonPrefixLength(right);
        var restLeft = left.AsSpan(same);
        var restRight = right.AsSpan(same);
        if (restLeft.ContainsAnyInRange('0', '9') || restRight.ContainsAnyInRange('0', '9'))
            return false;
        if (restLeft.Length != restRight.Length)
            return restLeft.Length < restRight.Length ? restRight[1..].SequenceEqual(restLeft) : restLeft[1..].SequenceEqual(restRight);
        return restLeft[1..].SequenceEqual(restRight[1..])
            || (restLeft.Length > 1 && restLeft[0] == restRight[1] && restLeft[1] == restRight[0] && restLeft[2..].SequenceEqual(restRight[2..]));
    }

    /// <summary>Numbers for the tag with a long word whole, and without each letter of it but the first.</summary>
    private void Keys(string[] words)
    {
        _keys.Clear();
        var whole = 0UL;
        for (var place = 0; place < words.Length; place++)
            whole ^= Mix(Number(words[place]), place);
        for (var place = 0; place < words.Length; place++)
        {
            var word = words[place];
            if (word.Length < ShortestWord - 1)
                continue;
            var number = Number(word);
            var others = whole ^ Mix(number, place) ^ ((ulong)words.Length << 32) ^ (ulong)place;
            _keys.Add(others + (number * Base));
            var (before, after, scale) = (number, 0UL, 1UL);
            for (var letter = word.Length - 1; letter >= 1; letter--)
            {
                before = Before(before, word[letter]);
                _keys.Add(others + (((before * scale) + after) * Base));
                after += word[letter] * scale;
                scale *= Base;
            }
        }
    }

    /// <summary>A word as the digits of one number, which wraps around.</summary>
    private static ulong Number(string word)
    {
        var number = 0UL;
        foreach (var letter in word)
            number = (number * Base) + letter;
        return number;
    }

    /// <summary>The number of a word without its last letter.</summary>
    private static ulong Before(ulong number, char last) => (number - last) * Inverse;

    /// <summary>What the base has to be multiplied with to give one.</summary>
    private static readonly ulong Inverse = InverseOf(Base);

    private static ulong InverseOf(ulong odd)
    {
        var inverse = odd;
        for (var round = 0; round < 6; round++)
            inverse *= 2 - (odd * inverse);
        return inverse;
    }

    private static ulong Mix(ulong number, int place) => System.Numerics.BitOperations.RotateLeft((number + 1) * 0xD6E8_FEB8_6659_FD93, (place * 7) + 13);
}
