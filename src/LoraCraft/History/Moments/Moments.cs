using System.Globalization;
using LoraCraft.History.Branching;
using LoraCraft.History.Versions;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>Finds where a moment of a dataset can be read: in the live tables while it is now, else in a past or a preview.</summary>
public sealed class Moments(IEventStore store, Pasts pasts, Previews previews, Beside beside, Preparation preparation, SettingsAt settings) : IMoments
{
    public T Read<T>(long dataset, string? at, Func<DatasetAt, T> query) =>
        previews.Named(at) is { } preview ? preview.Read(dataset, query)
        : string.IsNullOrWhiteSpace(at) ? Now(dataset, query)
        : AsOf(dataset, Version(dataset, at), query);

    public T Read<T>(long dataset, long version, long upTo, Func<DatasetAt, T> query) =>
        Past(dataset, Version(dataset, version.ToString(CultureInfo.InvariantCulture)), upTo, query);

    public long Version(long dataset, string? at) => store.Read(s =>
    {
        var now = s.StreamVersion(Streams.Dataset(dataset));
        if (now == 0)
            throw new RefusedException(DatasetCommands.Unknown(dataset));
        return string.IsNullOrWhiteSpace(at) ? now : Version(s, dataset, at.Trim(), now);
    });

    public string Description(long dataset, long version) => settings.Of(new(dataset, version)).Description;

    public Task Ready(IEnumerable<long> datasets, CancellationToken cancel = default) => preparation.Ready(datasets, cancel);

    /// <summary>As of a version that the dataset has.</summary>
    public T AsOf<T>(long dataset, long version, Func<DatasetAt, T> query)
    {
        var (live, result) = store.Read(s => s.StreamVersion(Streams.Dataset(dataset)) == version && preparation.IsWhole(s, dataset)
            ? (true, query(new(s, dataset, version)))
            : (false, default(T)!));
        return live ? result : Past(dataset, version, null, query);
    }

    private T Past<T>(long dataset, long version, long? upTo, Func<DatasetAt, T> query) =>
        pasts.Read(dataset, version, (session, root) => query(new(session, root, version, dataset, BesideOf(session.Tables, root, dataset, version, upTo))));

    /// <summary>A branch whose rows are not all there is still just as its base was.</summary>
    private T Now<T>(long dataset, Func<DatasetAt, T> query)
    {
        var (partial, result) = store.Read(s => preparation.IsWhole(s, dataset)
            ? (0, query(new(s, dataset)))
            : (s.StreamVersion(Streams.Dataset(dataset)), default(T)!));
        if (partial == 0)
            return result;
        var (from, at) = store.Read(s => s.Tables.BaseOf(dataset))!.Value;
        return AsOf(from, at, there => query(new(there.Session, there.Dataset, partial, dataset, BesideOf(there.Tables, there.Dataset, dataset, partial, null))));
    }

    private BesidePast BesideOf(IReadTables past, long root, long dataset, long version, long? upTo) =>
        new(version, upTo, numbers => beside.Find(past, root, dataset, version, upTo, numbers));

    private static long Version(IReadSession session, long dataset, string at, long now)
    {
        if (long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= now ? number
                : throw new RefusedException(Refusal.Unknown($"The dataset has versions 1 to {now}; there is no version {number}."));
        if (PlainText.Check(at) is null && session.Tables.Version(dataset, at) is { } named)
            return named.Version;
        if (DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return session.VersionAt(Streams.Dataset(dataset), time.ToUnixTimeMilliseconds()) is > 0 and var then ? then
                : throw new RefusedException(Refusal.Unknown($"The dataset was made after {at}; choose a later moment."));
        throw new RefusedException(Refusal.Unknown(
            $"\"{at}\" is no moment of this dataset: give a version's number (1 to {now}), the name of a version, or a time like 2026-10-01T12:00."));
    }
}
