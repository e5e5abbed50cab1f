using LoraCraft.History.Algebra;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>
/// Some images of a dataset as of a version, without making the whole past: read where the nearest moment is at hand, and brought
/// from there by the events between, forwards or backwards.
/// </summary>
public sealed class States(IEventStore store, Moments moments, Pasts pasts, EventTypes types)
{
    private const int EventsPerPage = 5_000;

    /// <summary>The images of a set that there were, by number.</summary>
    /// <exception cref="RefusedException">The dataset has no such version.</exception>
    public IReadOnlyDictionary<int, ImageState> At(long dataset, long version, ImageSet images)
    {
        if (images.IsEmpty)
            return new Dictionary<int, ImageState>();
        var now = moments.Version(dataset, null);
        var nearest = pasts.Kept(dataset).Append(now).Append(0).MinBy(v => Math.Abs(v - version));
        if (Math.Abs(nearest - version) > Pasts.WorkBetween)
            nearest = version;
        var states = nearest == 0 ? AtStart(dataset, images)
            : nearest == now ? moments.Read(dataset, null, then => then.Version == now ? then.Tables.StatesOf(then.Dataset, images) : null)
            : pasts.Read(dataset, nearest, (past, root) => past.Tables.StatesOf(root, images));
        return states is null ? At(dataset, version, images) : Bring(new(images, states), dataset, nearest, version);
    }

    /// <summary>The images that changes between two versions of a dataset touched, or a few more.</summary>
    public ImageSet Touched(long dataset, long after, long upTo) => store.Read(s => s.Tables.TouchedBetween(Streams.Dataset(dataset), after, upTo));

    private IReadOnlyDictionary<int, ImageState> AtStart(long dataset, ImageSet images) =>
        store.Read(s => s.Tables.BaseOf(dataset)) is { } from ? At(from.Dataset, from.Version, images) : new Dictionary<int, ImageState>();

    private IReadOnlyDictionary<int, ImageState> Bring(ImageStates states, long dataset, long from, long to)
    {
        foreach (var page in Forwards(dataset, from, to))
            page.ForEach(e => states.Apply(e.Event));
        for (var upTo = from; upTo > to; upTo -= EventsPerPage)
        {
            var page = Page(dataset, Math.Max(to, upTo - EventsPerPage), upTo);
            for (var i = page.Count - 1; i >= 0; i--)
                states.Undo(page[i].Event);
        }

        return states.Images;
    }

    private IEnumerable<List<RecordedEvent>> Forwards(long dataset, long after, long upTo)
    {
        for (; after < upTo; after += EventsPerPage)
            yield return Page(dataset, after, Math.Min(upTo, after + EventsPerPage));
    }

    private List<RecordedEvent> Page(long dataset, long after, long upTo) =>
        [.. store.Read(s => s.ReadStream(Streams.Dataset(dataset), after, upTo)).Select(types.Read)];
}

internal static class StateQueries
{
    /// <summary>The images of a set by number, those in the bin too.</summary>
    public static IReadOnlyDictionary<int, ImageState> StatesOf(this IReadTables tables, long dataset, ImageSet images)
    {
        var tags = tables.TagsOf(dataset, images);
        var captions = tables.CaptionsOf(dataset, images);
        return tables.QueryNumbered(
                images, "SELECT number, live, stars, mark, place, name, picture FROM image WHERE dataset = $1 AND",
                r => (Number: r.GetInt32(0), State: new ImageState(
                    r.GetInt64(1) != 0, tags.GetValueOrDefault(r.GetInt32(0), []), captions.GetValueOrDefault(r.GetInt32(0), None),
                    r.GetInt32(2), r.Text(3), r.GetDouble(4), r.GetString(5), r.GetString(6))), dataset)
            .ToDictionary(i => i.Number, i => i.State);
    }

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
}
