using System.Collections.ObjectModel;
using LoraCraft.History.Algebra;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Comparing;

/// <summary>One image on both sides; the number is null where it is not there and never was.</summary>
internal sealed record ImagePair(int? LeftNumber, int? RightNumber, ImageState? Left, ImageState? Right)
{
    public bool OnLeft => Left is { Live: true };

    public bool OnRight => Right is { Live: true };
}

/// <summary>Finds the images that differ, or may differ, between two points of one line.</summary>
public sealed class Comparison(IEventStore store, States states)
{
    /// <summary>Images by number where both sides mean the same by it; those that a side gave its own number, by picture.</summary>
    internal IReadOnlyList<ImagePair> Pairs(Lines lines, Point left, Point right)
    {
        var touched = Touched(lines);
        IReadOnlyDictionary<int, ImageState> lefts = ReadOnlyDictionary<int, ImageState>.Empty, rights = lefts;
        Parallel.Invoke( // each side is mostly read from a file of its own
            () => lefts = states.At(left.Dataset, left.Version, touched),
            () => rights = states.At(right.Dataset, right.Version, touched));
        var pairs = new List<ImagePair>();
        var (own, others) = (new List<int>(), new Dictionary<string, int>());
        foreach (var number in touched)
            if (number <= lines.SharedNumbers)
                pairs.Add(new(number, number, lefts.GetValueOrDefault(number), rights.GetValueOrDefault(number)));
            else
            {
                if (lefts.ContainsKey(number))
                    own.Add(number);
                if (rights.TryGetValue(number, out var there))
                    others[there.Picture] = number;
            }

        foreach (var number in own)
            pairs.Add(others.Remove(lefts[number].Picture, out var same)
                ? new(number, same, lefts[number], rights[same])
                : new(number, null, lefts[number], null));
        pairs.AddRange(others.Values.Order().Select(n => new ImagePair(null, n, null, rights[n])));
        return pairs;
    }

    /// <summary>All images that the stretches of a line touched, by the number they go by there.</summary>
    internal ImageSet Touched(Lines lines) => ImageSet.UnionOf(lines.Left.Concat(lines.Right).Select(s => states.Touched(s.Dataset, s.After, s.UpTo)));

    internal Lines Between(Point left, Point right) => store.Read(s => Lines.Between(s, left, right));
}
