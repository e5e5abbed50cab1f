using System.Diagnostics;

namespace LoraCraft.Desktop.Tests.Linux;

/// <summary>Starting, starting again, and every way to end.</summary>
[Collection(nameof(OneDesktop))]
public sealed class StartAndEndTests(LinuxDesktop desktop)
{
    private static readonly TimeSpan LongestWriting = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task a_first_start_opens_the_page_and_a_second_one_that_of_the_first()
    {
        await using var person = new Person(desktop.Environment);
        var first = await person.Serve();
        first.Output.ShouldHaveSingleItem().ShouldBe($"Listening on {(await person.Opens(1)).Split(' ')[1]}");

        var second = person.Start("--data", person.Data);

        (await second.Ended()).ShouldBe(0, "the browser that it started is not waited for");
        var link = (await person.Opens(2)).Split(' ')[1];
        second.Output.ShouldHaveSingleItem().ShouldBe($"LoraCraft is running already on {link}");
        (await Api.Visit(link)).ShouldBe(("/", 200));
        first.HasEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task a_second_start_opens_the_page_also_where_a_first_one_does_not_unless_it_says_so_itself()
    {
        var off = new Dictionary<string, string?> { ["LORACRAFT_OPEN_PAGE"] = "off" };
        await using var person = new Person(desktop.Environment);
        await person.ServeWith(off);

        (await person.StartWith(off, ["serve", "--data", person.Data, "--no-browser"]).Ended()).ShouldBe(0);
        var second = person.StartWith(off, ["--data", person.Data]);

        (await second.Ended()).ShouldBe(0);
        second.Output.ShouldHaveSingleItem().ShouldBe($"LoraCraft is running already on {(await person.Opens(1)).Split(' ')[1]}");
        person.Opened.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task the_page_opens_in_a_window_of_its_own_when_that_is_wished()
    {
        await using var person = new Person(desktop.Environment);
        await person.ServeWith(new() { ["LORACRAFT_WINDOW"] = "app" });

        (await person.Opens(1)).ShouldStartWith("chromium --app=http://127.0.0.1:");
    }

    [Theory, InlineData("TERM"), InlineData("INT")]
    public async Task a_signal_ends_it_at_a_safe_place_and_what_was_acknowledged_is_there(string signal)
    {
        await using var person = new Person(desktop.Environment);
        var program = await person.Serve("--no-browser", "--no-tray");
        var pictures = SlowPictures.Fill(person.Folder);
        List<string> acknowledged = [];
        System.Text.Json.Nodes.JsonObject run;
        using (var api = await Api.Of(person.Data))
        {
            run = await api.Import(await api.NewDataset("Kites"), pictures);
            await api.Begins(run);
            var writing = KeepMakingConcepts(api, acknowledged);
            await Eventually.True(() => Task.FromResult(acknowledged.Count >= 5), () => "Nothing was acknowledged.");
            await program.Signal(signal);
            await writing;
        }

        (await program.Ended()).ShouldBe(0);
        program.Output.ShouldContain("Not finished; goes on at the next start:");
        program.Errors.ShouldBeEmpty();

        await person.Serve("--no-browser", "--no-tray");
        using var again = await Api.Of(person.Data);
        var names = (await again.Get("/api/concepts"))["concepts"]!.AsArray().Select(c => c!["name"]!.ToString());
        acknowledged.ShouldBeSubsetOf(names);
        await again.Reaches(run, "finished");
        (await again.Get("/api/datasets/1"))["images"]!.GetValue<long>().ShouldBe(SlowPictures.Count);
        (await again.Post("/api/maintenance/verify", new { }))["ok"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task a_start_while_the_first_one_ends_takes_over()
    {
        await using var person = new Person(desktop.Environment);
        var first = await person.Serve("--no-browser", "--no-tray");
        using var api = await Api.Of(person.Data);
        await api.Begins(await api.Import(await api.NewDataset("Kites"), SlowPictures.Fill(person.Folder)));
        await first.Signal("TERM");
        await first.Says("Stopping.");

        await person.Serve("--no-browser", "--no-tray");

        (await first.Ended()).ShouldBe(0);
    }

    [Theory]
    [InlineData("LORACRAFT_WINDOW", "tab", "browser or app")]
    [InlineData("LORACRAFT_NOTIFICATIONS", "loud", "on or off")]
    public async Task a_wrong_setting_is_refused_with_what_to_write(string setting, string value, string instead)
    {
        await using var person = new Person(desktop.Environment);
        var program = person.StartWith(new() { [setting] = value }, ["serve", "--data", person.Data]);

        (await program.Ended()).ShouldBe(2);
        program.Errors.ShouldHaveSingleItem().ShouldContain(instead);
    }

    private static async Task KeepMakingConcepts(Api api, List<string> acknowledged)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            for (var number = 0; clock.Elapsed < LongestWriting; number++)
            {
                await api.Post("/api/concepts", new { name = $"Concept {number}" });
                acknowledged.Add($"Concept {number}");
            }
        }
        catch (HttpRequestException)
        {
            // The program has ended.
        }
    }
}
