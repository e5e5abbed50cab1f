using System.Text.Json.Nodes;
using LoraCraft.Testing.Captioners;

namespace LoraCraft.Host.Tests.Captioning;

/// <summary>Texts that models propose: the run, the queue, and what becomes of them.</summary>
[Collection(nameof(Desk))]
public sealed class ReviewTests(Servers servers)
{
    [Fact]
    public async Task what_is_proposed_for_an_image_in_the_bin_is_not_shown()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);
        await desk.Caption(new { policy = "propose" });
        await desk.Api.Post($"{desk.Dataset.Path}/images:remove", new { scope = new { images = "1" } });

        (await desk.Api.Send(HttpMethod.Get, $"{desk.Dataset.Path}/proposals/1?target=caption")).Status.ShouldBe(404);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_is_proposed_waits_and_is_taken_let_go_or_changed_by_a_person(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 3);
        await desk.Dataset.Edit(new { kind = "set_caption", text = "Mine", caption = "caption" });
        var before = await Version(desk);

        var run = await desk.Caption(new { policy = "propose" });

        run["result"]!.Number("proposed").ShouldBe(3);
        (await Version(desk)).ShouldBe(before);
        (await Captions(desk)).ShouldBe(["Mine", "Mine", "Mine"]);
        (await Waiting(desk)).ShouldBe([1, 2, 3]);
        var shown = await desk.Api.Get($"{desk.Dataset.Path}/proposals/1?target=caption");
        (await desk.Api.Get($"{desk.Dataset.Path}/images/1/forget")).List("trainings").ShouldBeEmpty("a run that wrote captions trained nothing");
        (shown.Text("current"), shown.Text("proposed"), shown.Text("run")).ShouldBe(("Mine", "A drawing of 256 by 192 pixels.", run.Text("id")));

        await Decide(desk, "accept", new { scope = new { images = "1" } });
        await Decide(desk, "accept", new { scope = new { images = "2" }, text = "A fine drawing of 256 by 192 pixels." });
        await Decide(desk, "reject", new { scope = new { images = "3" }, id = (await Queue(desk)).List("proposals")[0].Number("id") });

        (await Captions(desk)).ShouldBe(["A drawing of 256 by 192 pixels.", "A fine drawing of 256 by 192 pixels.", "Mine"]);
        (await Waiting(desk)).ShouldBeEmpty();
        (await Pieces(desk, 1)).ShouldBe([$"run:{run.Text("id")} A drawing of 256 by 192 pixels."]);
        (await Pieces(desk, 2)).Single(p => !p.StartsWith("run:", StringComparison.Ordinal)).ShouldEndWith("fine ");
        (await Origins(desk.Dataset, 1)).ShouldBe([$"{desk.Dataset.Id} Accepted proposed texts"]);
        var branch = new TestDataset(desk.Api, (await desk.Api.Post($"{desk.Dataset.Path}/branches", new { name = "Branch" })).Number("id"));
        (await Origins(branch, 1)).ShouldBe([$"{desk.Dataset.Id} Accepted proposed texts"]);
        (await Numbers(desk, "is:accepted")).ShouldBe([1]);
        (await Numbers(desk, "is:edited")).ShouldBe([2]);
        (await Coverage(desk)).ShouldBe("0 1 1 1 0");
        await desk.Api.Post($"{desk.Dataset.Path}/images:star", new { scope = new { images = "1-3" }, stars = 4 });
        (await Coverage(desk)).ShouldBe("0 1 1 1 0");
        await desk.Dataset.Undo();

        for (var i = 0; i < 3; i++)
            await desk.Dataset.Undo();
        (await Captions(desk)).ShouldBe(["Mine", "Mine", "Mine"]);
        (await Waiting(desk)).ShouldBe([1, 2, 3]);
        await desk.Dataset.Redo();
        (await Waiting(desk)).ShouldBe([2, 3]);
        (await Captions(desk))[0].ShouldBe("A drawing of 256 by 192 pixels.");
        (await Numbers(desk, "is:accepted")).ShouldBe([1]);
        (await Coverage(desk)).ShouldBe("2 1 0 0 0");
        (await Pieces(desk, 1)).ShouldBe([$"run:{run.Text("id")} A drawing of 256 by 192 pixels."]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_went_under_a_persons_words_is_the_base_of_the_next_proposal(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 1);
        async Task Say(string text, string policy, string preset)
        {
            desk.Fake.Reply = _ => FakeReply.Say(text);
            await desk.Caption(new { policy, preset });
        }

        await Say("A red kite over the green hill in the morning.", "empty", "sentences-object");
        await desk.Dataset.Edit(new { kind = "set_caption", text = "A red kite over the steep green hill in the morning.", caption = "caption" });
        await Say("A yellow kite over the green hill in the morning.", "rebase", "phrases-style");
        (await Captions(desk)).ShouldBe(["A yellow kite over the steep green hill in the morning."]);
        await Say("A yellow kite over the green hill in the evening.", "propose", "sentences-style");

        await Decide(desk, "accept", new { scope = new { images = "1" } });

        (await Captions(desk)).ShouldBe(["A yellow kite over the steep green hill in the evening."]);
    }

    [Fact]
    public async Task a_filter_says_which_are_taken_at_once_and_one_undo_takes_all_back()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 4);
        await desk.Dataset.Tag("sea", "2-3");
        await desk.Caption(new { policy = "propose" });

        (await Queue(desk, "?filter=sea")).Number("total").ShouldBe(2);
        var done = await Decide(desk, "accept", new { scope = new { filter = "sea" } });

        done.Number("images").ShouldBe(2);
        (await Waiting(desk)).ShouldBe([1, 4]);
        (await Queue(desk, "?filter=sea")).Number("waiting").ShouldBe(2);
        (await Numbers(desk, "is:proposed")).ShouldBe([1, 4]);
        await desk.Dataset.Undo(done.Text("change"));
        (await Waiting(desk)).ShouldBe([1, 2, 3, 4]);
        (await desk.Dataset.Images("is:captioned")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_newer_proposal_takes_the_place_of_the_older_and_what_goes_takes_it_along()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 3);
        await desk.Caption(new { policy = "propose" });
        var old = (await Queue(desk)).List("proposals")[0].Number("id");
        desk.Fake.Reply = _ => FakeReply.Say("Said anew.");

        await desk.Caption(new { policy = "propose", preset = "phrases-style" });

        (await desk.Api.Get($"{desk.Dataset.Path}/proposals/1?target=caption")).Text("written").ShouldBe("Said anew.");
        (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/proposals:accept", new { scope = new { images = "1" }, id = old })).Status.ShouldBe(409);
        await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/images:remove", new { scope = new { images = "2" } });
        (await Waiting(desk)).ShouldBe([1, 3]);
        await desk.Dataset.Undo();
        (await Waiting(desk)).ShouldBe([1, 2, 3]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_no_model_wrote_has_nothing_to_go_under_and_is_not_asked_about(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 3);
        await desk.Dataset.Edit(new { kind = "set_caption", text = "Mine.", caption = "caption" }, new { images = "1-3" });
        desk.Fake.Reply = _ => FakeReply.Say("kite, hill");
        await desk.Caption(new { preset = "booru-object" });
        desk.Fake.Reply = _ => FakeReply.Say("A kite.");
        await desk.Caption(new { policy = "propose", preset = "sentences-object" });
        await Decide(desk, "reject", new { scope = new { images = "2" } });
        await Decide(desk, "accept", new { scope = new { images = "3" } });
        var asked = desk.Fake.Asked.Count;
        desk.Fake.Reply = _ => FakeReply.Say("A hill.");

        (await desk.Estimate(new { policy = "rebase", preset = "sentences-style" })).Number("spared").ShouldBe(2);
        Desk.Result(await desk.Caption(new { policy = "rebase", preset = "sentences-style" })).ShouldBe("1 2 0");

        desk.Fake.Asked.Count.ShouldBe(asked + 1);
        (await Captions(desk)).ShouldBe(["Mine.", "Mine.", "A hill."]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_models_wrote_in_parts_is_no_persons_text(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 3);
        await desk.Dataset.Edit(new { kind = "set_caption", text = "Mine.", caption = "caption" }, new { images = "3" });
        desk.Fake.Reply = _ => FakeReply.Say("A kite.");
        await desk.Caption();
        desk.Fake.Reply = _ => FakeReply.Say("A hill.");
        await desk.Caption(new { policy = "append", preset = "sentences-style" });
        await desk.Dataset.Edit(new { kind = "set_caption", text = "A kite. A hill. My sea.", caption = "caption" }, new { images = "2" });
        desk.Fake.Reply = _ => FakeReply.Say("A boat.");

        var run = await desk.Caption(new { policy = "rebase", preset = "phrases-style" });

        (Desk.Result(run), run["result"]!.Number("proposed")).ShouldBe(("1 0 0", 2));
        (await Captions(desk)).ShouldBe(["A boat.", "A kite. A hill. My sea.", "Mine. A hill."]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_people_changed_stays_on_top_of_what_a_model_writes_anew(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 5);
        desk.Fake.Reply = _ => FakeReply.Say("A red kite over the green hill in the morning.");
        await desk.Caption(new { limit = 4 });
        async Task Person(string text, int image) => await desk.Dataset.Edit(new { kind = "set_caption", text, caption = "caption" }, new { images = $"{image}" });
        await Person("A red kite over the steep green hill.", 2);
        await Person("A blue kite over the green hill in the morning.", 3);
        await Person("All mine.", 5);
        desk.Fake.Reply = _ => FakeReply.Say("A yellow kite over the green hill in the morning, with clouds.");

        var run = await desk.Caption(new { policy = "rebase", preset = "phrases-style" });

        Desk.Result(run).ShouldBe("3 1 0");
        run["result"]!.Number("proposed").ShouldBe(1);
        (await Captions(desk)).ShouldBe([
            "A yellow kite over the green hill in the morning, with clouds.",
            "A yellow kite over the steep green hill, with clouds.",
            "A blue kite over the green hill in the morning.",
            "A yellow kite over the green hill in the morning, with clouds.",
            "All mine.",
        ]);
        (await Pieces(desk, 2)).Where(p => !p.StartsWith("run:", StringComparison.Ordinal)).Select(p => p.Split(' ', 2)[1]).ShouldBe(["steep green hill"]);
        (await Waiting(desk)).ShouldBe([3]);
        (await Coverage(desk)).ShouldBe("1 0 0 0 3");
        await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/images:seen", new { images = "2" });
        (await Coverage(desk)).ShouldBe("1 0 0 1 2");
        await Decide(desk, "accept", new { scope = new { images = "3" } });
        (await Captions(desk))[2].ShouldBe("A blue kite over the green hill in the morning, with clouds.");

        desk.Fake.Reply = _ => FakeReply.Say("A yellow kite over the brown hill in the morning, with birds.");
        await desk.Caption(new { policy = "rebase", preset = "sentences-style", limit = 3 });
        (await Captions(desk)).Take(3).ShouldBe([
            "A yellow kite over the brown hill in the morning, with birds.",
            "A yellow kite over the steep brown hill, with birds.",
            "A blue kite over the brown hill in the morning, with birds.",
        ]);
    }

    [Fact]
    public async Task a_try_shows_what_a_run_would_make_of_an_answer_and_a_run_does_not_ask_again()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 4);
        desk.Fake.Reply = _ => FakeReply.Say("A red kite over the green hill in the morning.");
        await desk.Caption(new { limit = 3 });
        async Task Person(string text, int image) => await desk.Dataset.Edit(new { kind = "set_caption", text, caption = "caption" }, new { images = $"{image}" });
        await Person("A red kite over the steep green hill.", 2);
        await Person("A blue kite over the green hill in the morning.", 3);
        await Person("All mine.", 4);
        desk.Fake.Reply = _ => FakeReply.Say("A yellow kite over the green hill in the morning, with clouds.");
        var asked = desk.Fake.Asked.Count;
        var version = await Version(desk);

        var tried = await desk.Api.Post($"{desk.Dataset.Path}/captions:try", new { provider = "fake", preset = "phrases-style", image = 2 });
        async Task<string> Shown(int image, string policy)
        {
            var shown = await desk.Api.Post($"{desk.Dataset.Path}/answers:preview", new { image, answer = tried.Text("text"), policy });
            return $"{shown.Text("outcome")} {shown["rebased"]} {shown["reason"]} {shown.Text("after")}";
        }

        (await Shown(1, "rebase")).ShouldBe("captioned false  A yellow kite over the green hill in the morning, with clouds.");
        (await Shown(2, "rebase")).ShouldBe("captioned true  A yellow kite over the steep green hill, with clouds.");
        (await Shown(3, "rebase")).ShouldBe("proposed true A person and the model changed the same. A blue kite over the green hill in the morning, with clouds.");
        (await Shown(4, "rebase")).ShouldBe("skipped false A person wrote its text. All mine.");
        (await Shown(4, "propose")).ShouldBe("proposed false  A yellow kite over the green hill in the morning, with clouds.");
        (await Shown(4, "prepend")).ShouldBe("captioned false  A yellow kite over the green hill in the morning, with clouds. All mine.");
        (await Shown(4, "empty")).ShouldBe("skipped false It has a text already. All mine.");
        (await Version(desk)).ShouldBe(version);

        (tried.Number("outputTokens"), tried["kept"]!.GetValue<bool>()).ShouldBe((10, false));
        await desk.Caption(new { policy = "rebase", preset = "phrases-style", scope = new { images = "2" } });
        (await Captions(desk))[1].ShouldBe("A yellow kite over the steep green hill, with clouds.");
        desk.Fake.Asked.Count.ShouldBe(asked + 1);
        (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/answers:preview", new { image = 99, answer = "A kite." })).Status.ShouldBe(404);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task taking_all_leaves_alone_what_a_person_wrote_since(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 5);
        async Task Person(string text, int image) => await desk.Dataset.Edit(new { kind = "set_caption", text, caption = "caption" }, new { images = $"{image}" });
        await Person("Mine before.", 2);
        desk.Fake.Reply = _ => FakeReply.Say("A kite.");
        await desk.Caption(new { policy = "propose" });
        await Person("Mine since.", 1);
        await desk.Dataset.Tag("mine", "3");
        await Person("Mine for a moment.", 4);
        await desk.Dataset.Undo();

        var done = await Decide(desk, "accept", new { });

        (done.Number("images"), done.Number("left"), done.Text("why")).ShouldBe(
            (4, 1, "1 still waits: a person wrote or changed the text since, and all of it would be replaced. Accept such a one by itself."));
        (await Captions(desk)).ShouldBe(["Mine since.", "A kite.", "A kite.", "A kite.", "A kite."]);
        (await Waiting(desk)).ShouldBe([1]);
        var none = await Decide(desk, "accept", new { });
        (none["change"], none.Number("images"), none.Number("left")).ShouldBe((null, 0, 1));
        (await Captions(desk))[0].ShouldBe("Mine since.");

        await Decide(desk, "accept", new { id = (await Queue(desk)).List("proposals")[0].Number("id"), scope = new { images = "1" } });
        (await Captions(desk))[0].ShouldBe("A kite.");
        await desk.Dataset.Undo();
        (await Decide(desk, "accept", new { overPeople = true })).Number("left").ShouldBe(0);
        (await Captions(desk))[0].ShouldBe("A kite.");
    }

    [Fact]
    public async Task what_the_model_says_of_the_quality_is_told_beside_what_it_proposes()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 2);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", answerFormat = "json" });
        desk.Fake.Reply = call => FakeReply.SayJson(call, "A kite.", [], "Blurred.");
        await desk.Caption(new { policy = "propose", scope = new { images = "1" } });
        desk.Fake.Reply = call => FakeReply.SayJson(call, "A hill.", [], "");
        await desk.Caption(new { policy = "propose", scope = new { images = "2" } });

        (await desk.Api.Get($"{desk.Dataset.Path}/proposals/1?target=caption")).Text("notes").ShouldBe("Blurred.");
        (await desk.Api.Get($"{desk.Dataset.Path}/proposals/2?target=caption"))["notes"].ShouldBeNull();
    }

    private static async Task<long> Version(Desk desk) => (await desk.Dataset.Show()).Number("version");

    private static async Task<string> Coverage(Desk desk) => string.Join(' ', (await desk.Api.Get($"{desk.Dataset.Path}/coverage")).List("parts").Select(p => p.Number("images")));

    private static Task<JsonNode> Queue(Desk desk, string query = "") => desk.Api.Get($"{desk.Dataset.Path}/proposals{query}");

    private static async Task<int[]> Waiting(Desk desk) => [.. (await Queue(desk)).List("proposals").Select(p => (int)p.Number("image"))];

    private static async Task<int[]> Numbers(Desk desk, string filter) => [.. (await desk.Dataset.Images(filter)).Select(i => (int)i.Number("number"))];

    private static async Task<string[]> Captions(Desk desk) => [.. (await desk.Dataset.Texts()).Select(t => t.Split("caption: ").Last())];

    private static async Task<string[]> Pieces(Desk desk, int image) =>
        [.. (await desk.Api.Get($"{desk.Dataset.Path}/images/{image}/blame"))["captions"]!["caption"]!.AsArray().Select(p => $"{p!["origin"]!.Text("actor")} {p.Text("text")}")];

    /// <summary>The changes that blame leads to, as their timelines call them.</summary>
    private static async Task<string[]> Origins(TestDataset dataset, int image)
    {
        var found = new List<string>();
        foreach (var origin in (await dataset.Api.Get($"{dataset.Path}/images/{image}/blame"))["captions"]!["caption"]!.AsArray().Select(p => p!["origin"]!))
        {
            var change = (await dataset.Api.Get($"/api/datasets/{origin.Number("dataset")}/changes/{origin.Text("change")}"))["change"]!;
            found.Add($"{origin.Number("dataset")} {change.Text("label")}");
        }

        return [.. found];
    }

    private static Task<JsonNode> Decide(Desk desk, string what, object request) => desk.Api.Post($"{desk.Dataset.Path}/proposals:{what}", request);
}
