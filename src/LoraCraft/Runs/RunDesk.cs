using System.Collections.Concurrent;
using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Runs;

/// <summary>Takes runs from being asked for to their end, and takes up again what an earlier process left.</summary>
public sealed class RunDesk : IRunDesk
{
    private readonly IEventStore _store;
    private readonly CommandRunner _runner;
    private readonly IChanges _changes;
    private readonly IRunScheduler _scheduler;
    private readonly RunProgress _progress;
    private readonly Dictionary<string, IRunWorker> _workers;
    private readonly ConcurrentDictionary<string, Execution> _executing = [];

    public RunDesk(IEventStore store, CommandRunner runner, IChanges changes, IRunScheduler scheduler, RunProgress progress, IEnumerable<IRunWorker> workers)
    {
        (_store, _runner, _changes, _scheduler, _progress) = (store, runner, changes, scheduler, progress);
        _workers = workers.ToDictionary(w => w.Kind);
        store.Committed += Obey;
    }

    public async Task<RunView> Queue(string kind, long dataset, string label, string request, Func<string, bool>? equal = null, CancellationToken cancel = default)
    {
        var (id, change) = (_changes.NewId(), _changes.New(label));
        var joined = await _store.Write(s =>
        {
            var going = s.Tables.ActiveRuns().Find(r => r.Kind == kind && r.Dataset == dataset && (equal?.Invoke(r.Request) ?? r.Request == request));
            if (going is null)
                s.Append([new(Streams.Run(id), [new RunQueued(id, kind, dataset, label, request)], 0)], change);
            return going;
        }, cancel).ConfigureAwait(false);
        if (joined is not null)
            return joined.State == "paused" ? await Resume(joined.Run, cancel).ConfigureAwait(false) : View(joined);
        await _scheduler.Schedule(id, cancel).ConfigureAwait(false);
        return Show(id);
    }

    public RunView Show(string id) => View(Find(id));

    private RunRow Find(string id) => _store.Read(s => s.Tables.Run(id)) ?? throw new RefusedException(Refusal.Unknown($"There is no run {id}."));

    /// <summary>Stops a run at the next safe point; what it has done stays done.</summary>
    public async Task<RunView> Cancel(string id, CancellationToken cancel = default)
    {
        var run = Find(id);
        await Record(run, "Cancelled", RunDecider.Cancel, cancel).ConfigureAwait(false);
        if (!_executing.ContainsKey(id)) // what still comes to its safe point clears up there
            ClearUp(Find(id));
        return Show(id);
    }

    public async Task<RunView> Pause(string id, string? reason = null, CancellationToken cancel = default)
    {
        await Record(Find(id), "Paused", r => RunDecider.Pause(r, reason), cancel).ConfigureAwait(false);
        return Show(id);
    }

    /// <summary>Lets a paused run go on; what is not paused stays as it is.</summary>
    /// <exception cref="RefusedException">There is no such run.</exception>
    public async Task<RunView> Resume(string id, CancellationToken cancel = default)
    {
        await Record(Find(id), "Resumed", RunDecider.Resume, cancel).ConfigureAwait(false);
        if (Find(id).Going && !_executing.ContainsKey(id)) // what still comes to its safe point is taken up again after it
            await _scheduler.Schedule(id, cancel).ConfigureAwait(false);
        return Show(id);
    }

    /// <summary>Queues a run that does again what failed in one that is over.</summary>
    /// <exception cref="RefusedException">There is no such run, it is not over, nothing failed in it, or its kind does nothing again.</exception>
    public async Task<RunView> Retry(string id, CancellationToken cancel = default)
    {
        var run = Find(id);
        if (run.Active)
            throw new RefusedException(Refusal.Conflict("The run is not over yet. What fails in it can be tried again afterwards."));
        var worker = _workers[run.Kind];
        var failed = _store.Read(s => s.Tables.StillFailed(run, later => worker.Settles(run.Request, later)));
        var request = worker.Retry(run.Request, failed, like => like with { Id = _changes.NewId(), At = DateTimeOffset.FromUnixTimeMilliseconds(_changes.Now.ToUnixTimeMilliseconds()) })
            ?? throw new RefusedException(Refusal.Conflict("This kind of run cannot be tried again."));
        return failed.IsEmpty
            ? throw new RefusedException(Refusal.Conflict("Nothing is left to try again: nothing failed in this run, or it went well in a later one."))
            : await Queue(run.Kind, run.Dataset, run.Label, request, other => worker.IsEqual(other, request), cancel).ConfigureAwait(false);
    }

    /// <summary>The runs that are not over, oldest first.</summary>
    public IReadOnlyList<RunView> Active() => [.. _store.Read(s => s.Tables.ActiveRuns()).Select(View)];

