using LoraCraft.Testing.Captioners;

namespace LoraCraft.Host.Tests.Captioning;

/// <summary>A captioning run from the request to the texts, against a service that answers over HTTP.</summary>
[Collection(nameof(Desk))]
public sealed class CaptionTests(Servers servers)
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_run_captions_what_has_none_and_is_undone_as_one(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 5);
        await desk.Dataset.Edit(new { kind = "set_caption", text = "Mine.", caption = "caption" }, new { images = "2" });
        desk.Fake.MaxSide = 256;

        var run = await desk.Caption();

        run.Text("state").ShouldBe("finished", run["error"]?.ToString());
        Desk.Result(run).ShouldBe("4 1 0");
        desk.Fake.Complaints.ShouldBeEmpty();
        desk.Fake.Asked.Select(a => (a.Width, a.Height, a.Model)).Distinct().ShouldBe([(256, 192, "fake-vision")]);
        (await desk.Dataset.Texts()).ShouldBe([.. Enumerable.Range(0, 5).Select(i => $"{i:000}.png:  | caption: {(i == 1 ? "Mine." : "A drawing of 256 by 192 pixels.")}")]);
        (await desk.Dataset.Images($"by:run:{run.Text("id")}")).Count.ShouldBe(4);

        await desk.Dataset.Undo(run.Text("change"));
        (await desk.Dataset.Images("is:uncaptioned")).Count.ShouldBe(4);
        await desk.Dataset.Redo();
        (await desk.Dataset.Images("is:uncaptioned")).ShouldBeEmpty();
    }

    [Fact]
    public async Task blame_tells_the_run_the_model_and_the_prompt()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);

        var run = await desk.Caption();

        var origin = (await desk.Api.Get($"{desk.Dataset.Path}/images/1/blame"))["captions"]!["caption"]![0]!["origin"]!;
        origin.Text("actor").ShouldBe($"run:{run.Text("id")}");
        origin.Text("label").ShouldBe("Captioned with fake-vision by fake (prompt sentences-object, version 1)");
    }

    [Fact]
    public async Task what_was_asked_once_is_not_asked_again()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 4);
        await desk.Caption();

        var again = await desk.Caption(new { policy = "replace-all" });
        again["result"]!.Number("kept").ShouldBe(4);
        desk.Fake.Asked.Count.ShouldBe(4);

        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision-large", maxSide = 256 });
        await desk.Caption(new { policy = "replace-all" });
        desk.Fake.Asked.Count.ShouldBe(8);
    }

    [Fact]
    public async Task what_a_person_wrote_stays_where_only_the_machines_words_may_go()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 4);
        await desk.Caption();
        await desk.Dataset.Edit(new { kind = "add_text", text = " It is mine.", at = "end" }, new { images = "2" });
        await desk.Dataset.Edit(new { kind = "set_caption", text = "All mine.", caption = "caption" }, new { images = "3" });
        await desk.Dataset.Edit(new { kind = "set_caption", text = "A drawing of 256 by 192", caption = "caption" }, new { images = "4" });
        desk.Fake.Reply = _ => FakeReply.Say("Said anew.");

        var run = await desk.Caption(new { policy = "replace-machine", preset = "phrases-style" });

        Desk.Result(run).ShouldBe("1 3 0");
        (await desk.Dataset.Texts()).Select(t => t.Split("caption: ")[1])
            .ShouldBe(["Said anew.", "A drawing of 256 by 192 pixels. It is mine.", "All mine.", "A drawing of 256 by 192"]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_a_person_took_out_stays_out_whatever_else_machines_write_of_the_image(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 3);
        async Task<string> Caption(string says, string policy, string preset, string? target = null)
        {
            desk.Fake.Reply = _ => FakeReply.Say(says);
            return Desk.Result(await desk.Caption(new { policy, preset, target }));
        }

        await Caption("A kite and a hill.", "empty", "sentences-object");
        await desk.Dataset.Edit(new { kind = "set_caption", text = "A kite.", caption = "caption" }, new { images = "2" });
        await Caption("kite, hill, sky", "empty", "booru-object");
        await desk.Dataset.Edit(new { kind = "remove_tags", tags = new[] { "hill" } }, new { images = "3" });
        await Caption("Short.", "empty", "phrases-object", "short");

        (await Caption("Anew.", "replace-machine", "sentences-style")).ShouldBe("2 1 0");
        (await Caption("cloud", "replace-machine", "booru-style")).ShouldBe("2 1 0");
        (await Caption("A red kite and a hill.", "rebase", "phrases-style")).ShouldBe("3 0 0");
        (await Caption("Once more.", "replace-machine", "sentences-person")).ShouldBe("2 1 0");
        (await desk.Dataset.Texts()).ShouldBe(
        [
            "000.png: cloud | caption: Once more. | short: Short.", "001.png: cloud | caption: A red kite. | short: Short.", "002.png: kite, sky | caption: Once more. | short: Short.",
        ]);

        (await Caption("All.", "replace-all", "phrases-person")).ShouldBe("3 0 0");
        (await Caption("Free again.", "replace-machine", "sentences-concept")).ShouldBe("3 0 0");
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_models_words_that_came_by_a_merge_are_still_a_models(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 3);
        var other = new TestDataset(desk.Api, (await desk.Api.Post($"{desk.Dataset.Path}/branches", new { name = "Other" })).Number("id"));
        await desk.Caption();
        await desk.Dataset.Edit(new { kind = "add_text", text = " It is mine.", at = "end" }, new { images = "2" });

        await desk.Api.Post($"{other.Path}/merge", new { from = desk.Dataset.Id });

        (await other.Images("is:generated")).Select(i => i.Number("number")).ShouldBe([1, 3]);
        (await other.Images("is:edited")).Select(i => i.Number("number")).ShouldBe([2]);
        desk.Fake.Reply = _ => FakeReply.Say("Said anew.");
        Desk.Result(await desk.Api.Over(await desk.Api.Post($"{other.Path}/captions", new { provider = "fake", preset = "phrases-style", policy = "replace-machine" }))).ShouldBe("2 1 0");
        (await other.Texts()).Select(t => t.Split("caption: ")[1]).ShouldBe(["Said anew.", "A drawing of 256 by 192 pixels. It is mine.", "Said anew."]);
    }

    [Fact]
    public async Task a_limit_goes_on_where_the_last_one_ended()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 5);

        Desk.Result(await desk.Caption(new { limit = 2 })).ShouldBe("2 0 0");
        Desk.Result(await desk.Caption(new { limit = 2 })).ShouldBe("2 0 0");

        var estimate = await desk.Estimate(new { limit = 2 });
        (estimate.Number("images"), estimate.Number("spared")).ShouldBe((5, 4));
        Desk.Result(await desk.Caption(new { limit = 2 })).ShouldBe("1 0 0");
        (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/captions", new { provider = "fake", preset = "sentences-object", limit = 2 })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task what_is_under_way_is_not_asked_a_second_time()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 4);
        desk.Fake.Delay = TimeSpan.FromMilliseconds(500);
        await desk.Api.Send(HttpMethod.Put, "/api/prompts/plain", new { text = "Describe it." });

        var runs = new[] { await desk.Begin(new { preset = "plain", target = "short" }), await desk.Begin(new { preset = "plain", target = "long" }) };
        var trials = await Task.WhenAll(desk.Try(1), desk.Try(1));
        foreach (var run in runs)
            Desk.Result(await desk.Api.Over(run)).ShouldBe("4 0 0");

        desk.Fake.Asked.Count.ShouldBe(5);
        trials.Sum(t => t.Number("calls")).ShouldBe(1);
    }

    [Fact]
    public async Task what_failed_for_one_caption_is_tried_again_though_another_went_well()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 2);
        desk.Fake.Reply = _ => FakeReply.Say("I'm sorry, but I can't help with that.");
        var failed = await desk.Caption(new { target = "short" });
        desk.Fake.Reply = _ => FakeReply.Say("A kite.");
        await desk.Caption(new { target = "long", preset = "sentences-style" });

        var again = await desk.Api.Over(await desk.Api.Post($"/api/runs/{failed.Text("id")}/retry"));

        Desk.Result(again).ShouldBe("2 0 0");
        (await desk.Api.Send(HttpMethod.Post, $"/api/runs/{failed.Text("id")}/retry")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task what_a_model_notes_of_the_quality_is_listed_with_the_run()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 2);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", answerFormat = "json" });
        desk.Fake.Reply = call => FakeReply.SayJson(call, "A kite.", [], call.Number == 1 ? "Blurred." : "");

        var run = await desk.Caption();

        var noted = await desk.Api.Get($"/api/runs/{run.Text("id")}/report?noted=true");
        noted.Number("total").ShouldBe(1);
        noted.List("items").Single().Text("notes").ShouldBe("Blurred.");
        run["result"]!.Number("noted").ShouldBe(1);
    }

    [Fact]
    public async Task no_caption_can_be_called_as_the_tags_are()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);

        var refused = await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/edits", new { edit = new { kind = "set_caption", text = "A kite.", caption = "tags" } });

        refused.Status.ShouldBe(400);
        refused.Json!.Text("detail").ShouldContain("tags-as-prose");
    }

    [Theory]
    [InlineData("append", "Mine. Said.")]
    [InlineData("prepend", "Said. Mine.")]
    [InlineData("replace-all", "Said.")]
    [InlineData("empty", "Mine.")]
    public async Task the_policy_says_what_becomes_of_a_persons_words(string policy, string after)
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);
        await desk.Dataset.Edit(new { kind = "set_caption", text = "Mine.", caption = "caption" });
        desk.Fake.Reply = _ => FakeReply.Say("Said.");

        await desk.Caption(new { policy });

        (await desk.Dataset.Texts()).ShouldBe([$"000.png:  | caption: {after}"]);
    }

    [Theory]
    [InlineData("append", "Mine. Said.|Ours. Said.")]
    [InlineData("prepend", "Said. Mine.|Said. Ours.")]
    public async Task what_is_added_reaches_each_alternative_and_leaves_it_to_who_wrote_it(string policy, string after)
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);
        await desk.Dataset.Edit(new { kind = "set_caption", text = "Mine.\nOurs.", caption = "caption" });
        desk.Fake.Reply = _ => FakeReply.Say("Said.");

        var run = await desk.Caption(new { policy });

        var pieces = (await desk.Api.Get($"{desk.Dataset.Path}/images/1/blame"))["captions"]!["caption"]!.AsArray();
        string.Concat(pieces.Select(p => p!.Text("text"))).Replace('\n', '|').ShouldBe(after);
        var models = pieces.Where(p => p!["origin"]!.Text("actor") == $"run:{run.Text("id")}").Select(p => p!.Text("text").Trim());
        models.ShouldBe(["Said.", "Said."]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_a_person_took_out_as_a_whole_stays_out(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 2);
        async Task<string> Caption(string says, string policy, string preset)
        {
            desk.Fake.Reply = _ => FakeReply.Say(says);
            return Desk.Result(await desk.Caption(new { policy, preset }));
        }

        await Caption("kite, hill", "empty", "booru-object");
        await desk.Dataset.Edit(new { kind = "remove_tags", tags = new[] { "kite", "hill" } }, new { images = "2" });
        await Caption("A kite.", "empty", "sentences-object");
        await desk.Dataset.Edit(new { kind = "set_caption", text = "", caption = "caption" }, new { images = "2" });
        var before = await desk.Dataset.Texts();

        (await Caption("sea", "replace-machine", "booru-style")).ShouldBe("1 1 0");
        (await Caption("A sea.", "replace-machine", "sentences-style")).ShouldBe("1 1 0");
        (await desk.Dataset.Texts())[1].ShouldBe(before[1]);

        await Caption("kite, hill, boat", "rebase", "booru-person");
        await Caption("A hill.", "rebase", "sentences-person");
        (await desk.Dataset.Texts()).ShouldBe(["000.png: kite, hill, boat | caption: A hill.", "001.png: boat"]);
    }

    [Theory, InlineData("replace-machine"), InlineData("rebase")]
    public async Task what_went_with_an_undone_run_is_nobodys_word(string policy)
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 2);
        await desk.Dataset.Undo((await desk.Caption()).Text("change"));
        desk.Fake.Reply = _ => FakeReply.Say("A hill.");

        Desk.Result(await desk.Caption(new { policy, preset = "sentences-style" })).ShouldBe("2 0 0");
        (await desk.Dataset.Texts()).ShouldBe(["000.png:  | caption: A hill.", "001.png:  | caption: A hill."]);
    }

    [Fact]
    public async Task answers_become_tags_or_a_caption_of_any_name()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);
        await desk.Dataset.Tag("sea");
        desk.Fake.Reply = _ => FakeReply.Say("Tags: kite, Sea, hill");

        await desk.Caption(new { preset = "booru-object", policy = "append" });
        await desk.Caption(new { preset = "booru-object", target = "tags-as-prose" });

        (await desk.Dataset.Texts()).ShouldBe(["000.png: sea, kite, hill | tags-as-prose: kite, Sea, hill"]);
        (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/captions", new { provider = "fake", preset = "sentences-object", target = "tags" })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task a_bad_answer_is_asked_for_once_more_and_then_listed_and_tried_again_when_told()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 4);
        var slips = 0;
        desk.Fake.Reply = call => call.Prompt.Contains("000", StringComparison.Ordinal) && Interlocked.Increment(ref slips) == 1 ? FakeReply.CutOff
            : call.Prompt.Contains("001", StringComparison.Ordinal) ? FakeReply.Say("I'm sorry, but I can't help with that.")
            : call.Prompt.Contains("002", StringComparison.Ordinal) ? FakeReply.Refuse("No.")
            : FakeReply.Say("Here is a caption: A kite.");
        await desk.Api.Send(HttpMethod.Put, "/api/prompts/named", new { text = "Describe {filename}." });

        var run = await desk.Caption(new { preset = "named" });

        Desk.Result(run).ShouldBe("2 0 2");
        desk.Fake.Asked.Count(a => a.Prompt.Contains("001", StringComparison.Ordinal)).ShouldBe(2);
        (await desk.Dataset.Images($"failed:{run.Text("id")}")).Select(i => i.Text("name")).ShouldBe(["001.png", "002.png"]);
        (await desk.Api.Get($"/api/runs/{run.Text("id")}/report?kind=failed")).List("items").Select(i => i.Text("reason")).ShouldAllBe(r => r.StartsWith("The model refused"));

        desk.Fake.Reply = _ => FakeReply.Say("A hill.");
        var again = await desk.Api.Over(await desk.Api.Post($"/api/runs/{run.Text("id")}/retry"));
        Desk.Result(again).ShouldBe("2 0 0");
        (await desk.Dataset.Texts()).Select(t => t.Split("caption: ")[1]).ShouldBe(["A kite.", "A hill.", "A hill.", "A kite."]);
        foreach (var over in new[] { run, again })
            (await desk.Api.Send(HttpMethod.Post, $"/api/runs/{over.Text("id")}/retry")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task the_preview_shows_what_is_sent_and_the_estimate_what_it_takes()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 3);
        await desk.Dataset.Tag("red kite", "1");
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "new-here", maxSide = 256 });

        var preview = await desk.Api.Post($"{desk.Dataset.Path}/captions:preview", new { provider = "fake", preset = "sentences-object", image = 1 });
        var guess = await desk.Estimate();
        await desk.Caption(new { limit = 1 });

        desk.Fake.Asked.Single().Prompt.ShouldBe(preview.Text("prompt"));
        preview.Text("prompt").ShouldContain("red kite");
        preview.Text("request").ShouldContain("\"model\": \"new-here\"");
        guess["measured"]!.GetValue<bool>().ShouldBeFalse();
        var measured = await desk.Estimate();
        (measured.Number("images"), measured.Number("spared"), measured.Number("inputTokens"), measured.Number("outputTokens")).ShouldBe((3, 1, 200, 20));
        measured["measured"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task the_estimate_goes_by_pictures_of_datasets_that_were_sent_as_they_are_now()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 3);
        async Task<bool> Measured(int maxSide, string detail = "auto")
        {
            await desk.Provider(new { baseUrl = desk.Fake.Url, model = "measured-here", maxSide, detail });
            return (await desk.Estimate())["measured"]!.GetValue<bool>();
        }

        (await Measured(256)).ShouldBeFalse();
        await desk.Api.Post("/api/providers/fake/test");
        (await Measured(256)).ShouldBeFalse();
        await desk.Caption(new { limit = 1 });

        (await Measured(256)).ShouldBeTrue();
        (await Measured(512)).ShouldBeFalse();
        (await Measured(256, "low")).ShouldBeFalse();
        (await desk.Estimate()).Number("inputTokens").ShouldNotBe(200);
        (await desk.Estimate()).Number("outputTokens").ShouldBe(20);
    }

    [Fact]
    public async Task the_preview_is_of_an_image_that_a_run_would_ask_about()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 3);
        await desk.Dataset.Edit(new { kind = "set_caption", text = "Mine.", caption = "caption" }, new { images = "1-2" });
        async Task<long> Shown(string policy, string target, string? images = null) => (await desk.Api.Post(
            $"{desk.Dataset.Path}/captions:preview", new { provider = "fake", preset = "sentences-object", policy, target, scope = new { images } })).Number("image");

        (await Shown("empty", "caption")).ShouldBe(3);
        (await Shown("empty", "short")).ShouldBe(1);
        (await Shown("replace-all", "caption")).ShouldBe(1);
        (await Shown("empty", "caption", "1-2")).ShouldBe(1);
    }

    [Fact]
    public async Task the_preview_names_the_model_that_a_run_finds_and_asks_for_json_only_where_that_is_taken()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);
        desk.Fake.TakesJson = false;
        desk.Fake.Models = ["", "found-here"];
        await desk.Provider(new { baseUrl = desk.Fake.Url, maxSide = 256, answerFormat = "json" });
        Task<System.Text.Json.Nodes.JsonNode> Preview() => desk.Api.Post($"{desk.Dataset.Path}/captions:preview", new { provider = "fake", preset = "sentences-object" });

        (await Preview()).Text("request").ShouldContain("json_schema");
        await desk.Caption();
        var request = (await Preview()).Text("request");

        request.ShouldContain("\"model\": \"found-here\"");
        request.ShouldNotContain("response_format");
        desk.Fake.Asked.Single().Model.ShouldBe("found-here");
    }

    [Fact]
    public async Task answers_come_as_json_where_that_is_wanted_and_are_asked_for_as_text_where_it_is_refused()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 6);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", maxSide = 256, concurrency = 2, answerFormat = "json" });

        var preview = await desk.Api.Post($"{desk.Dataset.Path}/captions:preview", new { provider = "fake", preset = "sentences-object", image = 1 });
        await desk.Caption(new { limit = 2 });
        await desk.Caption(new { preset = "booru-object", limit = 1 });
        desk.Fake.Complaints.ShouldBeEmpty();
        preview.Text("request").ShouldContain("\"json_schema\"");
        desk.Fake.Asked.ShouldAllBe(a => a.AsJson);
        var shown = System.Text.Json.Nodes.JsonNode.Parse(preview.Text("request"))!["response_format"]!.ToJsonString();
        desk.Fake.Asked.First().Format.ShouldBe(shown);
        desk.Fake.Asked.Select(a => System.Text.Json.Nodes.JsonNode.Parse(a.Format!)!["json_schema"]!["schema"]!["required"]!.ToJsonString()).Distinct()
            .ShouldBe(["""["caption","quality_notes"]""", """["tags","quality_notes"]"""]);
        (await desk.Dataset.Texts())[..2].ShouldBe(["000.png: drawing | caption: A drawing of 256 by 192 pixels.", "001.png:  | caption: A drawing of 256 by 192 pixels."]);

        desk.Fake.TakesJson = false;
        var run = await desk.Caption();
        Desk.Result(run).ShouldBe("4 2 0");
        desk.Fake.Asked.Count(a => !a.AsJson).ShouldBe(4);
        desk.Fake.JsonRefused.ShouldBeInRange(1, 2); // no more than were under way when it was found out

        await desk.Caption(new { policy = "replace-all" });
        desk.Fake.Asked.Count.ShouldBe(8); // the one that has a tag by now, which is in its prompt
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", maxSide = 256 });
        (await desk.Caption(new { policy = "replace-all" }))["result"]!.Number("kept").ShouldBe(5);
        (await desk.Api.Send(HttpMethod.Put, "/api/providers/fake", new { baseUrl = desk.Fake.Url, answerFormat = "xml" })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task money_is_told_before_and_after_and_stays_what_it_was_when_prices_change()
    {
        await using var server = await Server.Start(Home.Local);
        await using var desk = await Desk.Set(server.Api, 4);
        object Priced(double? input, double? output) => new { baseUrl = desk.Fake.Url, model = "fake-vision", maxSide = 256, inputPrice = input, outputPrice = output };
        (await desk.Api.Send(HttpMethod.Put, "/api/providers/fake", Priced(2, null))).Status.ShouldBe(400);
        (await desk.Api.Send(HttpMethod.Put, "/api/providers/fake", Priced(2, -1))).Status.ShouldBe(400);
        (await desk.Estimate())["cost"].ShouldBeNull();

        await desk.Provider(Priced(2, 10));
        var first = await desk.Caption(new { limit = 1 });
        var estimate = await desk.Estimate();
        await desk.Provider(Priced(20, 100));
        var second = await desk.Caption(new { limit = 1 });
        await desk.Provider(Priced(null, null));
        var third = await desk.Caption(new { limit = 1 });
        var none = await desk.Caption(new { limit = 3, policy = "replace-all" });

        Cost(first["result"]!).ShouldBe((0.0003, 0)); // 100 tokens in, 10 out
        Math.Round(estimate["cost"]!.GetValue<double>(), 9).ShouldBe(0.0009);
        Cost(second["result"]!).ShouldBe((0.003, 0));
        Cost(third["result"]!).ShouldBe((null, 1));
        Cost(none["result"]!).ShouldBe((0, 0));
        Cost((await desk.Api.Get("/api/providers")).List("uses").Single()).ShouldBe((0.0033, 1));

        static (double?, long) Cost(System.Text.Json.Nodes.JsonNode node) =>
            (node["cost"] is { } cost ? Math.Round(cost.GetValue<double>(), 9) : null, node.Number("unpriced"));
    }

    [Fact]
    public async Task a_going_run_tells_what_it_has_cost_and_will_cost()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 8);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", concurrency = 1, inputPrice = 2, outputPrice = 10 });
        var answers = new SemaphoreSlim(3);
        desk.Fake.Reply = _ =>
        {
            answers.Wait(TestContext.Current.CancellationToken);
            return FakeReply.Say("A kite.");
        };

        var run = await desk.Begin();
        string? note = null;
        for (var attempt = 0; attempt < 1200 && note?.StartsWith("330 ", StringComparison.Ordinal) != true; attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            note = (await desk.Api.Get($"/api/runs/{run.Text("id")}"))["note"]?.ToString();
        }

        answers.Release(8);
        await desk.Api.Over(run);
        note.ShouldBe("330 tokens, $0.00090 of about $0.0024");
    }

    [Fact]
    public async Task every_save_of_a_prompt_is_a_version_and_a_run_keeps_to_its_own()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 2);
        await desk.Api.Send(HttpMethod.Put, "/api/prompts/My%20way", new { text = "One." });
        var saved = await desk.Api.Send(HttpMethod.Put, "/api/prompts/My%20way", new { text = "Two." });
        saved.Json!.Number("version").ShouldBe(2);

        var run = await desk.Caption(new { preset = "My way", limit = 1 });

        run.Text("label").ShouldBe("Captioned with fake-vision by fake (prompt My way, version 2)");
        desk.Fake.Asked.Single().Prompt.ShouldBe("Two.");
        (await desk.Api.Send(HttpMethod.Put, "/api/prompts/sentences-object", new { text = "Mine." })).Status.ShouldBe(409);
        (await desk.Api.Send(HttpMethod.Delete, "/api/prompts/My%20way")).Status.ShouldBe(204);
        (await desk.Api.Get("/api/prompts")).List("prompts").ShouldNotContain(p => p.Text("name") == "My way");
    }
}
