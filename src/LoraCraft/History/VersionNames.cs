using System.Globalization;
using LoraCraft.History.Versions;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

internal sealed class VersionNames(IEventStore store) : IVersionNames
{
    public VersionPlace? Find(long dataset, string name) => store.Read(session =>
        Version(session, dataset, name) is > 0 and var version
        && session.ReadStream(Streams.Dataset(dataset), version - 1, version) is [var last]
            ? new VersionPlace(version, last.Position)
            : null);

    public ImageSet? FailedIn(long dataset, string run) => store.Read(session =>
    {
        var runs = session.Tables.Query("SELECT run FROM run WHERE dataset = $1", r => r.GetString(0), dataset)
            .FindAll(id => id.StartsWith(run, StringComparison.OrdinalIgnoreCase));
        return runs.Count == 0 ? null : ImageSet.Of(runs.SelectMany(id => session.Tables.Query(
            "SELECT number FROM run_item WHERE run = $1 AND outcome = 'failed' AND number IS NOT NULL", r => r.GetInt32(0), id)));
    });

    public IReadOnlyList<NamedVersion> Named(IReadTables tables, long dataset) =>
        [.. tables.Versions(dataset).OrderByDescending(v => v.Version).Select(v => new NamedVersion(v.Name, v.Version))];

    private static long? Version(IReadSession session, long dataset, string name) =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : session.Tables.Version(dataset, name)?.Version;
}
