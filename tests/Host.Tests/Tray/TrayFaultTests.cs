using LoraCraft.Desktop.Tray;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Tray;

/// <summary>What goes wrong below the tray neither ends the program nor stops the tray.</summary>
public sealed class TrayFaultTests
{
    [Fact]
    public async Task a_tray_that_failed_once_follows_again()
    {
        using var folder = new TemporaryFolder();
        var (options, tray) = (new LoraCraftOptions { DataFolder = folder["data"], Port = 0 }, new FakeTray { Failing = true });
        await using var host = await LoraCraftHost.Start(options, DataFolder.TryOpen(folder["data"])!);
        using var one = new OneTray((_, _) => tray);
        await using var keeper = TrayKeeper.Start(host, options, one);
        await tray.Asked.Task.WaitAsync(FakeTray.Patience);

        tray.Failing = false;

        (await tray.Shown.Task.WaitAsync(FakeTray.Patience)).Menu.ShouldContain(entry => entry.Id == "quit");
    }

    [Fact]
    public async Task what_a_click_cannot_do_is_told()
    {
        using var folder = new TemporaryFolder();
        var (options, tray) = (new LoraCraftOptions { DataFolder = folder["data"], Port = 0 }, new FakeTray());
        var host = await LoraCraftHost.Start(options, DataFolder.TryOpen(folder["data"])!);
        using var one = new OneTray((_, _) => tray);
        var keeper = TrayKeeper.Start(host, options, one);
        var menu = (await tray.Shown.Task.WaitAsync(FakeTray.Patience)).Menu;
        await host.DisposeAsync();

        menu.First(entry => entry.Id == "open").Choose!();

        (await tray.Told.Task.WaitAsync(FakeTray.Patience)).ShouldBe("LoraCraft could not do that");
        await Should.ThrowAsync<ObjectDisposedException>(async () => await keeper.DisposeAsync()); // the host went before it, for this test
    }

    private sealed class FakeTray : ITray
    {
        public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

        public volatile bool Failing;

        public TaskCompletionSource Asked { get; } = new();

        public TaskCompletionSource<TrayView> Shown { get; } = new();

        public TaskCompletionSource<string> Told { get; } = new();

        public void Show(TrayView view)
        {
            Asked.TrySetResult();
            if (Failing)
                throw new InvalidOperationException("The desktop is not there just now.");
            Shown.TrySetResult(view);
        }

        public void Notify(string title, string text) => Told.TrySetResult(title);

        public void Dispose()
        {
        }
    }
}
