using LoraCraft.Runs;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace LoraCraft.Host;

/// <summary>
/// Runs execute as Quartz jobs in memory; what an ended process left is found in the log at the next start. The scheduler starts
/// with the first run: most starts of the program have none.
/// </summary>
internal sealed class QuartzRuns(ISchedulerFactory schedulers) : IRunScheduler, IHostedService
{
    private volatile IScheduler? _scheduler;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_scheduler is { } scheduler)
            await scheduler.Shutdown(waitForJobsToComplete: false, cancellationToken).ConfigureAwait(false);
    }

    public async Task Schedule(string run, CancellationToken cancel)
    {
        var scheduler = _scheduler = await schedulers.GetScheduler(cancel).ConfigureAwait(false);
        await scheduler.Start(cancel).ConfigureAwait(false); // nothing where it runs already
        var job = JobBuilder.Create<RunJob>().UsingJobData("run", run).Build();
        var trigger = TriggerBuilder.Create().StartNow().Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: cancel).ConfigureAwait(false);
    }
}

/// <summary>Executes one run.</summary>
internal sealed class RunJob(RunDesk desk, IHostApplicationLifetime life) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        await desk.Execute(context.MergedJobDataMap["run"]!.ToString()!, stopping.Token).ConfigureAwait(false);
    }
}

/// <summary>Takes up what an earlier process left, before the first request can ask for a new run; at the end waits for safe places.</summary>
internal sealed class LeftRuns(RunDesk desk) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => desk.TakeUp(cancellationToken);

    /// <summary>The runs were told to stop when the program was.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => desk.Settled(cancellationToken);
}
