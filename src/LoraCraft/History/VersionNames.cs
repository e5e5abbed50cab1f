using System.Globalization;
using LoraCraft.History.Moments;
using LoraCraft.History.Versions;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.History;

internal sealed class VersionNames(IEventStore store, EventTypes types) : IVersionNames
{
    public VersionPlace? Find(long dataset, string name) => store.Read(session =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Place(session, dataset, number)
            : Place(session, dataset, name, long.MaxValue));

    public ImageSet? FailedIn(long dataset, string run, BesidePast? beside) => store.Read(session =>
    {
        var before = beside is null ? long.MaxValue : session.EndOf(dataset, beside.Version, beside.UpTo);
        var runs = session.Tables.Query("SELECT run FROM run WHERE dataset = $1", r => r.GetString(0), dataset)
            .FindAll(id => id.StartsWith(run, StringComparison.OrdinalIgnoreCase));
        return runs.Count == 0 ? null : ImageSet.UnionOf(runs.Select(id => Failed(session, id, before)));
    });

    public IReadOnlyList<NamedVersion> Named(IReadTables tables, long dataset) =>
        [.. tables.Versions(dataset).OrderByDescending(v => v.Version).Select(v => new NamedVersion(v.Name, v.Version))];

    /// <summary>The images that failed in a run before a place in the log.</summary>
    private ImageSet Failed(IReadSession session, string run, long before)
    {
        var stream = Streams.Run(run);
        var last = session.StreamVersion(stream);
        return session.ReadStream(stream, last - 1, last)[0].Position < before
            ? ImageSet.Of(session.Tables.Query(
                "SELECT number FROM run_item WHERE run = $1 AND outcome = 'failed' AND number IS NOT NULL", r => r.GetInt32(0), run))
            : ImageSet.Of(session.ReadStream(stream).TakeWhile(e => e.Position < before).Select(e => types.Read(e).Event).OfType<RunItemsDone>()
                .SelectMany(done => done.Items).Where(i => i.Outcome == "failed").Select(i => i.Image).OfType<int>());
    }

    /// <summary>An image of a branch keeps the places at which it was touched before, so that a version of the base divides them too.</summary>
    private static VersionPlace? Place(IReadSession session, long dataset, string name, long upTo) =>
        session.Tables.Version(dataset, name) is { } named && named.Version <= upTo ? Place(session, dataset, named.Version)
        : session.Tables.BaseOf(dataset) is { } from ? Place(session, from.Dataset, name, from.Version)
        : null;

    private static VersionPlace? Place(IReadSession session, long dataset, long version) =>
        version > 0 && session.ReadStream(Streams.Dataset(dataset), version - 1, version) is [var last] ? new(version, last.Position) : null;
}
