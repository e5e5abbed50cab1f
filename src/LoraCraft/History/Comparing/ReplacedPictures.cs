namespace LoraCraft.History.Comparing;

/// <summary>
/// A picture never changes: one that was changed outside is taken in as a new image that has the place and the name of the old one,
/// which goes into the bin. To whoever compares, that is one image with another picture.
/// </summary>
internal static class ReplacedPictures
{
    /// <summary>The images that are only on the left, and only on the right, of which one took the place of the other.</summary>
    public static IReadOnlyDictionary<ImagePair, ImagePair> Find(IReadOnlyList<ImagePair> pairs)
    {
        var came = new Dictionary<(double Place, string Name), ImagePair>();
        foreach (var pair in pairs.Where(p => p is { OnLeft: false, OnRight: true }))
            came.TryAdd(Spot(pair), pair);
        var found = new Dictionary<ImagePair, ImagePair>(ReferenceEqualityComparer.Instance);
        foreach (var pair in pairs.Where(p => p is { OnLeft: true, OnRight: false }))
            if (came.Remove(Spot(pair), out var instead))
                found.Add(pair, instead);
        return found;
    }

    /// <summary>Where it lies on the right, in the bin too; what is not there at all lies where it was.</summary>
    private static (double Place, string Name) Spot(ImagePair pair) => ((pair.Right ?? pair.Left)!.Place, (pair.Right ?? pair.Left)!.Name);
}
