namespace LoraCraft.Desktop.Tests.Linux;

/// <summary>Where there can be no tray the program says why, once, and does everything else.</summary>
[Collection(nameof(OneDesktop))]
public sealed class NoTrayTests(LinuxDesktop desktop)
{
    [Fact]
    public Task without_a_display() => Serves("there is no display", new() { ["DISPLAY"] = null });

    [Fact]
    public Task with_a_display_that_does_not_answer() => Serves("the display cannot be opened", new() { ["DISPLAY"] = ":977" });

    [Fact]
    public Task without_a_session_bus() => Serves("there is no session bus", new() { ["DBUS_SESSION_BUS_ADDRESS"] = null });

    [Fact]
    public async Task without_the_library()
    {
        await using var person = new Person(desktop.Environment);
        person.Folder.Write("broken/libayatana-appindicator3.so.1", "no library");
        await Serves("libayatana-appindicator3.so.1 is not installed", new() { ["LD_LIBRARY_PATH"] = person.Folder["broken"] });
    }

    [Fact]
    public async Task without_a_panel_until_one_comes()
    {
        await using var bare = new LinuxDesktop();
        await bare.StartWithoutPanel();
        await using var person = new Person(bare.Environment);
        var program = await person.Serve("--no-browser");
        (await program.Says("No tray icon")).ShouldBe("No tray icon: nothing on this desktop shows tray icons. Everything else works.");

        await bare.StartPanel();

        var tray = new TrayOnBus(bare);
        await tray.Appears();
        await tray.Click("Quit");
        (await program.Ended()).ShouldBe(0);
    }

    private async Task Serves(string reason, Dictionary<string, string?> environment)
    {
        await using var person = new Person(desktop.Environment);
        var program = await person.ServeWith(environment, "--no-browser");
        using (var api = await Api.Of(person.Data))
        {
            await program.Says("No tray icon");
            await api.NewDataset("Kites");
        }

        await program.Signal("TERM");
        (await program.Ended()).ShouldBe(0);
        program.Errors.Where(line => line.Contains("tray", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldBe($"No tray icon: {reason}. Everything else works.");
    }
}
