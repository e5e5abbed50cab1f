using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoraCraft.Shared;

/// <summary>
/// A set of image numbers (1 and up, small whole numbers within a dataset) kept as sorted ranges. As text and in JSON:
/// <c>"1-5000,5007"</c>; the empty set is <c>""</c>.
/// </summary>
[JsonConverter(typeof(ImageSetJson))]
public sealed class ImageSet : IEnumerable<int>, IEquatable<ImageSet>
{
    /// <summary>Far above what a dataset can hold, so that no request can name more images than memory has room for.</summary>
    private const int MaxNumber = 10_000_000;

    public static readonly ImageSet Empty = new([]);

    private readonly (int First, int Last)[] _ranges;

    private ImageSet((int, int)[] ranges) => _ranges = ranges;

    public IReadOnlyList<(int First, int Last)> Ranges => _ranges;

    public int Count => _ranges.Sum(r => r.Last - r.First + 1);

    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>All numbers from the first to the last; none when the last is smaller.</summary>
    public static ImageSet Range(int first, int last) => first > last ? Empty : new([(first, last)]);

    /// <summary>The set of these numbers, in whatever order and with whatever repeats they come.</summary>
    public static ImageSet Of(params IEnumerable<int> numbers)
    {
        var sorted = numbers.ToArray();
        Array.Sort(sorted);
        var ranges = new List<(int First, int Last)>();
        foreach (var number in sorted)
            if (ranges.Count > 0 && number <= ranges[^1].Last + 1)
                ranges[^1] = (ranges[^1].First, Math.Max(number, ranges[^1].Last));
            else
                ranges.Add((number, number));
        return ranges.Count == 0 ? Empty : new([.. ranges]);
    }

    /// <summary>Reads <c>"1-5000,5007"</c>; spaces, any order and overlaps are allowed, anything else is not.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ImageSet set)
    {
        set = Empty;
        if (text.IsWhiteSpace())
            return true;
        if (!text.Contains(','))
        {
            if (!TryParseRange(text, out var only))
                return false;
            set = new([only]);
            return true;
        }

        var ranges = new List<(int First, int Last)>();
        foreach (var piece in text.Split(','))
        {
            if (!TryParseRange(text[piece], out var range))
                return false;
            ranges.Add(range);
        }

        ranges.Sort();
        set = new([.. Merge(ranges)]);
        return true;
    }

    /// <summary>Whether a set as <see cref="ToString"/> writes it has the number, without reading more of it than needed.</summary>
    public static bool Holds(ReadOnlySpan<char> text, int number)
    {
        int first = 0, value = 0;
        for (var at = 0; at <= text.Length && text.Length > 0; at++)
        {
            var character = at < text.Length ? text[at] : ',';
            if (character == '-')
                (first, value) = (value, 0);
            else if (character != ',')
                value = value * 10 + (character - '0');
            else if (number <= value)
                return number >= (first == 0 ? value : first);
            else
                (first, value) = (0, 0);
        }

        return false;
    }

    public bool Contains(int number)
    {
        int low = 0, high = _ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (number < _ranges[middle].First)
                high = middle - 1;
            else if (number > _ranges[middle].Last)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }

    public ImageSet Union(ImageSet other) => UnionOf([this, other]);

    /// <summary>What is in any of the sets; for thousands of them at once too.</summary>
    public static ImageSet UnionOf(params IEnumerable<ImageSet> sets)
    {
        List<(int, int)> all = [.. sets.SelectMany(s => s._ranges)];
        all.Sort();
        return new([.. Merge(all)]);
    }

    /// <summary>What is in this set and not in the other.</summary>
    public ImageSet Except(ImageSet other) => Overlaps(other, out _) ? Of(this.Where(n => !other.Contains(n))) : this;

    public ImageSet Intersect(ImageSet other) => new([.. Overlaps(other)]);

    public bool Overlaps(ImageSet other, out ImageSet common)
    {
        common = Intersect(other);
        return !common.IsEmpty;
    }

    /// <summary>With the numbers between ranges that are at most so far apart.</summary>
    public ImageSet WithoutGaps(int most)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var range in _ranges)
            if (ranges.Count > 0 && range.First - ranges[^1].Last - 1 <= most)
                ranges[^1] = (ranges[^1].First, range.Last);
            else
                ranges.Add(range);
        return new([.. ranges]);
    }

    public IEnumerator<int> GetEnumerator()
    {
        foreach (var (first, last) in _ranges)
            for (var number = first; number <= last; number++)
                yield return number;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ImageSet? other) => other is not null && _ranges.AsSpan().SequenceEqual(other._ranges);

    public override bool Equals(object? obj) => Equals(obj as ImageSet);

    public override int GetHashCode() => _ranges.Length == 0 ? 0 : HashCode.Combine(_ranges.Length, _ranges[0], _ranges[^1]);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (first, last) in _ranges)
        {
            if (text.Length > 0)
                text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $"{first}");
            if (last > first)
                text.Append(CultureInfo.InvariantCulture, $"-{last}");
        }

        return text.ToString();
    }

    private static bool TryParseRange(ReadOnlySpan<char> text, out (int First, int Last) range)
    {
        var dash = text.IndexOf('-');
        var valid = Number(dash < 0 ? text : text[..dash], out range.First) & Number(dash < 0 ? text : text[(dash + 1)..], out range.Last);
        return valid && range.First <= range.Last;

        static bool Number(ReadOnlySpan<char> digits, out int number) =>
            int.TryParse(digits.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= MaxNumber;
    }

    private IEnumerable<(int, int)> Overlaps(ImageSet other)
    {
        int mine = 0, theirs = 0;
        while (mine < _ranges.Length && theirs < other._ranges.Length)
        {
            var (a, b) = (_ranges[mine], other._ranges[theirs]);
            var (first, last) = (Math.Max(a.First, b.First), Math.Min(a.Last, b.Last));
            if (first <= last)
                yield return (first, last);
            if (a.Last < b.Last)
                mine++;
            else
                theirs++;
        }
    }

    private static List<(int First, int Last)> Merge(List<(int First, int Last)> sorted)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in sorted)
            if (merged.Count > 0 && range.First <= (long)merged[^1].Last + 1)
                merged[^1] = (merged[^1].First, Math.Max(range.Last, merged[^1].Last));
            else
                merged.Add(range);
        return merged;
    }
}

internal sealed class ImageSetJson : JsonConverter<ImageSet>
{
    public override ImageSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && ImageSet.TryParse(text, out var set) ? set : throw new JsonException("Image numbers are written like 1-5000,5007.");

    public override void Write(Utf8JsonWriter writer, ImageSet value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
