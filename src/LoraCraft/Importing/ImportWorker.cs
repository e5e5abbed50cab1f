using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Importing;

/// <summary>
/// Works through the files of an import: several are read at once, their outcomes are recorded in file order, a batch a
/// transaction. What has an outcome in the log is not looked at again, so a restart goes on where the last one stopped.
/// </summary>
internal sealed class ImportWorker(IEventStore store, PictureReader reader, ImportRecorder recorder, Uploads uploads, IMoments moments) : IRunWorker
{
    public const string Name = "import";
    private const int FilesPerBatch = 64;
    private const int ReadAhead = 48;
    private static readonly int Workers = Math.Clamp(2 * Environment.ProcessorCount, 4, 8);

    public string Kind => Name;

    public string Change(string request) => ImportRequest.Parse(request).Change.Id;

    public void Discard(string request)
    {
        if (ImportRequest.Parse(request).Upload is { } upload && uploads.Holds(upload))
            uploads.Discard(upload);
    }

    public async Task<string> Work(RunOrder order, IRunProgress progress, CancellationToken cancel)
    {
        await moments.Ready([order.Dataset], cancel).ConfigureAwait(false);
        var request = ImportRequest.Parse(order.Request);
        var run = new ImportRun(order.Run, order.Dataset, request.Change);
        var done = store.Read(s => s.Tables.Query("SELECT file FROM run_item WHERE run = $1", r => r.GetString(0), order.Run)).ToHashSet();
        var takenIn = request.Upload is { } upload && done.Count > 0 && !uploads.Holds(upload);
        var sources = new List<IImportSource>();
        try
        {
            foreach (var (open, path) in takenIn ? [] : uploads.Sources(request))
                if (Open(open, out var problem) is { } source)
                    sources.Add(source);
                else if (done.Add(path))
                    await recorder.Record(run, [], [new(path, "failed", problem)]).ConfigureAwait(false);
            await Import(run, [.. sources.Select(s => new Opened(s, new(s, request.Text)))], done, progress, cancel).ConfigureAwait(false);
        }
        finally
        {
            sources.ForEach(s => s.Dispose());
        }

        if (request.Upload is { } finished && !takenIn)
            uploads.Discard(finished);
        var outcomes = store.Read(s => s.Tables.Query(
            "SELECT outcome, count(*) FROM run_item WHERE run = $1 GROUP BY outcome", r => (r.GetString(0), r.GetInt64(1)), order.Run)).ToDictionary();
        long Count(string outcome) => outcomes.GetValueOrDefault(outcome);
        return new ImportResult(Count("added"), Count("duplicate"), Count("skipped"), Count("failed")).ToJson();
    }

    private sealed record Opened(IImportSource Source, Sidecars Sidecars);

    private static IImportSource? Open(Func<IImportSource> open, out string problem)
    {
        problem = "";
        try
        {
            return open();
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            problem = unreadable.Message;
            return null;
        }
    }

    private async Task Import(ImportRun run, List<Opened> opened, HashSet<string> done, IRunProgress progress, CancellationToken cancel)
    {
        var left = opened.SelectMany(o => o.Source.Files.Select(f => (Opened: o, File: f))).Where(f => !done.Contains(f.File.Path)).DistinctBy(f => f.File.Path).ToList();
        var others = Others(left.Select(f => f.File), opened).Where(item => !done.Contains(item.File)).DistinctBy(item => item.File).ToList();
        var pictures = left.Where(f => PictureFiles.IsPicture(f.File)).ToList();
        var total = done.Count + others.Count + pictures.Count;
        progress.Report(done.Count, total);
        await recorder.Size(run, total).ConfigureAwait(false);
        foreach (var batch in others.Chunk(1000))
            await recorder.Record(run, [], batch).ConfigureAwait(false);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var ahead = new SemaphoreSlim(ReadAhead);
        var slots = pictures.Select(_ => new TaskCompletionSource<ReadPicture>(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        var next = -1;
        var reading = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => OwnThread.Run(() => ReadAll(stop.Token), stop.Token)));
        try
        {
            await Record(run, slots, ahead, (count) => progress.Report(done.Count + others.Count + count, total), cancel).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // On threads of their own: decoding would keep the pool's few from answering requests. The place in the read-ahead comes
        // before the picture: a picture that had to wait for one would hold up those that have all places.
        void ReadAll(CancellationToken token)
        {
            ahead.Wait(token);
            while (Interlocked.Increment(ref next) is var i && i < pictures.Count)
            {
                try
                {
                    slots[i].SetResult(reader.Read(pictures[i].Opened.Source, pictures[i].File, pictures[i].Opened.Sidecars, token));
                }
                catch (Exception failed)
                {
                    slots[i].TrySetException(failed);
                    throw;
                }

                ahead.Wait(token);
            }
        }
    }

    private async Task Record(
        ImportRun run, List<TaskCompletionSource<ReadPicture>> slots, SemaphoreSlim ahead, Action<int> progress, CancellationToken cancel)
    {
        var batch = new List<ReadPicture>(FilesPerBatch);
        for (var i = 0; i < slots.Count; i++)
        {
            batch.Add(await slots[i].Task.WaitAsync(cancel).ConfigureAwait(false));
            ahead.Release();
            progress(i + 1);
            if (batch.Count < FilesPerBatch && i + 1 < slots.Count)
                continue;
            cancel.ThrowIfCancellationRequested();
            await recorder.Record(run, batch, []).ConfigureAwait(false);
            batch.Clear();
        }
    }

    /// <summary>Outcomes of the files that are no pictures: texts are silent unless they cannot be read, the rest is skipped.</summary>
    private static IEnumerable<RunItem> Others(IEnumerable<SourceFile> files, List<Opened> opened) =>
    [
        .. opened.SelectMany(o => o.Sidecars.Problems).Select(p => new RunItem(p.File.Path, "failed", p.Reason)),
        .. files.Where(f => !PictureFiles.IsPicture(f) && (!Sidecars.IsText(f) || f.Problem is not null)).Select(f =>
            f.Problem is null ? new RunItem(f.Path, "skipped", "Not a picture.") : new RunItem(f.Path, "failed", f.Problem)),
    ];
}
