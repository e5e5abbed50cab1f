using LoraCraft.Kernel;
using LoraCraft.Runs;

namespace LoraCraft.Tests.Runs;

/// <summary>The life of a run, as a table.</summary>
public sealed class RunDeciderTests
{
    [Theory]
    [InlineData("queued", "started, finished, failed, cancelled, paused")]
    [InlineData("running", "started, orphaned, finished, failed, cancelled, paused")]
    [InlineData("orphaned", "started, finished, failed, cancelled, paused")]
    [InlineData("paused", "finished, cancelled, resumed")]
    [InlineData("finished", "")]
    [InlineData("failed", "")]
    [InlineData("cancelled", "")]
    public void what_can_become_of_a_run(string state, string wishes)
    {
        var run = new RunRow("0199bb", "import", 7, "Imported pictures", state, 10, 5, "{}", null, null, 0, null, null, false);
        Decision[] all =
        [
            RunDecider.Start(run), RunDecider.Orphan(run), RunDecider.Finish(run, "{}"), RunDecider.Fail(run, "The disk is full."),
            RunDecider.Cancel(run), RunDecider.Pause(run, null), RunDecider.Resume(run),
        ];

        all.ShouldAllBe(decision => decision.Refusal == null, "what does not fit is a repeat or came too late, and does nothing");
        string.Join(", ", all.SelectMany(d => d.Appends).SelectMany(a => a.Events).Select(e => e.GetType().Name["Run".Length..].ToLowerInvariant())).ShouldBe(wishes);
    }

    [Fact]
    public void the_program_says_why_it_pauses() =>
        RunDecider.Pause(new("0199bb", "import", 7, "", "running", 0, 0, "{}", null, null, 0, null, null, false), "The service refused the key.")
            .Appends.ShouldHaveSingleItem().Events.ShouldBe([new RunPaused("The service refused the key.")]);
}
