using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Knows the versions of datasets as people write them. Asks the log, also while a past state is looked at.</summary>
public interface IVersionNames
{
    /// <param name="name">A version's number or its name; a branch also goes by the names of what it came from, up to where it left.</param>
    /// <returns>Null when the dataset has no such version.</returns>
    VersionPlace? Find(long dataset, string name);

    /// <summary>The images on which runs of the dataset failed, as the log says.</summary>
    /// <param name="run">The beginning of their ids.</param>
    /// <param name="beside">The past for which to count what had failed; null = until today.</param>
    /// <returns>Null when no run of the dataset is called so.</returns>
    ImageSet? FailedIn(long dataset, string run, BesidePast? beside);

    /// <summary>All names that versions of a dataset have, newest version first.</summary>
    IReadOnlyList<NamedVersion> Named(IReadTables tables, long dataset);
}

public sealed record NamedVersion(string Name, long Version);

/// <param name="Position">Global position of the version's last event.</param>
public sealed record VersionPlace(long Version, long Position);
