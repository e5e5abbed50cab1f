using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>Previews, as copies of the past that is now.</summary>
public sealed class Previews(
    IEventStore store, EventTypes types, Pasts pasts, IScratchFactory scratches, PastFolder folder, IChanges changes) : IPreviews, IKeepsCopies, IDisposable
{
    private const string Prefix = "preview-";
    private const int Most = 4;

    /// <summary>Positions that no event will ever have, so that nothing in a preview is taken for what somebody did.</summary>
    private const long BeyondTheLog = 1L << 60;

    private readonly List<Preview> _open = [];

    public string Open(long dataset, long version, IReadOnlyList<IEvent> events, object made)
    {
        var change = changes.New("Preview");
        var preview = new Preview(Prefix + change.Id, folder.Spare(), dataset, pasts.Root(dataset), version + events.Count, made);
        try
        {
            File.Copy(pasts.FileOf(dataset, version), preview.File);
            preview.Fill(scratches, [.. events.Select((e, i) =>
                new RecordedEvent(BeyondTheLog + i, Streams.Dataset(preview.Root), version + 1 + i, e, change))]);
        }
        catch
        {
            preview.Close();
            throw;
        }

        Keep(preview);
        if (store.Read(s => s.ReadStream(Streams.Dataset(dataset), version)).Any(e => types.Read(e).Event is ImagesForgotten))
        {
            Close(dataset, preview.Name);
            throw new RefusedException(Refusal.Conflict("A picture was forgotten meanwhile. Make the preview again."));
        }

        return preview.Name;
    }

    public object Made(long dataset, string name)
    {
        lock (_open)
            return _open.Find(p => p.Name == name && p.Dataset == dataset)?.Made ?? throw Ended();
    }

    public void Close(long dataset, string name)
    {
        Preview? found;
        lock (_open)
        {
            found = _open.Find(p => p.Name == name && p.Dataset == dataset);
            if (found is not null)
                _open.Remove(found);
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

    internal sealed class Preview(string name, string file, long dataset, long root, long version, object made)
    {
        private IScratch? _scratch;

        public string Name => name;

        public string File => file;

        public long Dataset => dataset;

        /// <summary>The id the dataset goes under in the file.</summary>
        public long Root => root;

        public object Made => made;

        public void Fill(IScratchFactory scratches, IReadOnlyList<RecordedEvent> events)
        {
            _scratch = scratches.Open(file);
            if (events.Count > 0)
                _scratch.Apply(events);
        }

        public T Read<T>(long of, Func<DatasetAt, T> query)
        {
            lock (this)
                return _scratch is not null && of == dataset ? query(new(_scratch, root, version)) : throw Ended();
        }

        public void Close()
        {
            lock (this)
            {
                _scratch?.Dispose();
                _scratch = null;
                System.IO.File.Delete(file);
            }
        }
    }
}
