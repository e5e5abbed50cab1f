using LoraCraft.Desktop.Tray;
using LoraCraft.Runs;

namespace LoraCraft.Host.Tests.Tray;

/// <summary>What the tray's menu says.</summary>
public sealed class TrayMenuTests
{
    [Theory]
    [InlineData("running", 300, "Imported pictures: 3 of 300")]
    [InlineData("paused", 300, "Imported pictures: paused at 3 of 300")]
    [InlineData("queued", 0, "Imported pictures: queued")]
    public void a_run_tells_how_far_it_is(string state, long total, string label)
    {
        var run = new RunView("a", "import", 1, "Imported pictures", state, total, 3, 0, null, DateTimeOffset.UnixEpoch, null, null, null, null);

        var view = TrayMenu.View(new([], [run], null, Failed: false, Stopping: false), new(_ => { }, _ => { }, _ => { }, _ => { }, _ => { }, () => { }));

        view.Menu.ShouldContain(entry => entry.Label == label);
    }
}
