using System.Collections.ObjectModel;
using LoraCraft.Datasets;
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
public sealed class Comparison(IEventStore store, States states, EventTypes types)
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
        var (own, others) = (new List<int>(), new List<int>());
        foreach (var number in touched)
            if (number <= lines.SharedNumbers)
                pairs.Add(new(number, number, lefts.GetValueOrDefault(number), rights.GetValueOrDefault(number)));
            else
            {
                if (lefts.ContainsKey(number))
                    own.Add(number);
                if (rights.ContainsKey(number))
                    others.Add(number);
            }

        pairs.AddRange(ByPicture(own, lefts, others, rights));
        return pairs;
    }

    /// <summary>Of several with the same picture those in the dataset before those in the bin, then in order of their numbers.</summary>
    private static IEnumerable<ImagePair> ByPicture(
        List<int> own, IReadOnlyDictionary<int, ImageState> lefts, List<int> others, IReadOnlyDictionary<int, ImageState> rights)
    {
        var waiting = others.OrderBy(n => !rights[n].Live).ThenBy(n => n).GroupBy(n => rights[n].Picture).ToDictionary(g => g.Key, g => new Queue<int>(g));
        var same = own.OrderBy(n => !lefts[n].Live).ThenBy(n => n)
            .ToDictionary(n => n, n => waiting.GetValueOrDefault(lefts[n].Picture)?.TryDequeue(out var there) == true ? there : (int?)null);
        return
        [
            .. own.Select(n => new ImagePair(n, same[n], lefts[n], same[n] is { } there ? rights[there] : null)),
            .. waiting.Values.SelectMany(rest => rest).Order().Select(n => new ImagePair(null, n, null, rights[n])),
        ];
    }

    /// <summary>All images that the stretches of a line touched, by the number they go by there.</summary>
    internal ImageSet Touched(Lines lines) => ImageSet.UnionOf(lines.Left.Concat(lines.Right).Select(s => states.Touched(s.Dataset, s.After, s.UpTo)));

    /// <summary>Finds the places at which images of a set came within the stretches of a line, by number.</summary>
    internal Func<ImageSet, IReadOnlyDictionary<int, double>> Places(IReadOnlyList<(long Dataset, long After, long UpTo)> stretches) => images => images.IsEmpty
        ? ReadOnlyDictionary<int, double>.Empty
        : stretches.SelectMany(s => Arrivals(Streams.Dataset(s.Dataset), s.After, s.UpTo, images)).DistinctBy(i => i.Number).ToDictionary(i => i.Number, i => i.Place);

    private IEnumerable<AddedImage> Arrivals(string stream, long after, long upTo, ImageSet images) => store
        .Read(s => s.ReadStream(stream, after, upTo, s.Tables.Touching(stream, after, upTo, images).Select(c => c.Change), types.NamesOf(t => t == typeof(ImagesAdded))))
        .Select(e => types.Read(e).Event).OfType<ImagesAdded>().SelectMany(e => e.Images).Where(i => images.Contains(i.Number));

    internal Lines Between(Point left, Point right) => store.Read(s => Lines.Between(s, left, right));
}
