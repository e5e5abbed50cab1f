using System.Collections.Concurrent;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>
/// Datasets as of past versions: read tables in files of their own, made from the nearest earlier file and the events since.
/// A few are kept open; of a long stream a file is kept every so often, so that no past is far away.
/// </summary>
public sealed class Pasts(IEventStore store, IScratchFactory scratches, EventTypes types, PastFolder folder, IChanges clock) : IKeepsCopies, IDisposable
{
    /// <summary>Work between two files of a long stream: its events, or the images they are about where those are more.</summary>
    public const int WorkBetween = 30_000;

    private const int EventsPerPage = 4_000;
    private const int MostOpen = 6;

    private readonly ConcurrentDictionary<long, Lock> _making = [];

    /// <summary>Held for reading while a file is made, so that none made of what is thrown away comes after the others went.</summary>
    private readonly ReaderWriterLockSlim _keeping = new(LockRecursionPolicy.SupportsRecursion);
    private readonly Dictionary<(long Dataset, long Version), OpenPast> _open = [];

    /// <summary>Reads a dataset as of a version that it has.</summary>
    /// <param name="query">Gets the past, and the id the dataset goes under in it.</param>
    public T Read<T>(long dataset, long version, Func<IReadSession, long, T> query)
    {
        var root = Root(dataset);
        while (true)
        {
            var past = Take(dataset, version);
            lock (past)
                if (!past.Closed)
                    return query(past.Scratch ??= scratches.Open(FileOf(dataset, version)), root);
        }
    }

    /// <summary>The file that holds a dataset as of a version, made now if it is missing.</summary>
    public string FileOf(long dataset, long version)
    {
        _keeping.EnterReadLock();
        try
        {
            lock (_making.GetOrAdd(dataset, _ => new()))
            {
                var file = folder.FileOf(dataset, version);
                var isMissing = !File.Exists(file);
                if (isMissing)
                    Make(dataset, version);
                PastFolder.Touch(file, clock.Now);
                if (isMissing)
                    Trim();
                return file;
            }
        }
        finally
        {
            _keeping.ExitReadLock();
        }
    }

    /// <summary>The versions of a dataset that can be read at once.</summary>
    public IReadOnlyList<long> Kept(long dataset) => folder.Versions(dataset);

    /// <summary>Makes the files of a long stream that are missing; once the folder is full only the newest, in the place of what was not used for longest.</summary>
    public void KeepUp(long dataset, CancellationToken cancel)
    {
        var newest = Kept(dataset) is [.., var last] ? last : 0;
        foreach (var stop in Stops(dataset))
        {
            cancel.ThrowIfCancellationRequested();
            if (stop > newest || !folder.IsNearlyFull)
                FileOf(dataset, stop);
        }
    }

    /// <summary>The versions, all ends of changes, of which files are kept so that no other is far from one.</summary>
    public IReadOnlyList<long> Stops(long dataset)
    {
        var changes = store.Read(s => s.Tables.Query("SELECT version, images FROM change WHERE stream = $1 ORDER BY version",
            r => (Version: r.GetInt64(0), Images: r.GetInt64(1)), Streams.Dataset(dataset)));
        var stops = new List<long>();
        long before = 0, work = 0;
        foreach (var (version, images) in changes)
        {
            work += Math.Max(version - before, images);
            before = version;
            if (work < WorkBetween)
                continue;
            stops.Add(version);
            work = 0;
        }

        return stops;
    }

    /// <summary>Throws all away; they are made again when somebody asks.</summary>
    public void Drop()
    {
        CloseAll(); // before the lock: who reads one may be about to make its file
        _keeping.EnterWriteLock();
        try
        {
            folder.Clear();
        }
        finally
        {
            _keeping.ExitWriteLock();
        }

        CloseAll(); // what was opened in between
    }

    /// <summary>All, because a picture may be in any: they are made again of the log as it is then.</summary>
    public void Forget(ForgottenPicture forgotten) => Drop();

    public void Dispose()
    {
        CloseAll();
        _keeping.Dispose();
    }

    private void Make(long dataset, long version)
    {
        var nearest = folder.Versions(dataset).LastOrDefault(v => v < version && EndsChange(dataset, v));
        var start = nearest > 0 ? folder.FileOf(dataset, nearest)
            : store.Read(s => s.Tables.BaseOf(dataset)) is { } from ? FileOf(from.Dataset, from.Version)
            : null;
        if (start is not null)
            PastFolder.Touch(start, clock.Now);
        folder.Make(dataset, version, start, half =>
        {
            var at = nearest;
            foreach (var next in Stops(dataset).Where(s => s > nearest && s < version).Append(version))
            {
                using (var scratch = scratches.Open(half))
                    scratch.Apply(Replay.WholeStream(Streams.Dataset(dataset), at, next, Streams.Dataset(Root(dataset)), Page, types));
                if (next < version)
                {
                    folder.Keep(half, dataset, next);
                    Trim();
                }

                at = next;
            }
        });
    }

    /// <summary>A file can be gone on from only where a change ends: what an undo announces counts for all of its events.</summary>
    private bool EndsChange(long dataset, long version) =>
        store.Read(s => s.ReadStream(Streams.Dataset(dataset), version - 1, version + 1)) is not [var last, var next] || last.Change.Id != next.Change.Id;

    private IReadOnlyList<StoredEvent> Page(string stream, long after, long upTo) =>
        store.Read(s => s.ReadStream(stream, after, Math.Min(upTo, after + EventsPerPage)));

    /// <summary>The id under which a dataset goes in pasts: that of the dataset in which its line began.</summary>
    public long Root(long dataset) => store.Read(s =>
    {
        while (s.Tables.BaseOf(dataset) is { } from)
            dataset = from.Dataset;
        return dataset;
    });

    private OpenPast Take(long dataset, long version)
    {
        OpenPast? oldest = null;
        OpenPast? past;
        lock (_open)
        {
            if (!_open.TryGetValue((dataset, version), out past))
                _open[(dataset, version)] = past = new();
            past.Used = clock.Now;
            if (_open.Count > MostOpen)
            {
                var (key, least) = _open.MinBy(p => p.Value.Used);
                _open.Remove(key);
                oldest = least;
            }
        }

        oldest?.Close();
        return past;
    }

    private void Trim()
    {
        var stops = new Dictionary<long, HashSet<long>>();
        folder.Trim(IsOpen, (dataset, version) =>
        {
            if (!stops.TryGetValue(dataset, out var known))
                stops[dataset] = known = [.. Stops(dataset), .. store.Read(s => s.Tables.BasesIn(dataset))];
            return known.Contains(version);
        });
    }

    private bool IsOpen(long dataset, long version)
    {
        lock (_open)
            return _open.ContainsKey((dataset, version));
    }

    private void CloseAll()
    {
        List<OpenPast> all;
        lock (_open)
        {
            all = [.. _open.Values];
            _open.Clear();
        }

        all.ForEach(p => p.Close());
    }

    /// <summary>A past in use, by one thread at a time.</summary>
    private sealed class OpenPast
    {
        public IScratch? Scratch { get; set; }

        public DateTimeOffset Used { get; set; }

        public bool Closed { get; private set; }

        public void Close()
        {
            lock (this)
            {
                Closed = true;
                Scratch?.Dispose();
            }
        }
    }
}
