using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>A dataset as it was at one moment, ready to be read.</summary>
/// <param name="Dataset">The dataset's id in the tables of this session; a branch may go under the id of what it came from.</param>
/// <param name="Version">The version of the dataset looked at.</param>
public sealed record DatasetAt(IReadSession Session, long Dataset, long Version)
{
    public IReadTables Tables => Session.Tables;
}

/// <summary>Reads datasets as they are, as they were at any version, or as they would be.</summary>
public interface IMoments
{
    /// <param name="at">
    /// A version's number or name, or a time (ISO 8601: the last version then), or a preview's name; null or blank = now.
    /// </param>
    /// <exception cref="RefusedException">There is no such dataset or moment.</exception>
    T Read<T>(long dataset, string? at, Func<DatasetAt, T> query);

    /// <summary>The version that a text means, of the versions there are now.</summary>
    /// <exception cref="RefusedException">There is no such dataset or moment.</exception>
    long Version(long dataset, string? at);

    /// <summary>The dataset's description as of a version that it has; known without making the whole past.</summary>
    string Description(long dataset, long version);

    /// <summary>Waits until the rows of datasets that were just branched are all there, so that they can be changed.</summary>
    Task Ready(IEnumerable<long> datasets, CancellationToken cancel = default);
}
