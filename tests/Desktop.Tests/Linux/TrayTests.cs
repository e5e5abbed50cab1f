using LoraCraft.Host;

namespace LoraCraft.Desktop.Tests.Linux;

/// <summary>What the tray on Linux does, seen from the panel's side of the bus and over HTTP.</summary>
[Collection(nameof(OneDesktop))]
public sealed class TrayTests(LinuxDesktop desktop)
{
    private readonly TrayOnBus _tray = new(desktop);

    [Fact]
    public async Task the_icon_is_there_until_quit_is_chosen()
    {
        await using var person = new Person(desktop.Environment);
        var program = await person.Serve("--no-browser");
        await _tray.Appears();
        await _tray.Shows("idle");
        await _tray.Find("Quit");
        (await _tray.Labels()).ShouldBe(["Open LoraCraft", "Settings", "Start at login", "Quit"]);

        await _tray.Click("Quit");

        (await program.Ended()).ShouldBe(0);
        await _tray.Goes();
        DataFolder.Running(person.Data).ShouldBeNull();
        program.Errors.ShouldBeEmpty();
        person.Opened.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_restart_keeps_the_icon_and_the_process()
    {
        await using var person = new Person(desktop.Environment);
        var program = await person.Serve("--no-browser");
        await _tray.Appears();
        await _tray.Find("Open LoraCraft");
        var (before, owner) = (DataFolder.Running(person.Data).ShouldNotBeNull(), await _tray.Owner());

        using (var api = await Api.Of(person.Data))
            await api.Post("/api/maintenance/restart", new { });

        var after = await Eventually.Some(() => Task.FromResult(DataFolder.Running(person.Data) is { } now && now.Token != before.Token ? now : null), () => "It did not come back.");
        (after.Process, after.Url, await _tray.Owner()).ShouldBe((before.Process, before.Url, owner));
        await _tray.Shows("idle");
        await _tray.Click("Quit");
        (await program.Ended()).ShouldBe(0);
        await _tray.Goes();
    }

    [Fact]
    public async Task the_first_entry_opens_the_page_signed_in_once()
    {
        await using var person = new Person(desktop.Environment);
        await person.Serve();
        var first = await person.Opens(1);

        await _tray.Click("Open LoraCraft");

        var second = await person.Opens(2);
        second.ShouldStartWith("xdg-open http://127.0.0.1:");
        second.ShouldNotBe(first);
        (await Api.Visit(second.Split(' ')[1])).ShouldBe(("/", 200));
        (await Api.Visit(second.Split(' ')[1])).Status.ShouldBe(401);
    }

    [Fact]
    public async Task the_settings_open_signed_in()
    {
        await using var person = new Person(desktop.Environment);
        await person.Serve("--no-browser");

        await _tray.Click("Settings");

        (await Api.Visit((await person.Opens(1)).Split(' ')[1])).ShouldBe(("/settings", 200));
    }

    [Fact]
    public async Task the_datasets_changed_last_open()
    {
        await using var person = new Person(desktop.Environment);
        await person.Serve("--no-browser");
        using var api = await Api.Of(person.Data);
        var kites = await api.NewDataset("Kites_and & hills");
        await api.NewDataset("Zebras");
        await _tray.Find("Zebras");
        (await _tray.Labels())[1..3].ShouldBe(["Zebras", "Kites__and & hills"], "an underscore would mark a letter, so there are two");
        var run = await api.Import(kites, person.Folder.Write("one/a.txt", "kite").Replace("/a.txt", "", StringComparison.Ordinal));
        await api.Reaches(run, "finished");
        await api.Post("/api/concepts/1/datasets", new { name = "Nothing in it" });
        await Eventually.True(async () => (await _tray.Labels())[1] == "Nothing in it", () => "The newest dataset is not the first.");

        await _tray.Click("Kites");

        (await Api.Visit((await person.Opens(1)).Split(' ')[1])).ShouldBe((kites["/api".Length..], 200));
    }

    [Fact]
    public async Task a_run_is_told_of_as_it_goes_and_can_be_cancelled()
    {
        await using var person = new Person(desktop.Environment);
        await person.Serve("--no-browser");
        using var api = await Api.Of(person.Data);
        await using var run = await HeldRun.Begin(api, person.Folder);
        await _tray.Find($"{HeldRun.Label}: 2 of {HeldRun.Pictures}");
        await _tray.Shows("busy");
        run.Answers = 4;
        await _tray.Find($"{HeldRun.Label}: 4 of {HeldRun.Pictures}");

        await _tray.Click("Cancel");

        await api.Reaches(run.Run, "cancelled");
        run.Answers = 5; // nothing waits for what is under way
        await _tray.Shows("idle");
        (await _tray.Labels()).ShouldNotContain("Cancel");
    }

    [Fact]
    public async Task a_run_is_paused_and_resumed_and_a_paused_one_can_be_cancelled()
    {
        await using var person = new Person(desktop.Environment);
        var program = await person.Serve("--no-browser");
        using var api = await Api.Of(person.Data);
        await using var run = await HeldRun.Begin(api, person.Folder);

        await _tray.Click("Pause");
        await api.Reaches(run.Run, "paused");
        await _tray.Shows("idle");
        await _tray.Find($"{HeldRun.Label}: paused at ");
        (await _tray.Labels()).ShouldNotContain("Pause");

        await _tray.Click("Resume");
        await _tray.Shows("busy");
        (await api.StateOf(run.Run)).ShouldBeOneOf("queued", "running");
        await _tray.Click("Pause");
        await api.Reaches(run.Run, "paused");

        await _tray.Click("Cancel");
        await api.Reaches(run.Run, "cancelled");
        run.Answers = int.MaxValue;
        await Eventually.True(async () => !(await _tray.Labels()).Contains("Resume"), () => "The run stayed in the menu.");
        await _tray.Click("Quit");
        (await program.Ended()).ShouldBe(0);
    }

    [Fact]
    public async Task a_paused_run_does_not_keep_the_program_and_is_told_of_at_its_end()
    {
        await using var person = new Person(desktop.Environment);
        var program = await person.Serve("--no-browser");
        using (var api = await Api.Of(person.Data))
        {
            await using var run = await HeldRun.Begin(api, person.Folder);
            await _tray.Click("Pause");
            await api.Reaches(run.Run, "paused");
            run.Answers = 3; // nothing waits for what is under way
            await _tray.Shows("idle");
            await _tray.Click("Quit");
        }

        (await program.Ended()).ShouldBe(0);
        program.Output.ShouldNotContain("Not finished; goes on at the next start:");
        program.Output.SkipWhile(line => line != "Paused; goes on when you resume it:").Skip(1).ShouldHaveSingleItem().ShouldStartWith($"  {HeldRun.Label}, ");
    }

    [Fact]
    public async Task the_end_of_a_run_is_notified_and_a_failure_asks_for_attention_until_the_page_is_opened()
    {
        await using var person = new Person(desktop.Environment);
        await person.Serve("--no-browser");
        using var api = await Api.Of(person.Data);
        var dataset = await api.NewDataset("Kites");
        await using var heard = Tool.Start(desktop.Environment, "dbus-monitor", "--session", "interface='org.freedesktop.Notifications'");
        await heard.Says("signal"); // it listens now

        await api.Reaches(await api.Post($"{dataset}/exports", new { format = "plain", options = new { } }), "failed");
        await heard.Says("   string \"Failed: Exported for plain\"");
        await _tray.Shows("attention");
        await _tray.Click("Open LoraCraft");
        await _tray.Shows("idle");

        person.Folder.Write("one/a.png", Corpus.Encode.Png(Corpus.Drawing.Scene(64, 64, 1)));
        await api.Reaches(await api.Import(dataset, person.Folder["one"]), "finished");
        await heard.Says("   string \"Imported one\"");
        await Eventually.True(
            async () => await person.Ask("xdotool", "search", "--onlyvisible", "--class", "xfce4-notifyd") is { Length: > 0 }, () => "The desktop showed no notification.");
    }

    [Fact]
    public async Task a_start_from_a_menu_that_fails_is_told_by_a_notification()
    {
        await using var person = new Person(desktop.Environment);
        await using var heard = Tool.Start(desktop.Environment, "dbus-monitor", "--session", "interface='org.freedesktop.Notifications'");
        await heard.Says("signal"); // it listens now

        await using var failing = Tool.Start(desktop.Environment, Repository.Executable, "serve", "--data", Path.Combine(person.Folder.Write("file", "no folder"), "data"));

        await heard.Says("   string \"LoraCraft could not start\"");
    }

    [Fact]
    public async Task notifications_can_be_switched_off_while_it_runs()
    {
        await using var person = new Person(desktop.Environment);
        await person.Serve("--no-browser");
        using var api = await Api.Of(person.Data);
        (await person.Ask(Repository.Executable, "settings", "set", "notifications", "off")).ShouldNotBeNull().ShouldEndWith("It takes effect at once.");
        await using var heard = Tool.Start(desktop.Environment, "dbus-monitor", "--session", "interface='org.freedesktop.Notifications'");
        await heard.Says("signal");

        await api.Reaches(await api.Post($"{await api.NewDataset("Kites")}/exports", new { format = "plain", options = new { } }), "failed");

        await _tray.Shows("attention");
        heard.Output.ShouldNotContain(line => line.Contains("Notify", StringComparison.Ordinal));
    }

    [Fact]
    public async Task quit_waits_for_a_safe_place_and_the_run_goes_on_at_the_next_start()
    {
        await using var person = new Person(desktop.Environment);
        var program = await person.Serve("--no-browser");
        using var api = await Api.Of(person.Data);
        await using var run = await HeldRun.Begin(api, person.Folder);

        await _tray.Click("Quit");
        await program.Says("Stopping. Waiting for a safe place in:");
        run.Answers = 3;

        (await program.Ended()).ShouldBe(0);
        program.Output.SkipWhile(line => line != "Not finished; goes on at the next start:").Skip(1).ShouldHaveSingleItem().ShouldStartWith($"  {HeldRun.Label}");
        await _tray.Goes();

        run.Answers = int.MaxValue;
        await person.Serve("--no-browser");
        using var again = await Api.Of(person.Data);
        await again.Reaches(run.Run, "finished");
        (await again.Get($"/api/runs/{run.Run["id"]}"))["result"]!["captioned"]!.GetValue<long>().ShouldBe(HeldRun.Pictures);
    }

    [Fact]
    public async Task start_at_login_is_a_switch_that_the_desktop_understands()
    {
        await using var person = new Person(desktop.Environment);
        var program = await person.Serve("--no-browser");
        (await _tray.Find("Start at login")).Checked.ShouldBe(false);
        await _tray.Click("Start at login");
        await Eventually.True(async () => (await _tray.Find("Start at login")).Checked == true, () => "The switch stayed off.");
        (await person.Ask(Repository.Executable, "login")).ShouldBe("LoraCraft starts when you log in.");
        await _tray.Click("Quit");
        await program.Ended();

        person.LogsIn();
        using (await Api.Of(person.Data))
        {
            await _tray.Click("Start at login");
            await Eventually.True(() => Task.FromResult(!File.Exists(person.AutostartEntry)), () => "The switch stayed on.");
            await _tray.Click("Quit");
            await _tray.Goes();
        }

        person.Opened.ShouldBeEmpty("a start at login opens no page");
    }

    [Theory, InlineData("Hidden=true", false), InlineData("Hidden=false", true), InlineData("X-GNOME-Autostart-enabled=false", false)]
    public async Task start_at_login_overrules_what_a_package_set_for_everybody(string line, bool on)
    {
        await using var person = new Person(desktop.Environment);
        person.Folder.Write("everybody/autostart/loracraft.desktop", $"[Desktop Entry]\nType=Application\nName=LoraCraft\nExec=/nothing\n{line}\n");
        (await Login()).ShouldBe(on);

        (await Login("off")).ShouldBe(false);
        File.Exists(person.AutostartEntry).ShouldBe(on, "only an entry that is on needs one that hides it");
        (await Login("on")).ShouldBe(true);
        File.ReadAllText(person.AutostartEntry).ShouldContain($"TryExec={Repository.Executable}\n");
        (await Login("off")).ShouldBe(false);

        async Task<bool> Login(params string[] wish)
        {
            var said = person.StartWith(new() { ["XDG_CONFIG_DIRS"] = person.Folder["everybody"] }, ["login", .. wish]);
            (await said.Ended()).ShouldBe(0);
            return said.Output.ShouldHaveSingleItem() == "LoraCraft starts when you log in.";
        }
    }
}

[CollectionDefinition(nameof(OneDesktop))]
public sealed class OneDesktop : ICollectionFixture<LinuxDesktop>;
