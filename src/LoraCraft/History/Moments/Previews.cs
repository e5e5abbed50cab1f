using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>Previews, as copies of the past that is now.</summary>
public sealed class Previews(IEventStore store, Pasts pasts, IScratchFactory scratches, PastFolder folder, IChanges changes) : IPreviews, IKeepsCopies, IDisposable
{
    private const string Prefix = "preview-";
    private const int Most = 4;

    /// <summary>Positions that no event will ever have, so that nothing in a preview is taken for what somebody did.</summary>
    private const long BeyondTheLog = 1L << 60;

    private readonly List<Preview> _open = [];

    public string Open(long dataset, IEnumerable<Func<DatasetAt, IReadOnlyList<IEvent>>> steps)
    {
        var (version, position) = (store.Read(s => s.StreamVersion(Streams.Dataset(dataset))), BeyondTheLog);
        if (version == 0)
            throw new RefusedException(DatasetCommands.Unknown(dataset));
        var change = changes.New("Preview");
        var preview = new Preview(Prefix + change.Id, folder.Spare(), dataset, version);
        try
        {
            File.Copy(pasts.FileOf(dataset, version), preview.File);
            preview.Scratch = scratches.Open(preview.File);
            var root = pasts.Root(dataset);
            foreach (var step in steps)
            {
                var events = step(new(preview.Scratch, root, version));
                preview.Scratch.Apply([.. events.Select(e => new RecordedEvent(++position, Streams.Dataset(root), ++preview.Version, e, change))]);
            }

            preview.Root = root;
        }
        catch
        {
            preview.Close();
            throw;
        }

        Keep(preview);
        return preview.Name;
    }

    public void Close(string name)
    {
        Preview? found;
        lock (_open)
        {
            found = _open.Find(p => p.Name == name);
            _open.Remove(found!);
        }

        found?.Close();
    }

    /// <summary>The preview that a moment names; null when the text names none.</summary>
    /// <exception cref="RefusedException">It names one that has ended.</exception>
    internal Preview? Named(string? at)
    {
        if (at?.StartsWith(Prefix, StringComparison.Ordinal) != true)
            return null;
        lock (_open)
            return _open.Find(p => p.Name == at) ?? throw Ended();
    }

    public void Forget(ForgottenPicture forgotten) => CloseAll();

    public void Dispose() => CloseAll();

    private void CloseAll()
    {
        lock (_open)
        {
            _open.ForEach(p => p.Close());
            _open.Clear();
        }
    }

    private void Keep(Preview preview)
    {
        Preview? oldest = null;
        lock (_open)
        {
            _open.Add(preview);
            if (_open.Count > Most)
            {
                oldest = _open[0];
                _open.RemoveAt(0);
            }
        }

        oldest?.Close();
    }

    private static RefusedException Ended() => new(Refusal.Unknown("This preview has ended. Make it again, or return to the dataset as it is now."));

    internal sealed class Preview(string name, string file, long dataset, long version)
    {
        private bool _closed;

        public string Name => name;

        public string File => file;

        public long Root { get; set; }

        public long Version { get; set; } = version;

        public IScratch? Scratch { get; set; }

        public T Read<T>(long of, Func<DatasetAt, T> query)
        {
            lock (this)
                return !_closed && of == dataset ? query(new(Scratch!, Root, Version)) : throw Ended();
        }

        public void Close()
        {
            lock (this)
            {
                _closed = true;
                Scratch?.Dispose();
                System.IO.File.Delete(file);
            }
        }
    }
}
