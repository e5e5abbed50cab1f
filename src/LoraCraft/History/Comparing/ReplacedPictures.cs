using LoraCraft.History.Algebra;
using LoraCraft.Shared;

namespace LoraCraft.History.Comparing;

/// <summary>
/// A picture never changes: one that was changed outside is taken in as a new image that has the place and the name of the old one,
/// which goes into the bin. To whoever compares, that is one image with another picture, wherever it was moved since. Two that came
/// to the same place under one name, with nothing in a bin there, have nothing to do with each other.
/// </summary>
internal static class ReplacedPictures
{
    /// <summary>The images that are only on the left, and only on the right, of which one took the place of the other.</summary>
    /// <param name="cameOnLeft">The places at which images came that are on the left alone, by their numbers there.</param>
    /// <param name="cameOnRight">The same of the right.</param>
    public static IReadOnlyDictionary<ImagePair, ImagePair> Find(
        IReadOnlyList<ImagePair> pairs, Func<ImageSet, IReadOnlyDictionary<int, double>> cameOnLeft, Func<ImageSet, IReadOnlyDictionary<int, double>> cameOnRight)
    {
        var (lefts, rights) = (pairs.Where(p => p is { OnLeft: true, OnRight: false }).ToList(), pairs.Where(p => p is { OnLeft: false, OnRight: true }).ToList());
        var names = lefts.Select(p => p.Left!.Name).Intersect(rights.Select(p => p.Right!.Name)).ToHashSet();
        lefts.RemoveAll(p => !names.Contains(p.Left!.Name));
        rights.RemoveAll(p => !names.Contains(p.Right!.Name));
        var onLeft = cameOnLeft(ImageSet.Of(lefts.Where(p => p.Right is null).Select(p => p.LeftNumber!.Value)));
        var onRight = cameOnRight(ImageSet.Of(rights.Where(p => p.Left is null).Select(p => p.RightNumber!.Value)));

        var instead = new Dictionary<(double Place, string Name), ImagePair>();
        foreach (var pair in rights)
            instead.TryAdd(Spot(pair.Right!, pair.Left, pair.RightNumber, onRight), pair);
        var gone = pairs.Where(p => p is { OnLeft: false, OnRight: false, Left: not null, Right: not null }).Select(p => (p.Left!.Place, p.Left.Name)).ToHashSet();
        var found = new Dictionary<ImagePair, ImagePair>(ReferenceEqualityComparer.Instance);
        foreach (var pair in lefts)
        {
            var spot = Spot(pair.Left!, pair.Right, pair.LeftNumber, onLeft);
            if (instead.TryGetValue(spot, out var other) && (pair.Right is not null || other.Left is not null || gone.Contains(spot)) && instead.Remove(spot))
                found.Add(pair, other);
        }

        return found;
    }

    /// <summary>Where the one of an image and the other changed places: in the bin lies what went from there; what came lay there when it came.</summary>
    /// <param name="binned">The image on the side where it is in the bin; null where it never was there.</param>
    private static (double Place, string Name) Spot(ImageState image, ImageState? binned, int? number, IReadOnlyDictionary<int, double> came) =>
        (binned?.Place ?? came.GetValueOrDefault(number!.Value, image.Place), image.Name);
}
