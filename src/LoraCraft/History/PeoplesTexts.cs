using LoraCraft.Captions;
using LoraCraft.History.Undoing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>Looks through the changes of the images asked about that came after the position, and of those only at what they did to such texts.</summary>
internal sealed class PeoplesTexts(EventTypes types) : IPeoplesTexts
{
    private readonly HashSet<string> _names = [.. types.NamesOf(t =>
        t == typeof(TagsEdited) || t == typeof(TagsReordered) || t == typeof(TagRenamed) || t == typeof(CaptionsEdited))];

    public IReadOnlyDictionary<int, long> ChangedAfter(IReadSession session, long dataset, string target, ImageSet images, long position)
    {
        var stream = Streams.Dataset(dataset);
        var before = session.Tables.Number("SELECT max(first_version) FROM change WHERE stream = $1 AND position <= $2", stream, position);
        var changes = session.Tables.Touching(stream, before, long.MaxValue, images).Where(c => c.Stands).ToList();
        var found = new Dictionary<int, long>();
        foreach (var stored in session.EventsOf(stream, changes.ConvertAll(c => new LaterTouch(c.Change, c.FirstVersion, c.Version, c.Stands)), _names))
            if (stored.Position > position && !Actors.WritesItself(stored.Change.Actor) && types.Read(stored).Event is ITouchesImages touching && Writes(touching, target))
                foreach (var number in images.Intersect(touching.Touched))
                    found[number] = stored.Position;
        return found;
    }

    private static bool Writes(ITouchesImages @event, string target) => @event is CaptionsEdited captions ? captions.Caption == target : target == TextRule.Tags;
}
