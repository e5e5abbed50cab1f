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

    public IReadOnlyList<NamedVersion> Named(IReadTables tables, long dataset) =>
        [.. tables.Versions(dataset).OrderByDescending(v => v.Version).Select(v => new NamedVersion(v.Name, v.Version))];

    private static long? Version(IReadSession session, long dataset, string name) =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : session.Tables.Version(dataset, name)?.Version;
}
