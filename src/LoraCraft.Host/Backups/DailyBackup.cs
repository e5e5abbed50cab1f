using LoraCraft.Kernel;
using LoraCraft.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoraCraft.Host.Backups;

/// <summary>Backs up once a day. What was missed while the program did not run is made up for soon after its start.</summary>
internal sealed class DailyBackup(BackupDesk desk, RunDesk runs, BackupPlan plan, BackupState state, TimeProvider clock, ILogger<DailyBackup> log) : BackgroundService
{
    private const string Label = "Daily backup";
    private static readonly TimeSpan BeforeFirstLook = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    /// <summary>Why the last look queued none that was due; null when nothing is in the way.</summary>
    public string? Problem { get; private set; }

    /// <summary>Queues a backup when one is due. What is in the way is told and kept, whatever it was: there is another look in a minute.</summary>
    public async Task<RunView?> Look(CancellationToken cancel)
    {
        try
        {
            var run = await QueueDue(cancel).ConfigureAwait(false);
            Problem = null;
            return run;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            if (Problem != failed.Message)
                log.LogWarning("No daily backup: {Reason}", failed.Message);
            Problem = failed.Message;
            return null;
        }
    }

    private async Task<RunView?> QueueDue(CancellationToken cancel)
    {
        var (settings, now) = (plan.Now(), clock.GetUtcNow());
        if (!settings.Daily || now < BackupState.Due(state.Newest(settings.Folder)) || now - state.LastAttempt() < AfterFailure)
            return null;
        if (runs.Active().Any(r => r is { State: "paused", Label: Label })) // asking again would resume it
            throw new RefusedException(Refusal.Conflict("The daily backup is paused. Resume it, or cancel it, in Activity."));
        return await desk.Start(null, null, Label, cancel).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(BeforeFirstLook, clock, stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(BetweenLooks, clock);
        do
            await Look(stoppingToken).ConfigureAwait(false);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
