using LoraCraft.Testing.Captioners;

namespace LoraCraft.Host.Tests.Captioning;

/// <summary>Captions are tried on samples before a run.</summary>
[Collection(nameof(Desk))]
public sealed class TrialTests(Servers servers)
{
    [Fact]
    public async Task a_trial_changes_no_dataset_is_written_down_as_use_and_not_paid_again()
    {
        await using var server = await Server.Start(Home.Local);
        await using var desk = await Desk.Set(server.Api, 3);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", maxSide = 256, inputPrice = 2, outputPrice = 10 });
        var version = (await desk.Api.Get(desk.Dataset.Path)).Number("version");

        var first = await desk.Try(2);
        var again = await desk.Try(2);

        first.Text("text").ShouldBe("A drawing of 256 by 192 pixels.");
        (first.Number("image"), first.Text("name"), first.Text("model"), first.Number("inputTokens"), first.Number("outputTokens")).ShouldBe((2, "001.png", "fake-vision", 100, 10));
        Math.Round(first["cost"]!.GetValue<double>(), 9).ShouldBe(0.0003);
        (again["kept"]!.GetValue<bool>(), again.Number("calls"), again["cost"]!.GetValue<double>()).ShouldBe((true, 0, 0));
        (await desk.Api.Get(desk.Dataset.Path)).Number("version").ShouldBe(version);
        (await desk.Dataset.Images("is:uncaptioned")).Count.ShouldBe(3);
        var use = (await desk.Api.Get("/api/providers")).List("uses").Single();
        (use.Number("calls"), Math.Round(use["cost"]!.GetValue<double>(), 9)).ShouldBe((1, 0.0003));

        var run = await desk.Caption();
        (run["result"]!.Number("kept"), run["result"]!.Number("calls")).ShouldBe((1, 2));
        desk.Fake.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task what_fails_says_why()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 2, "sk-right-key-123456");
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", key = "sk-wrong-key-123456" });
        var refused = await desk.Try(1);
        (refused["text"], refused["cost"]!.GetValue<double>()).ShouldBe((null, 0));
        refused.Text("problem").ShouldContain("refused the key");

        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", key = "sk-right-key-123456" });
        desk.Fake.Reply = _ => FakeReply.Refuse("No.");
        var unwilling = await desk.Try(1);
        unwilling.Text("problem").ShouldStartWith("The model refused");
        (unwilling.Number("calls"), unwilling["cost"], unwilling.Number("unpriced")).ShouldBe((2, null, 2));
        (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/captions:try", new { provider = "fake", preset = "sentences-object", image = 99 })).Status.ShouldBe(404);
        (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/captions:try", new { provider = "fake", preset = "no-such", image = 1 })).Status.ShouldBe(404);
        var asked = desk.Fake.Asked.Count;
        foreach (var text in new[] { " ", new string('a', 8001), "A\0" })
            (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/captions:try", new { provider = "fake", text, image = 1 })).Status.ShouldBe(400);
        (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/captions:try", new { provider = "fake", preset = "sentences-object", target = "tags", image = 1 })).Status.ShouldBe(400);
        desk.Fake.Asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task what_the_model_says_of_the_quality_is_told_beside_the_caption()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", answerFormat = "json" });
        desk.Fake.Reply = call => FakeReply.SayJson(call, "A kite.", ["kite"], "A watermark.");

        foreach (var trial in new[] { await desk.Try(1), await desk.Try(1) })
            (trial.Text("text"), trial.Text("notes")).ShouldBe(("A kite.", "A watermark."));
    }

    [Fact]
    public async Task samples_are_of_what_a_run_would_ask_about_and_other_ones_when_wanted()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 9);
        await desk.Dataset.Edit(new { kind = "set_caption", text = "Mine.", caption = "caption" }, new { images = "3" });
        async Task<long[]> Samples(object request) =>
            [.. (await desk.Api.Post($"{desk.Dataset.Path}/captions:sample", request)).List("images").Select(i => i.Number("image"))];

        var first = await Samples(new { });
        var others = await Samples(new { round = 1 });

        first.Length.ShouldBe(4);
        (await Samples(new { })).ShouldBe(first);
        first.Concat(others).Order().ShouldBe([1, 2, 4, 5, 6, 7, 8, 9]);
        (await Samples(new { scope = new { images = "2-3" } })).ShouldBe([2]);
        (await Samples(new { scope = new { images = "2-3" }, policy = "append", count = 24, round = 7 })).ShouldBe([2, 3]);
        (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/captions:sample", new { count = 0 })).Status.ShouldBe(400);
    }
}
