using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.Runs;

/// <summary>What becomes of a run whose worker cannot go on, or comes slowly to its safe place.</summary>
public sealed class RunDeskTests
{
    private const string WrongKey = "The service refused the key: check it under Settings.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task a_worker_pauses_its_run_with_a_reason_and_tries_again_when_it_is_resumed()
    {
        await using var server = await Server.Start(Home.Local);
        var attempts = 0;
        var desk = Desk(server, (_, _) => ++attempts == 1 ? throw new PausedException(WrongKey) : Task.FromResult("{}"));
        var run = await desk.Queue("test", 1, "Captioned pictures", "{}");

        await Reaches(server, run, "paused");
        (await server.Api.Get($"/api/runs/{run.Id}")).Text("paused").ShouldBe(WrongKey);

        await desk.Resume(run.Id);
        await Reaches(server, run, "finished");
        (await server.Api.Get($"/api/runs/{run.Id}"))["paused"].ShouldBeNull();
        attempts.ShouldBe(2);
    }

    [Fact]
    public async Task a_run_that_is_resumed_before_it_came_to_its_safe_place_goes_on_after_it()
    {
        await using var server = await Server.Start(Home.Local);
        using var safe = new SemaphoreSlim(0);
        var (begun, told) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (attempts, atOnce) = (0, 0);
        var desk = Desk(server, async (_, cancel) =>
        {
            Interlocked.Increment(ref atOnce).ShouldBe(1);
            if (++attempts == 1)
            {
                using var stop = cancel.Register(told.SetResult);
                begun.SetResult();
                await safe.WaitAsync(CancellationToken.None);
                Interlocked.Decrement(ref atOnce);
                cancel.ThrowIfCancellationRequested();
            }

            return "{}";
        });
        var run = await desk.Queue("test", 1, "Captioned pictures", "{}");
        await begun.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        (await desk.Pause(run.Id, WrongKey)).Paused.ShouldBe(WrongKey);
        await told.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        (await desk.Resume(run.Id)).State.ShouldBe("queued");
        safe.Release();

        await Reaches(server, run, "finished");
        attempts.ShouldBe(2);
    }

    private static RunDesk Desk(Server server, Func<RunOrder, CancellationToken, Task<string>> work)
    {
        var store = server.Services.GetRequiredService<IEventStore>();
        var scheduler = new AtOnce();
        var desk = new RunDesk(
            store, new CommandRunner(store), server.Services.GetRequiredService<IChanges>(), scheduler, new RunProgress(TimeProvider.System), [new Worker(work)]);
        scheduler.Desk = desk;
        return desk;
    }

    private static async Task Reaches(Server server, RunView run, string state)
    {
        for (var until = DateTime.UtcNow + Patience; (await server.Api.Get($"/api/runs/{run.Id}")).Text("state") != state; await Task.Delay(10))
            DateTime.UtcNow.ShouldBeLessThan(until, $"The run did not become {state}.");
    }

    private sealed class Worker(Func<RunOrder, CancellationToken, Task<string>> work) : IRunWorker
    {
        public string Kind => "test";

        public Task<string> Work(RunOrder order, IRunProgress progress, CancellationToken cancel) => work(order, cancel);
    }

    private sealed class AtOnce : IRunScheduler
    {
        public RunDesk Desk { get; set; } = null!;

        public Task Schedule(string run, CancellationToken cancel)
        {
            _ = Task.Run(() => Desk.Execute(run, CancellationToken.None), CancellationToken.None);
            return Task.CompletedTask;
        }
    }
}
