using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Undoing;

/// <summary>Which images some events touched, in each respect: presence, tags, each caption, stars, mark, place.</summary>
internal sealed class TouchedFacets
{
    private const string Place = "place";

    private readonly Dictionary<string, ImageSet> _images;

    private TouchedFacets(Dictionary<string, ImageSet> images) => _images = images;

    public static TouchedFacets Of(IEnumerable<IEvent> events) => new(events.OfType<ITouchesImages>()
        .GroupBy(FacetOf).ToDictionary(g => g.Key, g => ImageSet.UnionOf(g.Select(e => e.Touched))));

    /// <summary>For each image that both touched in the same respect, those respects.</summary>
    public Dictionary<int, List<string>> Overlap(TouchedFacets other)
    {
        var found = new Dictionary<int, List<string>>();
        foreach (var (facet, images) in _images)
            if (other._images.TryGetValue(facet, out var theirs))
                foreach (var number in images.Intersect(theirs))
                    (found.TryGetValue(number, out var facets) ? facets : found[number] = []).Add(facet);
        return found;
    }

    private static string FacetOf(ITouchesImages @event) => @event switch
    {
        ImagesStarred => Facets.Stars,
        ImagesMarked => Facets.Mark,
        ImagesReordered => Place,
        TagRenamed or TagsEdited or TagsReordered => Facets.Tags,
        CaptionsEdited e => Facets.Caption(e.Caption),
        _ => Facets.Presence,
    };
}
