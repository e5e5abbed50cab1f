using System.Globalization;
using System.Text;

namespace LoraCraft.Shared;

/// <summary>
/// Which event put which part of a text there: lengths in UTF-16 code units, each with the global position of its event, in
/// the order of the text. Neighbours of one origin are one span. As text <c>120:5,14:88</c>, which is 120 units by event 5, then
/// 14 by event 88.
/// </summary>
internal sealed class CaptionSpans : IEquatable<CaptionSpans>
{
    public static readonly CaptionSpans Empty = new([]);

    private readonly (int Length, long Origin)[] _spans;

    private CaptionSpans((int, long)[] spans) => _spans = spans;

    public int Length => _spans.Sum(s => s.Length);

    public IEnumerable<long> Origins => _spans.Select(s => s.Origin);

    /// <summary>A text that one event wrote.</summary>
    public static CaptionSpans Of(int length, long origin) => length <= 0 ? Empty : new([(length, origin)]);

    /// <exception cref="FormatException">Not such a text.</exception>
    public static CaptionSpans Parse(string text)
    {
        if (text.Length == 0)
            return Empty;
        var spans = text.Split(',');
        return new(Array.ConvertAll(spans, span =>
        {
            var colon = span.IndexOf(':', StringComparison.Ordinal);
            return (int.Parse(span.AsSpan(0, colon), CultureInfo.InvariantCulture), long.Parse(span.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        }));
    }

    /// <summary>One origin for each code unit of a text.</summary>
    public static CaptionSpans Of(ReadOnlySpan<long> origins)
    {
        var spans = new List<(int Length, long Origin)>();
        foreach (var origin in origins)
            if (spans.Count > 0 && spans[^1].Origin == origin)
                spans[^1] = (spans[^1].Length + 1, origin);
            else
                spans.Add((1, origin));
        return new([.. spans]);
    }

    /// <summary>The spans of a part of the text; what reaches beyond its ends is left out.</summary>
    public CaptionSpans Slice(int start, int length)
    {
        var part = new List<(int, long)>();
        var at = 0;
        foreach (var (size, origin) in _spans)
        {
            var (from, to) = (Math.Max(at, start), Math.Min(at + size, start + length));
            if (from < to)
                part.Add((to - from, origin));
            at += size;
        }

        return new([.. part]);
    }

    /// <summary>The spans after a part of the text gave way to another; what stays keeps its origins.</summary>
    public CaptionSpans Splice(int start, int removed, CaptionSpans added) =>
        Join(Slice(0, start), added, Slice(start + removed, int.MaxValue - start - removed));

    /// <summary>Of the same text: these spans, and the others where these have the origin 0.</summary>
    public CaptionSpans Over(CaptionSpans others)
    {
        var at = 0;
        var parts = new CaptionSpans[_spans.Length];
        for (var i = 0; i < parts.Length; at += _spans[i++].Length)
            parts[i] = _spans[i].Origin == 0 ? others.Slice(at, _spans[i].Length) : new([_spans[i]]);
        return Join(parts);
    }

    /// <summary>The pieces of a text with their origins. What the spans do not reach belongs to the last of them.</summary>
    public IEnumerable<(string Text, long Origin)> On(string text)
    {
        var at = 0;
        for (var i = 0; i < _spans.Length && at < text.Length; i++)
        {
            var end = i == _spans.Length - 1 ? text.Length : Math.Min(text.Length, at + _spans[i].Length);
            yield return (text[at..end], _spans[i].Origin);
            at = end;
        }
    }

    public bool Equals(CaptionSpans? other) => other is not null && _spans.AsSpan().SequenceEqual(other._spans);

    public override bool Equals(object? obj) => Equals(obj as CaptionSpans);

    public override int GetHashCode() => _spans.Length == 0 ? 0 : HashCode.Combine(_spans.Length, _spans[0], _spans[^1]);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (length, origin) in _spans)
        {
            if (text.Length > 0)
                text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $"{length}:{origin}");
        }

        return text.ToString();
    }

    private static CaptionSpans Join(params ReadOnlySpan<CaptionSpans> parts)
    {
        var joined = new List<(int Length, long Origin)>();
        foreach (var part in parts)
            foreach (var span in part._spans)
                if (joined.Count > 0 && joined[^1].Origin == span.Origin)
                    joined[^1] = (joined[^1].Length + span.Length, span.Origin);
                else
                    joined.Add(span);
        return new([.. joined]);
    }
}
