using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.History.Merging;
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
            foreach (var mine in own.Skip(before).Take(next - before).Select(e => e.Event).OfType<ITouchesImages>().Where(Changes).GroupBy(FacetOf))
                soFar[mine.Key] = ImageSet.UnionOf([soFar.GetValueOrDefault(mine.Key, ImageSet.Empty), .. mine.Select(e => e.Touched)]);
            if (one.Event is ITouchesImages theirs && Changes(theirs) && soFar.TryGetValue(FacetOf(theirs), out var touched))
                foreach (var number in touched.Intersect(theirs.Touched))
                    Note(found, number, FacetOf(theirs));
        }

        return found;
    }

    /// <summary>Others say something of images that an event beside them changes.</summary>
    private static bool Changes(ITouchesImages @event) => @event is not (ProposalsDecided or MergedWorkCredited or OriginsMerged or MachineWorkMerged);

    private static void Note(Dictionary<int, List<string>> found, int number, string facet)
    {
        if (!found.TryGetValue(number, out var facets))
            found[number] = facets = [];
        if (!facets.Contains(facet))
            facets.Add(facet);
    }

    /// <summary>Whether events of two kinds can touch an image in the same respect.</summary>
    public static bool CanMeet(Type one, Type other) => KindOf(one) == KindOf(other);

    private static string FacetOf(ITouchesImages @event) => @event is CaptionsEdited e ? Facets.Caption(e.Caption) : KindOf(@event.GetType());

    /// <summary>The facet that events of a kind touch; one word for all captions.</summary>
    private static string KindOf(Type @event) => Kinds.GetValueOrDefault(@event, Facets.Presence);

    private static readonly Dictionary<Type, string> Kinds = new()
    {
        [typeof(ImagesStarred)] = Facets.Stars,
        [typeof(ImagesMarked)] = Facets.Mark,
        [typeof(ImagesReordered)] = Facets.Place,
        [typeof(TagRenamed)] = Facets.Tags,
        [typeof(TagsEdited)] = Facets.Tags,
        [typeof(TagsReordered)] = Facets.Tags,
        [typeof(CaptionsEdited)] = Facets.Caption(""),
    };
}
