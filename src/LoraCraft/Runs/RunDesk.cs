using System.Collections.Concurrent;
using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Runs;

/// <summary>Takes runs from being asked for to their end, and takes up again what an earlier process left.</summary>
public sealed class RunDesk(IEventStore store, CommandRunner runner, IChanges changes, IRunScheduler scheduler, RunProgress progress, IEnumerable<IRunWorker> workers) : IRunDesk
{
    private readonly Dictionary<string, IRunWorker> _workers = workers.ToDictionary(w => w.Kind);
    private readonly ConcurrentDictionary<string, Execution> _executing = [];

    public async Task<RunView> Queue(string kind, long dataset, string label, string request, Func<string, bool>? equal = null, CancellationToken cancel = default)
    {
        var (id, change) = (changes.NewId(), changes.New(label));
        var joined = await store.Write(s =>
        {
            var going = s.Tables.ActiveRuns().Find(r => r.Kind == kind && r.Dataset == dataset && (equal?.Invoke(r.Request) ?? r.Request == request));
            if (going is null)
                s.Append([new(Streams.Run(id), [new RunQueued(id, kind, dataset, label, request)], 0)], change);
            return going;
        }, cancel).ConfigureAwait(false);
        if (joined is not null)
            return View(joined);
        await scheduler.Schedule(id, cancel).ConfigureAwait(false);
        return Show(id);
    }

    public RunView Show(string id) => View(Find(id));

    private RunRow Find(string id) => store.Read(s => s.Tables.Run(id)) ?? throw new RefusedException(Refusal.Unknown($"There is no run {id}."));

    /// <summary>Stops a run at the next safe point; what it has done stays done.</summary>
    public async Task<RunView> Cancel(string id, CancellationToken cancel = default)
    {
        var run = Find(id);
        await Record(run, "Cancelled", RunDecider.Cancel, cancel).ConfigureAwait(false);
        if (_executing.TryGetValue(id, out var execution))
            await execution.Source.CancelAsync().ConfigureAwait(false);
        return Show(id);
    }

    /// <summary>The runs that are not over, oldest first.</summary>
    public IReadOnlyList<RunView> Active() => [.. store.Read(s => s.Tables.ActiveRuns()).Select(View)];

    /// <summary>Waits until no run executes in this process, or <paramref name="patience"/> is over.</summary>
    public async Task Settled(CancellationToken patience)
    {
        var all = Task.WhenAll(_executing.Values.Select(e => e.Over.Task));
        await Task.WhenAny(all, Task.Delay(Timeout.Infinite, patience)).ConfigureAwait(false);
    }

    /// <summary>Finds the runs that an earlier process left and schedules them again.</summary>
    public async Task TakeUp(CancellationToken cancel = default)
    {
        foreach (var run in store.Read(s => s.Tables.ActiveRuns()))
        {
            await Record(run, "The program ended during this run", RunDecider.Orphan, cancel).ConfigureAwait(false);
            await scheduler.Schedule(run.Run, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Executes a run to its end. When the process stops instead, the run is left as it is and taken up later.</summary>
    public async Task Execute(string id, CancellationToken stopping)
    {
        var run = Find(id);
        if (!run.Active)
            return;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var execution = new Execution(source, new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_executing.TryAdd(id, execution))
            return;
        try
        {
            await Record(run, "Started", RunDecider.Start, stopping).ConfigureAwait(false);
            var result = await _workers[run.Kind].Work(new(run.Run, run.Dataset, run.Request, run.State == "orphaned"), progress.Start(id), source.Token).ConfigureAwait(false);
            await Record(run, "Finished", r => RunDecider.Finish(r, result), CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            // Cancelled by a person, which is recorded, or the process is stopping, and the next one takes the run up.
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
            progress.End(id);
            execution.Over.SetResult();
        }
    }

    public RunView View(RunRow run)
    {
        var pace = run.Active ? progress.Of(run.Run) : null;
        return new(
            run.Run, run.Kind, run.Dataset, run.Label, run.State == "orphaned" ? "queued" : run.State,
            pace?.Total ?? run.Total, pace?.Done ?? run.Done, pace?.PerSecond ?? 0, pace?.SecondsLeft,
            DateTimeOffset.FromUnixTimeMilliseconds(run.Queued), run.Finished is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            run.Error, run.Result is null ? null : JsonElement.Parse(run.Result), _workers.GetValueOrDefault(run.Kind)?.Change(run.Request));
    }

    private async Task Record(RunRow run, string cause, Func<RunRow, Decision> decide, CancellationToken cancel) =>
        await runner.Run(changes.New(cause), [Streams.Run(run.Run)], s => decide(s.Tables.Run(run.Run)!), cancel).ConfigureAwait(false);

    /// <param name="Over">Completed when the run left this process, however that came.</param>
    private sealed record Execution(CancellationTokenSource Source, TaskCompletionSource Over);
}