    /// <summary>Waits until no run executes in this process, or <paramref name="patience"/> is over.</summary>
    public async Task Settled(CancellationToken patience)
    {
        var all = Task.WhenAll(_executing.Values.Select(e => e.Over.Task));
        await Task.WhenAny(all, Task.Delay(Timeout.Infinite, patience)).ConfigureAwait(false);
    }

    /// <summary>Finds the runs that an earlier process left and schedules them again, but for those that are paused; clears up after those that it ended over.</summary>
    public async Task TakeUp(CancellationToken cancel = default)
    {
        foreach (var run in _store.Read(s => s.Tables.EndedRuns()))
            ClearUp(run);
        foreach (var run in _store.Read(s => s.Tables.ActiveRuns()).Where(r => r.Going))
        {
            await Record(run, "The program ended during this run", RunDecider.Orphan, cancel).ConfigureAwait(false);
            await _scheduler.Schedule(run.Run, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Executes a run to its end. When the process stops instead, the run is left as it is and taken up later.</summary>
    public async Task Execute(string id, CancellationToken stopping)
    {
        if (await Take(id, stopping).ConfigureAwait(false) && !stopping.IsCancellationRequested && Find(id).Going)
            await _scheduler.Schedule(id, stopping).ConfigureAwait(false); // resumed on its way to the safe point
    }

    /// <summary>False when there was nothing to execute.</summary>
    private async Task<bool> Take(string id, CancellationToken stopping)
    {
        var run = Find(id);
        if (!run.Going)
            return false;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var execution = new Execution(source, new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_executing.TryAdd(id, execution))
            return false;
        try
        {
            await Record(run, "Started", RunDecider.Start, stopping).ConfigureAwait(false);
            if (Find(id).State != "running")
                return true; // paused or cancelled at the last moment
            var result = await _workers[run.Kind].Work(new(run.Run, run.Dataset, run.Request, run.Died), _progress.Start(id), source.Token).ConfigureAwait(false);
            await Record(run, "Finished", r => RunDecider.Finish(r, result), CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            // Cancelled or paused, which is recorded, or the process is stopping, and the next one takes the run up.
        }
        catch (PausedException held)
        {
            await Record(run, "Paused", r => RunDecider.Pause(r, held.Message), CancellationToken.None).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            await Record(run, "Failed", r => RunDecider.Fail(r, refused.Refusal.Message), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception unforeseen) when (!stopping.IsCancellationRequested)
        {
            await Record(run, "Failed", r => RunDecider.Fail(r, unforeseen.Message), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _executing.TryRemove(id, out _);
            _progress.End(id);
            ClearUp(Find(id));
            execution.Over.SetResult();
        }

        return true;
    }

    private void ClearUp(RunRow run)
    {
        try
        {
            if (run.Ended)
                _workers.GetValueOrDefault(run.Kind)?.Discard(run.Request);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Another program has one of the files open; the next start tries again.
        }
    }

    public RunView View(RunRow run)
    {
        var pace = run.Going ? _progress.Of(run.Run) : null;
        var worker = _workers.GetValueOrDefault(run.Kind);
        var result = run.Result ?? (run.Going ? null : worker?.SoFar(run.Run));
        return new(
            run.Run, run.Kind, run.Dataset, run.Label, run.State == "orphaned" ? "queued" : run.State,
            pace?.Total ?? run.Total, pace?.Done ?? run.Done, pace?.PerSecond ?? 0, pace?.SecondsLeft,
            DateTimeOffset.FromUnixTimeMilliseconds(run.Queued), run.Finished is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            run.Error, result is null ? null : JsonElement.Parse(result), worker?.Change(run.Request), run.Paused, pace?.Note);
    }

    /// <summary>Stops what executes here when it was paused or cancelled, wherever that was asked for.</summary>
    private void Obey(IReadOnlyList<RecordedEvent> recorded)
    {
        foreach (var one in recorded)
            if (one.Event is RunPaused or RunCancelled && Streams.IsRun(one.Stream, out var id) && _executing.TryGetValue(id, out var execution))
                execution.Stop();
    }

    private async Task Record(RunRow run, string cause, Func<RunRow, Decision> decide, CancellationToken cancel) =>
        await _runner.Run(_changes.New(cause), [Streams.Run(run.Run)], s => decide(s.Tables.Run(run.Run)!), cancel).ConfigureAwait(false);

    /// <param name="Over">Completed when the run left this process, however that came.</param>
    private sealed record Execution(CancellationTokenSource Source, TaskCompletionSource Over)
    {
        public void Stop()
        {
            try
            {
                _ = Source.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It has just come to its end.
            }
        }
    }
}
