using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>A dataset as it was at one moment, ready to be read.</summary>
/// <param name="dataset">The dataset's id in the tables of this session; a branch may go under the id of what it came from.</param>
/// <param name="version">The version of the dataset looked at; null for the one that the session knows.</param>
/// <param name="asked">The dataset looked at; null = it goes under its own id.</param>
/// <param name="beside">Of a past: what its tables do not tell.</param>
public sealed class DatasetAt(IReadSession session, long dataset, long? version = null, long? asked = null, BesidePast? beside = null)
{
    private long? _version = version;

    public IReadSession Session => session;

    public long Dataset => dataset;

    /// <summary>The id of the dataset looked at, by which the log and people know it.</summary>
    public long Asked => asked ?? dataset;

    public long Version => _version ??= session.StreamVersion(Streams.Dataset(dataset));

    public IReadTables Tables => session.Tables;

    /// <summary>Null where the tables tell everything themselves; those of a past have only what follows from the dataset's own events.</summary>
    public BesidePast? Beside => beside;

    /// <summary>Whether the session reads events too; pasts and previews are tables alone.</summary>
    public bool HasLog => session is not IScratch;
}

/// <summary>What was so beside a past.</summary>
/// <param name="Version">That of the past, by the count of the dataset looked at.</param>
/// <param name="UpTo">The last position in the log that counts; null = all before the next version began.</param>
/// <param name="Find">
/// Finds the images that a query names which asks for <c>image_seen</c> and <c>proposal</c>, of the dataset <c>$1</c>, in the column
/// <c>number</c>.
/// </param>
public sealed record BesidePast(long Version, long? UpTo, Func<string, ImageSet> Find);

/// <summary>Reads datasets as they are, as they were at any version, or as they would be.</summary>
public interface IMoments
{
    /// <param name="at">
    /// A version's number or name, or a time (ISO 8601: the last version then), or a preview's name; null or blank = now.
    /// </param>
    /// <exception cref="RefusedException">There is no such dataset or moment.</exception>
    T Read<T>(long dataset, string? at, Func<DatasetAt, T> query);

    /// <summary>Reads a version with what was so beside it up to a place in the log, whatever came since.</summary>
    /// <param name="upTo">The last position that counts.</param>
    /// <exception cref="RefusedException">There is no such dataset or version.</exception>
    T Read<T>(long dataset, long version, long upTo, Func<DatasetAt, T> query);

    /// <summary>The version that a text means, of the versions there are now.</summary>
    /// <exception cref="RefusedException">There is no such dataset or moment.</exception>
    long Version(long dataset, string? at);

    /// <summary>The dataset's description as of a version that it has; known without making the whole past.</summary>
    string Description(long dataset, long version);

    /// <summary>Waits until the rows of datasets that were just branched are all there, so that they can be changed.</summary>
    Task Ready(IEnumerable<long> datasets, CancellationToken cancel = default);
}
