using LoraCraft.Runs;

namespace LoraCraft.Tests.Runs;

/// <summary>How fast a run is, and how long it still takes.</summary>
public sealed class RunProgressTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void items_that_take_no_time_make_a_run_no_faster()
    {
        var runs = new RunProgress(_clock);
        var run = runs.Start("run");
        run.Report(0, 10_000);
        _clock.Seconds = 100;

        run.Work(50, 950);
        run.Report(9_050, 10_000);

        runs.Of("run").ShouldBe(new(9_050, 10_000, 0.5, 1_900, null));
    }

    [Fact]
    public void else_the_pace_is_that_of_all_since_the_run_was_taken_up()
    {
        var runs = new RunProgress(_clock);
        var run = runs.Start("run");
        run.Report(100, 1_000);
        _clock.Seconds = 10;
        run.Report(200, 1_000);

        runs.Of("run").ShouldBe(new(200, 1_000, 10, 80, null));
    }

    private sealed class Clock : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
