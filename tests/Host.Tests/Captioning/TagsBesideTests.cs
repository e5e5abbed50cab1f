using System.Text.Json.Nodes;
using LoraCraft.Testing.Captioners;

namespace LoraCraft.Host.Tests.Captioning;

/// <summary>Runs whose answers become captions and tags at once.</summary>
[Collection(nameof(Desk))]
public sealed class TagsBesideTests(Servers servers)
{
    private const string Wish = "Beside the caption list";

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task one_answer_becomes_a_caption_and_tags_and_both_are_undone_as_one(Home home)
    {
        await using var desk = await Set(home, 3);
        await desk.Dataset.Tag("mine", "2");
        string[] before = await desk.Dataset.Texts(), after =
        [
            "000.png: drawing | caption: A drawing of 256 by 192 pixels.", "001.png: mine | caption: A drawing of 256 by 192 pixels.",
            "002.png: drawing | caption: A drawing of 256 by 192 pixels.",
        ];
        var preview = await desk.Api.Post($"{desk.Dataset.Path}/captions:preview", new { provider = "fake", preset = "sentences-object", image = 1, alsoTags = true });
        var (one, both) = (await desk.Estimate(), await desk.Estimate(new { alsoTags = true }));
        (both.Number("images"), both.Number("spared")).ShouldBe((one.Number("images"), one.Number("spared")));

        var run = await desk.Caption(new { alsoTags = true });

        Desk.Result(run).ShouldBe("3 0 0");
        desk.Fake.Complaints.ShouldBeEmpty();
        desk.Fake.Asked.Count.ShouldBe(3);
        JsonNode.Parse(desk.Fake.Asked.First().Format!)!["json_schema"]!["schema"]!["required"]!.ToJsonString().ShouldBe("""["caption","tags","quality_notes"]""");
        var sent = JsonNode.Parse(preview.Text("request"))!;
        desk.Fake.Asked.Select(a => a.Format).Distinct().ShouldBe([sent["response_format"]!.ToJsonString()]);
        desk.Fake.Asked.Select(a => a.Prompt).ShouldContain(preview.Text("prompt"));
        preview.Text("prompt").ShouldContain(Wish);
        (await desk.Dataset.Texts()).ShouldBe(after);
        (await Reasons(desk, run, "captioned")).ShouldBe(["001.png (image 2): Tags: It has a text already."]);
        var blame = await desk.Api.Get($"{desk.Dataset.Path}/images/1/blame");
        new[] { blame["captions"]!["caption"]![0]!["origin"]!, blame["tags"]![0]!["origin"]! }.Select(o => o.Text("actor")).Distinct().ShouldBe([$"run:{run.Text("id")}"]);

        await desk.Dataset.Undo(run.Text("change"));
        (await desk.Dataset.Texts()).ShouldBe(before);
        var again = await desk.Caption(new { alsoTags = true });
        (again["result"]!.Number("kept"), again["result"]!.Number("calls")).ShouldBe((3, 0));
        (await desk.Dataset.Texts()).ShouldBe(after);
    }

    [Fact]
    public async Task where_no_tags_come_the_caption_is_written_all_the_same()
    {
        await using var desk = await Set(Home.Local, 2);
        desk.Fake.Reply = call => FakeReply.SayJson(call, "A kite.", call.Number == 1 ? [] : ["kite"]);
        var run = await desk.Caption(new { alsoTags = true });

        Desk.Result(run).ShouldBe("2 0 0");
        desk.Fake.Asked.Count.ShouldBe(2);
        (await desk.Dataset.Texts()).Count(t => t.EndsWith(": kite | caption: A kite.", StringComparison.Ordinal)).ShouldBe(1);
        (await Reasons(desk, run, "captioned")).Single().ShouldEndWith("Tags: The answer held none.");
    }

    [Fact]
    public async Task a_service_that_turns_out_to_answer_no_json_is_not_paid_for_captions_without_their_tags()
    {
        await using var desk = await Set(Home.Local, 5);
        desk.Fake.TakesJson = false;
        const string Why = "fake-vision by fake does not answer with a JSON object, so its tags would not come with the captions. Point fake at a service that can, or caption without tags.";

        var run = await desk.Caption(new { alsoTags = true });
        (run.Text("state"), run.Text("paused")).ShouldBe(("paused", $"{Why} Then resume the run."));
        foreach (var what in new[] { "captions", "captions:preview" })
        {
            var refused = await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/{what}", new { provider = "fake", preset = "sentences-object", image = 1, alsoTags = true });
            (refused.Status, refused.Json!.Text("detail")).ShouldBe((409, Why));
        }

        (await desk.Api.Post($"{desk.Dataset.Path}/captions:try", new { provider = "fake", preset = "sentences-object", image = 1, alsoTags = true })).Text("problem").ShouldBe(Why);
        desk.Fake.Asked.ShouldBeEmpty();
        Desk.Result(await desk.Caption()).ShouldBe("5 0 0");
    }

    [Fact]
    public async Task a_caption_that_is_kept_without_its_tags_is_not_taken_where_they_are_wanted()
    {
        await using var desk = await Set(Home.Local, 1);
        desk.Fake.TakesJson = false;
        await desk.Caption();

        var trial = await desk.Api.Post($"{desk.Dataset.Path}/captions:try", new { provider = "fake", preset = "sentences-object", image = 1, alsoTags = true });

        (trial["text"], trial.Text("problem")).ShouldBe((null, "fake-vision by fake does not answer with a JSON object, so its tags would not come with the captions. Point fake at a service that can, or caption without tags."));
    }

