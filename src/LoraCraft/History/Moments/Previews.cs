using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>Previews, as copies of the past that is now.</summary>
public sealed class Previews(
    IEventStore store, EventTypes types, Pasts pasts, IScratchFactory scratches, PastFolder folder, IChanges changes, IReadOnlyList<IProjection> projections)
    : IPreviews, IKeepsCopies, IDisposable
{
    private const string Prefix = "preview-";

    /// <summary>Of one window of one person; a further one ends their oldest.</summary>
    private const int MostOfOne = 4;

    /// <summary>Of all together, a copy of a dataset each.</summary>
    private const int MostOfAll = 32;

    /// <summary>Positions that no event will ever have, so that nothing in a preview is taken for what somebody did.</summary>
    private const long BeyondTheLog = 1L << 60;

    private readonly List<Preview> _open = [];

    public string Open(long dataset, long version, IReadOnlyList<IEvent> events, object made)
    {
        var change = changes.New("Preview");
        var preview = new Preview(Prefix + change.Id, folder.Spare(), dataset, pasts.Root(dataset), version + events.Count, made, (changes.Actor, changes.Window));
        try
        {
            File.Copy(pasts.FileOf(dataset, version), preview.File);
            preview.Fill(scratches, [.. events.Select((e, i) =>
                new RecordedEvent(BeyondTheLog + i, Streams.Dataset(preview.Root), version + 1 + i, e, change))]);
            foreach (var (table, condition, args) in Beside(dataset))
                preview.Put(table, store.Read(s => s.Tables.Query(
                    $"SELECT {string.Join(", ", table.ColumnNames)} FROM {table.Name} WHERE {condition}", r => Enumerable.Range(0, r.FieldCount).Select(r.GetValue).ToArray(), args)));
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

    /// <summary>
    /// What is known of the dataset now beside what follows from its own events: who looked at what a machine changed, and what was
    /// proposed. With its newest change the preview's tables are not taken for those of a past.
    /// </summary>
    private IEnumerable<(TableDefinition Table, string Condition, object?[] Args)> Beside(long dataset) =>
    [
        (Table("image_seen"), "dataset = $1 AND number IN (SELECT t.number FROM image_touch t WHERE t.dataset = $1 AND t.machine > 0)", [dataset]),
        (Table("proposal"), "dataset = $1", [dataset]),
        (Table("change"), "stream = $1 AND version = (SELECT max(c.version) FROM change c WHERE c.stream = $1)", [Streams.Dataset(dataset)]),
    ];

    private TableDefinition Table(string name) => projections.SelectMany(p => p.Tables).First(t => t.Name == name);

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
            if (_open.Count(p => p.Owner == preview.Owner) > MostOfOne)
                oldest = _open.Find(p => p.Owner == preview.Owner);
            else if (_open.Count > MostOfAll)
                oldest = _open[0];
            if (oldest is not null)
                _open.Remove(oldest);
        }

        oldest?.Close();
    }

    private static RefusedException Ended() => new(Refusal.Unknown("This preview has ended. Make it again, or return to the dataset as it is now."));

    internal sealed class Preview(string name, string file, long dataset, long root, long version, object made, (string Actor, string? Window) owner)
    {
        private IScratch? _scratch;

        public string Name => name;

        public string File => file;

        public long Dataset => dataset;

        /// <summary>The id the dataset goes under in the file.</summary>
        public long Root => root;

        public object Made => made;

        /// <summary>Who made it, in which window.</summary>
        public (string Actor, string? Window) Owner => owner;

        public void Fill(IScratchFactory scratches, IReadOnlyList<RecordedEvent> events)
        {
            _scratch = scratches.Open(file);
            if (events.Count > 0)
                _scratch.Apply(events);
        }

        /// <summary>Puts rows of the dataset that the preview is of.</summary>
        public void Put(TableDefinition table, IEnumerable<object?[]> rows)
        {
            var columns = table.ColumnNames.ToList();
            var at = columns.IndexOf("dataset");
            _scratch!.Tables.Insert(table.Name, columns, rows.Select(row =>
            {
                if (at >= 0)
                    row[at] = root;
                return row;
            }));
        }

        public T Read<T>(long of, Func<DatasetAt, T> query)
        {
            lock (this)
                return _scratch is not null && of == dataset ? query(new(_scratch, root, version, dataset)) : throw Ended();
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
