namespace LoraCraft.History.Algebra;

/// <summary>One replacement: <c>[Start, End)</c> of the old sequence became <c>[From, To)</c> of the new one.</summary>
public readonly record struct Replacement(int Start, int End, int From, int To);

/// <summary>The fewest replacements between two sequences, by Myers' greedy algorithm.</summary>
internal static class SequenceDiff
{
    /// <summary>
    /// Sequences further apart than this many insertions and deletions differ by one replacement, from the first difference to
    /// the last: work is at most this times their length, and memory its square.
    /// </summary>
    private const int MostEdits = 1000;

    /// <summary>In order, with something that stayed between each two.</summary>
    public static List<Replacement> Between(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var start = before.CommonPrefixLength(after);
        var old = before[start..];
        var now = after[start..];
        while (old.Length > 0 && now.Length > 0 && old[^1] == now[^1])
        {
            old = old[..^1];
            now = now[..^1];
        }

        if (old.Length == 0 && now.Length == 0)
            return [];
        if (old.Length == 0 || now.Length == 0 || Trace(old, now) is not { } trace)
            return [new(start, start + old.Length, start, start + now.Length)];
        return Replacements(trace, old.Length, now.Length, start);
    }

    /// <summary>For each number of edits the furthest places reached in the old sequence, by diagonal; null when it takes too many.</summary>
    private static List<int[]>? Trace(ReadOnlySpan<int> old, ReadOnlySpan<int> now)
    {
        var trace = new List<int[]>();
        for (var edits = 0; edits <= Math.Min(MostEdits, old.Length + now.Length); edits++)
        {
            var reached = new int[(2 * edits) + 1];
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = edits == 0 ? 0 : Step(trace[^1], edits, diagonal).X;
                var y = x - diagonal;
                if (x <= old.Length && y >= 0 && y <= now.Length)
                    x += old[x..].CommonPrefixLength(now[y..]);
                reached[diagonal + edits] = x;
                if (x >= old.Length && x - diagonal >= now.Length)
                {
                    trace.Add(reached);
                    return trace;
                }
            }

            trace.Add(reached);
        }

        return null;
    }

    /// <summary>Where a diagonal begins after one more edit: by a deletion from the diagonal below, or an insertion from the one above.</summary>
    private static (int X, int From) Step(int[] reached, int edits, int diagonal)
    {
        var down = diagonal == -edits
            || (diagonal != edits && reached[diagonal - 1 + edits - 1] < reached[diagonal + 1 + edits - 1]);
        var from = down ? diagonal + 1 : diagonal - 1;
        return (reached[from + edits - 1] + (down ? 0 : 1), from);
    }

    private static List<Replacement> Replacements(List<int[]> trace, int x, int y, int offset)
    {
        var all = new List<Replacement>();
        var (diagonal, last) = (x - y, (Start: -1, From: -1));
        for (var edits = trace.Count - 1; edits > 0; edits--)
        {
            var (begin, from) = Step(trace[edits - 1], edits, diagonal);
            var (oldX, newX) = (trace[edits - 1][from + edits - 1], begin);
            var (oldY, newY) = (oldX - from, newX - diagonal);
            if (all.Count > 0 && last == (newX, newY))
                all[^1] = all[^1] with { Start = offset + oldX, From = offset + oldY };
            else
                all.Add(new(offset + oldX, offset + newX, offset + oldY, offset + newY));
            last = (oldX, oldY);
            diagonal = from;
        }

        all.Reverse();
        return all;
    }
}
