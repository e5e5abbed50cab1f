using LoraCraft.Corpus;
using LoraCraft.Desktop.Tests.Packages;
using LoraCraft.Host;

namespace LoraCraft.Desktop.Tests.Windows;

/// <summary>The program for Windows, run under Wine and looked at from outside.</summary>
[Collection(nameof(OneWine))]
public sealed class WindowsTests(WineDesktop wine)
{
    [Fact]
    public async Task it_serves_and_what_it_stored_is_there_after_a_restart()
    {
        var (data, there) = wine.NewFolder();
        var (pictures, _) = wine.NewFolder();
        File.WriteAllBytes(Path.Combine(pictures, "a.png"), Encode.Png(Drawing.Scene(64, 64, 1)));
        await using (var program = await Serve(there))
        {
            using var api = await Api.Of(data);
            var run = await api.Import(await api.NewDataset("Kites"), WineDesktop.There(pictures));
            await api.Reaches(run, "finished");
            await wine.ChooseFromEnd(1);
            (await program.Ended()).ShouldBe(0);
            DataFolder.Running(data).ShouldBeNull();
        }

        await using var again = await Serve(there);
        using var after = await Api.Of(data);
        (await after.Get("/api/datasets/1"))["images"]!.GetValue<long>().ShouldBe(1);
        (await after.Post("/api/maintenance/verify", new { }))["ok"]!.GetValue<bool>().ShouldBeTrue();
        await wine.ChooseFromEnd(1);
        (await again.Ended()).ShouldBe(0);
    }

    [Fact]
    public async Task the_icon_opens_the_page_and_its_menu_opens_the_settings_starts_at_login_and_quits()
    {
        var (data, there) = wine.NewFolder();
        await using var program = await Serve(there);
        using var api = await Api.Of(data);

        var opened = wine.Opened.Length;
        await wine.ClickIcon(1);
        (await VisitOpened(opened)).ShouldBe(("/", 200));

        await wine.ChooseFromEnd(3);
        (await VisitOpened(opened + 1)).ShouldBe(("/settings", 200));

        await wine.ChooseFromEnd(2);
        await Eventually.True(async () => await RunKey() is { } key && key.Contains($"\"serve\" \"--no-browser\" \"--data\" \"{there}\"", StringComparison.Ordinal), () => "It does not start at login.");
        (await wine.Ask(Package.WindowsProgram, "login", "off")).ShouldBe("LoraCraft does not start when you log in.");
        (await RunKey()).ShouldBeNull();

        var second = await wine.Ask(Package.WindowsProgram, "serve", "--no-browser", "--data", there);
        second.ShouldNotBeNull().ShouldStartWith($"LoraCraft is running already on {api.Url}/?key=");

        await wine.ChooseFromEnd(1);
        (await program.Ended()).ShouldBe(0);
        program.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_icon_comes_back_with_a_new_taskbar_and_still_opens_the_page()
    {
        var (_, there) = wine.NewFolder();
        await using var program = await Serve(there);
        var opened = wine.Opened.Length;
        await wine.ClickIcon(1);
        (await VisitOpened(opened)).ShouldBe(("/", 200));

        await using (var taskbar = await wine.NewTaskbar())
        {
            await taskbar.Says("version taken");
            taskbar.Output.Take(3).ShouldBe(["modify refused", "add taken", "version taken"]);
            await taskbar.Tell("click");
            (await VisitOpened(opened + 1)).ShouldBe(("/", 200));

            (await wine.Ask(Package.WindowsProgram, "quit", "--data", there)).ShouldBe("LoraCraft has ended.");
            await taskbar.Says("delete taken");
        }

        (await program.Ended()).ShouldBe(0);
    }

    private async Task<Tool> Serve(string data)
    {
        var program = await wine.StartAlone(Package.WindowsProgram, "serve", "--port", "0", "--no-browser", "--data", data);
        await program.Says("Listening on http://127.0.0.1:");
        return program;
    }

    /// <summary>Visits what the browser was asked to open, once that many pages were opened before it.</summary>
    private async Task<(string Path, int Status)> VisitOpened(int before) =>
        await Api.Visit(await Eventually.Some(() => Task.FromResult(wine.Opened.ElementAtOrDefault(before)), () => "No page was opened."));

    private Task<string?> RunKey() => wine.Ask("reg", "query", @"HKCU\Software\Microsoft\Windows\CurrentVersion\Run", "/v", "LoraCraft");
}
