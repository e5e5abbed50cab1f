using System.Diagnostics;
using LoraCraft.Captioning.Providers;
using LoraCraft.Host.Tests.Forgetting;
using LoraCraft.Shared;
using LoraCraft.Testing.Captioners;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.Captioning;

/// <summary>Providers: their keys, and what a run does when one is not well.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await Server.Start(Home.Local);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task a_key_is_sent_to_its_service_and_shown_to_nobody()
    {
        const string Key = "sk-very-secret-1234";
        await using var desk = await Desk.Set(_server.Api, 0, Key);
        var saved = await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", key = Key });

        var test = await desk.Api.Post("/api/providers/fake/test");
        var models = await desk.Api.Get("/api/providers/fake/models");

        test["problem"].ShouldBeNull();
        test.Text("answer").ShouldStartWith("A drawing of");
        models.Texts("models").ShouldBe(["fake-vision", "fake-vision-large"]);
        saved["hasKey"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var told in new[] { saved, test, await desk.Api.Get("/api/providers") })
            told.ToJsonString().ShouldNotContain(Key);
    }

    [Fact]
    public async Task a_test_is_written_down_as_use_and_tells_what_cannot_be_unpacked()
    {
        await using var desk = await Desk.Set(_server.Api, 0);
        await desk.Api.Post("/api/providers/fake/test");
        (await desk.Api.Get("/api/providers")).List("uses").Single(u => u.Text("provider") == "fake").Number("calls").ShouldBe(1);

        desk.Fake.Reply = _ => FakeReply.Unpackable;
        (await desk.Api.Post("/api/providers/fake/test")).Text("problem").ShouldContain("cannot be unpacked");
    }

    [Fact]
    public async Task a_run_tells_until_when_its_provider_asked_to_wait_and_a_test_does_not_wait_for_it()
    {
        await using var desk = await Desk.Set(_server.Api, 1);
        desk.Fake.Reply = _ => FakeReply.Busy(600);

        var run = await desk.Begin();
        string? note = null;
        for (var attempt = 0; attempt < 200 && note is null; attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            note = (await desk.Api.Get($"/api/runs/{run.Text("id")}"))["note"]?.ToString();
        }

        note.ShouldNotBeNull().ShouldMatch("^fake asked to wait until \\d\\d:\\d\\d:\\d\\d$");
        (await desk.Api.Post("/api/providers/fake/test")).Text("problem").ShouldContain("asked to wait until");
        await desk.Api.Post($"/api/runs/{run.Text("id")}/cancel");
    }

    [Fact]
    public async Task a_paused_run_tells_what_it_has_cost()
    {
        await using var desk = await Desk.Set(_server.Api, 3);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", concurrency = 1, inputPrice = 2, outputPrice = 10 });
        desk.Fake.Reply = call => call.Number == 1 ? FakeReply.Say("A kite.") : FakeReply.NoQuota;

        var run = await desk.Caption();

        run.Text("state").ShouldBe("paused");
        (run["result"]!.Number("captioned"), Math.Round(run["result"]!["cost"]!.GetValue<double>(), 9)).ShouldBe((1, 0.0003));
    }

    [Fact]
    public async Task models_are_listed_before_anything_is_saved_and_the_key_is_kept_nowhere()
    {
        const string Key = "sk-very-secret-1234";
        await using var desk = await Desk.Set(_server.Api, 0, Key);
        Task<Answer> Models(object asked) => desk.Api.Send(HttpMethod.Post, "/api/providers:models", asked);

        (await Models(new { baseUrl = desk.Fake.Url, key = $" {Key} " })).Json!.Texts("models").ShouldBe(["fake-vision", "fake-vision-large"]);
        (await Models(new { baseUrl = desk.Fake.Url })).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(409), a => a.Text.ShouldNotContain(Key));
        (await Models(new { baseUrl = "http://127.0.0.1:9/v1", key = Key })).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(409), a => a.Text.ShouldNotContain(Key));
        (await Models(new { baseUrl = "file:///etc", key = Key })).Status.ShouldBe(400);
        _server.Services.GetRequiredService<ISecrets>().List().ShouldBeEmpty();
        new ListModelsRequest(desk.Fake.Url, null, Key).ToString().ShouldNotContain(Key);
    }

    [Fact]
    public async Task a_kept_key_is_used_for_the_models_of_its_own_service_only()
    {
        const string Key = "sk-very-secret-1234";
        await using var desk = await Desk.Set(_server.Api, 0, Key);
        await using var other = await FakeCaptioner.Start(Key);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", key = Key });
        Task<Answer> Models(object asked) => desk.Api.Send(HttpMethod.Post, "/api/providers:models", asked);

        (await Models(new { baseUrl = desk.Fake.Url, name = "fake" })).Status.ShouldBe(200);
        (await Models(new { baseUrl = desk.Fake.Url, name = "fake", key = "" })).Status.ShouldBe(409);
        (await Models(new { baseUrl = other.Url, name = "fake" })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task a_key_does_not_follow_to_another_service()
    {
        await using var desk = await Desk.Set(_server.Api, 0);
        await desk.Provider(new { baseUrl = desk.Fake.Url + "/", model = "other", key = "sk-very-secret-1234" });
        _server.Services.GetRequiredService<ISecrets>().Read("fake").ShouldBe("sk-very-secret-1234");

        var moved = await desk.Provider(new { baseUrl = "http://127.0.0.1:9/v1" });

        moved["hasKey"]!.GetValue<bool>().ShouldBeFalse();
        _server.Services.GetRequiredService<ISecrets>().Read("fake").ShouldBeNull();
        (await desk.Api.Send(HttpMethod.Get, "/api/providers/fake/models")).Json!.Text("detail").ShouldContain("cannot be reached");
        (await desk.Api.Send(HttpMethod.Delete, "/api/providers/fake")).Status.ShouldBe(204);
        (await desk.Api.Send(HttpMethod.Get, "/api/providers/fake/models")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task a_run_goes_on_with_the_key_and_the_address_that_its_provider_has_by_then()
    {
        await using var desk = await Desk.Set(_server.Api, 6, "sk-first-key-123456");
        await using var other = await FakeCaptioner.Start("sk-third-key-123456");
        object Settings(string url, string key) => new { baseUrl = url, model = "fake-vision", concurrency = 1, key };
        await desk.Provider(Settings(desk.Fake.Url, "sk-first-key-123456"));
        desk.Fake.Reply = call =>
        {
            if (call.Number == 2)
                desk.Provider(Settings(desk.Fake.Url, desk.Fake.Key = "sk-second-key-12345")).GetAwaiter().GetResult();
            if (call.Number == 4)
                desk.Provider(Settings(other.Url, other.Key!)).GetAwaiter().GetResult();
            return FakeReply.Say("A kite.");
        };

        var run = await desk.Caption();

        run.Text("state").ShouldBe("finished", run["paused"]?.ToString());
        Desk.Result(run).ShouldBe("6 0 0");
        (desk.Fake.Asked.Count, other.Asked.Count).ShouldBe((4, 2));
    }

    [Fact]
    public async Task what_the_old_key_is_refused_for_is_asked_with_the_new_one()
    {
        await using var desk = await Desk.Set(_server.Api, 6);
        Task SetKey(string key) => desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", key });
        await SetKey("sk-first-key-123456");
        desk.Fake.Reply = call =>
        {
            if (call.Number != 2)
                return FakeReply.Say("A kite.");
            SetKey("sk-second-key-12345").GetAwaiter().GetResult();
            return new(401, "Incorrect API key provided.", "invalid_api_key");
        };

        var run = await desk.Caption();

        run.Text("state").ShouldBe("finished", run["paused"]?.ToString());
        Desk.Result(run).ShouldBe("6 0 0");
    }

    [Fact]
    public async Task a_run_whose_provider_is_removed_pauses_and_goes_on_when_it_is_back()
    {
        await using var desk = await Desk.Set(_server.Api, 6, settings: null);
        var settings = new { baseUrl = desk.Fake.Url, model = "fake-vision", concurrency = 1 };
        await desk.Provider(settings);
        desk.Fake.Reply = call =>
        {
            if (call.Number == 2)
                desk.Api.Send(HttpMethod.Delete, "/api/providers/fake").GetAwaiter().GetResult();
            return FakeReply.Say("A kite.");
        };

        var paused = await desk.Caption();

        (paused.Text("state"), paused.Text("paused")).ShouldBe(("paused", "There is no provider fake. Set one up under Settings, Providers. Then resume the run."));
        desk.Fake.Asked.Count.ShouldBe(2);
        await desk.Provider(settings);
        Desk.Result(await desk.Api.Over(await desk.Api.Post($"/api/runs/{paused.Text("id")}/resume"))).ShouldBe("6 0 0");
        desk.Fake.Asked.Count.ShouldBe(6);
    }

    [Fact]
    public async Task what_a_first_answer_cost_counts_though_the_run_is_paused_before_the_second()
    {
        await using var desk = await Desk.Set(_server.Api, 1);
        object Settings(int requestsPerMinute) => new { baseUrl = desk.Fake.Url, model = "paid-once", maxSide = 256, requestsPerMinute, inputPrice = 2, outputPrice = 10 };
        await desk.Provider(Settings(requestsPerMinute: 1));
        desk.Fake.Reply = call => call.Number == 1 ? FakeReply.Empty : FakeReply.Say("A kite.");

        var begun = await desk.Begin();
        for (var look = 0; look < 400 && desk.Fake.Asked.IsEmpty; look++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        (await desk.Api.Over(await desk.Api.Post($"/api/runs/{begun.Text("id")}/pause"))).Text("state").ShouldBe("paused");
        async Task<(long Calls, long Tokens)> Month()
        {
            var uses = (await desk.Api.Get("/api/providers")).List("uses").Where(u => u.Text("model") == "paid-once").ToList();
            return (uses.Sum(u => u.Number("calls")), uses.Sum(u => u.Number("inputTokens")));
        }

        for (var look = 0; look < 400 && (await Month()).Calls == 0; look++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        (await Month()).ShouldBe((1, 100));
        (await desk.Api.Get($"/api/runs/{begun.Text("id")}/report")).Number("total").ShouldBe(0, "it is still to be asked about");
        await desk.Provider(Settings(requestsPerMinute: 0));

        var run = await desk.Api.Over(await desk.Api.Post($"/api/runs/{begun.Text("id")}/resume"));

        (Desk.Result(run), run["result"]!.Number("calls"), Math.Round(run["result"]!["cost"]!.GetValue<double>(), 9)).ShouldBe(("1 0 0", 2, 0.0006));
        (await Month()).ShouldBe((2, 200));
    }

    [Fact]
    public async Task a_cancelled_run_tells_what_it_proposed_until_then()
    {
        await using var desk = await Desk.Set(_server.Api, 6);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", concurrency = 1 });
        desk.Fake.Answers = 2;

        var run = await desk.Begin(new { policy = "propose" });
        for (var look = 0; look < 400 && (await desk.Api.Get($"{desk.Dataset.Path}/proposals")).Number("total") < 2; look++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        run = await desk.Api.Post($"/api/runs/{run.Text("id")}/cancel");
        desk.Fake.Answers = 3; // nothing waits for what is under way

        run.Text("state").ShouldBe("cancelled");
        (run["result"]!.Number("captioned"), run["result"]!.Number("proposed")).ShouldBe((0, 2));
        (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/undo", new { change = run.Text("change") })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task a_refused_key_pauses_the_run_which_goes_on_with_another()
    {
        await using var desk = await Desk.Set(_server.Api, 6, "sk-right-key-123456");
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", key = "sk-wrong-key-123456" });

        var paused = await desk.Caption();

        paused.Text("state").ShouldBe("paused");
        paused.Text("paused").ShouldContain("refused the key");
        paused.Text("paused").ShouldNotContain("sk-wrong");
        desk.Fake.Asked.ShouldBeEmpty();

        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", key = "sk-right-key-123456" });
        var run = await desk.Api.Over(await desk.Api.Post($"/api/runs/{paused.Text("id")}/resume"));
        Desk.Result(run).ShouldBe("6 0 0");
    }

    [Fact]
    public async Task answers_that_are_all_cut_off_pause_the_run_with_the_reason()
    {
        await using var desk = await Desk.Set(_server.Api, 30);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", concurrency = 1 });
        desk.Fake.Reply = _ => new(200, "", Finish: "length");

        var paused = await desk.Caption();

        paused.Text("state").ShouldBe("paused");
        paused.Text("paused").ShouldContain("one after the other: The answer was cut off. Allow longer answers.");
        desk.Fake.Asked.Count.ShouldBeLessThan(60);
    }

    [Fact]
    public async Task a_spent_account_pauses_the_run_and_what_was_answered_stays()
    {
        await using var desk = await Desk.Set(_server.Api, 6);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", concurrency = 1 });
        desk.Fake.Reply = call => call.Number <= 3 ? FakeReply.Say("A kite.") : FakeReply.NoQuota;

        var paused = await desk.Caption();

        paused.Text("paused").ShouldContain("nothing left");
        (await desk.Dataset.Images("-is:uncaptioned")).Count.ShouldBe(3);
        desk.Fake.Reply = _ => FakeReply.Say("A kite.");
        await desk.Api.Over(await desk.Api.Post($"/api/runs/{paused.Text("id")}/resume"));
        desk.Fake.Asked.Count.ShouldBe(7);
    }

    [Fact]
    public async Task too_many_requests_slow_everybody_down_and_fail_nothing()
    {
        await using var desk = await Desk.Set(_server.Api, 12);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", concurrency = 6 });
        desk.Fake.Delay = TimeSpan.FromMilliseconds(30);
        var (told, last) = (0L, 0L);
        desk.Fake.Reply = call =>
        {
            Volatile.Write(ref last, Stopwatch.GetTimestamp());
            if (call.Number != 7)
                return FakeReply.Say("A kite.");
            Volatile.Write(ref told, Stopwatch.GetTimestamp());
            return FakeReply.Busy(1);
        };

        var run = await desk.Caption();

        Desk.Result(run).ShouldBe("12 0 0");
        desk.Fake.Asked.Count.ShouldBe(13);
        desk.Fake.MostAtOnce.ShouldBeLessThanOrEqualTo(6);
        Stopwatch.GetElapsedTime(told, last).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(990), "all but the one that is asked again were under way, or waited with it");
    }

    [Fact]
    public async Task one_that_breaks_hangs_or_talks_nonsense_now_and_then_loses_no_image()
    {
        await using var desk = await Desk.Set(_server.Api, 5);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", concurrency = 8, timeoutSeconds = 2 });
        desk.Fake.Reply = call => call.Number switch
        {
            1 => FakeReply.Broken,
            2 => FakeReply.Hang,
            3 => FakeReply.Cut,
            4 => FakeReply.Malformed,
            _ => FakeReply.Say("A kite."),
        };

        Desk.Result(await desk.Caption()).ShouldBe("5 0 0");
    }

    [Fact]
    public async Task what_was_said_of_a_forgotten_picture_is_forgotten_too()
    {
        await using var desk = await Desk.Set(_server.Api, 2);
        desk.Fake.Reply = call => FakeReply.Say(call.Prompt.Contains("001", StringComparison.Ordinal) ? "Janedoe at the harbourside." : "I'm sorry, but I can't name harbourside people.");
        await desk.Api.Send(HttpMethod.Put, "/api/prompts/named", new { text = "Describe {filename}." });
        await desk.Caption(new { preset = "named" });
        await desk.Caption(new { preset = "named", target = "second" });
        var words = Traces.Words("harbourside");
        Traces.InFiles(Path.Combine(_server.Data, "storage", "answers"), words).ShouldNotBeEmpty();

        foreach (var (number, name) in new[] { (1, "000.png"), (2, "001.png") })
            (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/images/{number}/forget", new { confirm = name })).Status.ShouldBe(200);

        Traces.InStore(_server.Services, "harbourside", "000.png", "001.png").ShouldBeEmpty();
        Traces.InFiles(_server.Data, words).ShouldBeEmpty();
    }
}