    [Fact]
    public async Task the_policy_holds_for_the_caption_and_the_tags_each()
    {
        await using var desk = await Set(Home.Local, 3);
        desk.Fake.Reply = call => FakeReply.SayJson(call, "A kite.", ["kite", "hill", "sea"]);
        await desk.Caption(new { alsoTags = true });
        await desk.Dataset.Edit(new { kind = "remove_tags", tags = new[] { "hill" } }, new { images = "2" });
        await desk.Dataset.Edit(new { kind = "set_caption", text = "My kite.", caption = "caption" }, new { images = "3" });
        desk.Fake.Reply = call => FakeReply.SayJson(call, "A red kite.", ["kite", "hill", "sea", "sky"]);

        Desk.Result(await desk.Caption(new { alsoTags = true, policy = "replace-machine", preset = "phrases-style" })).ShouldBe("2 1 0");
        (await desk.Dataset.Texts()).ShouldBe(["000.png: kite, hill, sea, sky | caption: A red kite.", "001.png: kite, sea | caption: A red kite.", "002.png: kite, hill, sea | caption: My kite."]);

        desk.Fake.Reply = call => FakeReply.SayJson(call, "A red kite.", ["kite", "hill", "sea", "boat"]);
        await desk.Caption(new { alsoTags = true, policy = "rebase", preset = "phrases-person", scope = new { images = "2" } });
        (await desk.Dataset.Texts())[1].ShouldBe("001.png: kite, sea, boat | caption: A red kite.");
    }

    [Fact]
    public async Task each_of_both_is_proposed_and_taken_by_itself()
    {
        await using var desk = await Set(Home.Local, 1);

        var run = await desk.Caption(new { alsoTags = true, policy = "propose" });

        (run["result"]!.Number("proposed"), run["result"]!.Number("captioned")).ShouldBe((1, 0));
        var waiting = await desk.Api.Get($"{desk.Dataset.Path}/proposals?texts=true");
        waiting.List("proposals").Select(p => $"{p.Text("target")}: {p.Text("text")}").ShouldBe(["caption: A drawing of 256 by 192 pixels.", "tags: drawing"]);
        await desk.Api.Post($"{desk.Dataset.Path}/proposals:reject", new { target = "caption" });
        await desk.Api.Post($"{desk.Dataset.Path}/proposals:accept", new { });
        (await desk.Dataset.Texts()).ShouldBe(["000.png: drawing"]);
        (await desk.Api.Get($"{desk.Dataset.Path}/images/1/blame"))["tags"]![0]!["origin"]!.Text("actor").ShouldBe($"run:{run.Text("id")}");
    }

    [Fact]
    public async Task what_failed_counts_once_and_is_settled_by_a_run_for_both()
    {
        await using var desk = await Set(Home.Local, 2);
        desk.Fake.Reply = _ => FakeReply.Refuse("No.");
        var failed = await desk.Caption(new { alsoTags = true, policy = "replace-all" });
        Desk.Result(failed).ShouldBe("0 0 2");
        desk.Fake.Reply = call => call.AsJson ? FakeReply.SayJson(call, "A kite.", ["kite"]) : FakeReply.Say("A kite.");
        await desk.Caption();

        var again = await desk.Api.Over(await desk.Api.Post($"/api/runs/{failed.Text("id")}/retry"));

        Desk.Result(again).ShouldBe("2 0 0");
        (await desk.Dataset.Texts()).ShouldBe(["000.png: kite | caption: A kite.", "001.png: kite | caption: A kite."]);
        (await desk.Api.Send(HttpMethod.Post, $"/api/runs/{failed.Text("id")}/retry")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task a_trial_shows_the_tags_and_the_run_pays_for_neither_again()
    {
        await using var desk = await Set(Home.Local, 1);

        var trial = await desk.Api.Post($"{desk.Dataset.Path}/captions:try", new { provider = "fake", preset = "sentences-object", image = 1, alsoTags = true });
        var run = await desk.Caption(new { alsoTags = true });

        (trial.Text("text"), trial.Text("tags")).ShouldBe(("A drawing of 256 by 192 pixels.", "drawing"));
        (run["result"]!.Number("kept"), desk.Fake.Asked.Count).ShouldBe((1, 1));
        (await desk.Try(1))["tags"].ShouldBeNull();
    }

    [Fact]
    public async Task a_provider_that_answers_as_text_is_refused_before_anything_is_asked()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);

        foreach (var what in new[] { "captions", "captions:estimate", "captions:try", "captions:preview" })
        {
            var refused = await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/{what}", new { provider = "fake", preset = "sentences-object", alsoTags = true });
            (refused.Status, refused.Json!.Text("detail")).ShouldBe((400, "Only an answer as a JSON object holds tags beside its caption. Set fake to answer so, under Settings, Providers, or with providers set fake --answers json."));
        }

        desk.Fake.Asked.ShouldBeEmpty();
    }

    private async Task<Desk> Set(Home home, int images)
    {
        var desk = await Desk.Set((await servers.On(home)).Api, images);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", maxSide = 256, answerFormat = "json" });
        return desk;
    }

    private static async Task<string[]> Reasons(Desk desk, JsonNode run, string kind) =>
    [
        .. (await desk.Api.Get($"/api/runs/{run.Text("id")}/report?kind={kind}")).List("items").Where(i => i["reason"] is not null).Select(i => $"{i.Text("file")}: {i.Text("reason")}"),
    ];
}
