using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.History.Comparing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>The settings of a dataset as of a version, worked back from now by the few events that changed them.</summary>
public sealed class SettingsAt(IEventStore store, EventTypes types)
{
    private readonly List<string> _names = types.NamesOf(t => t == typeof(DatasetConfigured) || t == typeof(DatasetDescribed));

    internal SettingsState Of(Point point) => store.Read(session =>
    {
        var stream = Streams.Dataset(point.Dataset);
        var state = session.Tables.First(
            "SELECT trigger_word, class_name, repeats, family, description FROM dataset WHERE dataset = $1",
            r => new SettingsState(new(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetString(3)), r.GetString(4)), point.Dataset)!;
        var changes = session.Tables.FactChangesAfter(stream, point.Version);
        foreach (var one in session.ReadChanges(changes, _names).Where(e => e.Stream == stream && e.Version > point.Version).Select(types.Read).Reverse())
            state = one.Event switch
            {
                DatasetConfigured e => state with { Settings = e.From },
                DatasetDescribed e => state with { Description = e.From },
                _ => state,
            };
        return state;
    });
}
