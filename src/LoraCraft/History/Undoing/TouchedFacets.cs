using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Undoing;

/// <summary>Which images events touched in which respect: presence, tags, each caption, stars, mark, place.</summary>
internal static class TouchedFacets
{
    /// <summary>For each image that a later event touched in a respect in which own events had touched it before, those respects.</summary>
    /// <param name="own">In order.</param>
    /// <param name="later">In order; some may lie between the own ones.</param>
    public static Dictionary<int, List<string>> BuiltOn(IReadOnlyList<RecordedEvent> own, IEnumerable<RecordedEvent> later)
    {
        var found = new Dictionary<int, List<string>>();
        var soFar = new Dictionary<string, ImageSet>();
        var next = 0;
        foreach (var one in later)
        {
            var before = next;
            while (next < own.Count && own[next].Version < one.Version)
                next++;
            foreach (var mine in own.Skip(before).Take(next - before).Select(e => e.Event).OfType<ITouchesImages>().GroupBy(FacetOf))
                soFar[mine.Key] = ImageSet.UnionOf([soFar.GetValueOrDefault(mine.Key, ImageSet.Empty), .. mine.Select(e => e.Touched)]);
            if (one.Event is ITouchesImages theirs && soFar.TryGetValue(FacetOf(theirs), out var touched))
                foreach (var number in touched.Intersect(theirs.Touched))
                    Note(found, number, FacetOf(theirs));
        }

        return found;
    }

    private static void Note(Dictionary<int, List<string>> found, int number, string facet)
    {
        if (!found.TryGetValue(number, out var facets))
            found[number] = facets = [];
        if (!facets.Contains(facet))
            facets.Add(facet);
    }

    private static string FacetOf(ITouchesImages @event) => @event switch
    {
        ImagesStarred => Facets.Stars,
        ImagesMarked => Facets.Mark,
        ImagesReordered => Facets.Place,
        TagRenamed or TagsEdited or TagsReordered => Facets.Tags,
        CaptionsEdited e => Facets.Caption(e.Caption),
        _ => Facets.Presence,
    };
}
