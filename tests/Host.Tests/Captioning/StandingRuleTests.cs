using System.Text.Json.Nodes;
using LoraCraft.Corpus;
using LoraCraft.Testing;
using LoraCraft.Testing.Captioners;
using LoraCraft.Testing.Taggers;

namespace LoraCraft.Host.Tests.Captioning;

/// <summary>Recipes that stand in a dataset work on the tags and captions that models write there.</summary>
[Collection(nameof(Desk))]
public sealed class StandingRuleTests(Servers servers) : IDisposable
{
    private const string RedKite = "scarlet (series), red kite, ^_^";

    private static readonly object KiteIsToy = new { edit = new { kind = "imply_tags", rules = new[] { new { tag = "red kite", implies = new[] { "toy" } } } } };
    private static readonly object CatIsAnimal = new { edit = new { kind = "imply_tags", rules = new[] { new { tag = "cat", implies = new[] { "animal" } } } } };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_a_tagger_writes_follows_the_rules_and_goes_and_comes_with_the_run(Home home)
    {
        var dataset = await Coloured(home, "ff0000", "00ff00", "0000ff");
        await dataset.Edit(new { kind = "add_tags", tags = new[] { "mine", "red kite" } }, new { images = "3" });
        var name = await Stand(dataset, KiteIsToy);

        var run = await Tag(dataset, "empty");

        string[] ruled = [$"0.png: {RedKite}, toy", "1.png: green leaf, ^_^", "2.png: mine, red kite"];
        (await dataset.Texts()).ShouldBe(ruled);
        var tags = (await dataset.Api.Get($"{dataset.Path}/images/1/blame"))["tags"]!.AsArray().Select(t => $"{t!["origin"]!.Text("actor")}: {t["origin"]!.Text("label")}").ToList();
        tags.Take(3).Distinct().ShouldBe([$"run:{run.Text("id")}: {run.Text("label")}"]);
        tags[3].ShouldBe($"recipe:{name}: Ran \"{name}\" on new texts");
        (await dataset.Images("is:generated")).Count.ShouldBe(2);

        (await dataset.Undo(run.Text("change"))).List("undone").Count.ShouldBe(2);
        (await dataset.Texts()).ShouldBe(["0.png: ", "1.png: ", "2.png: mine, red kite"]);
        await dataset.Redo();
        (await dataset.Texts()).ShouldBe(ruled);
        await dataset.Api.IsWell();
    }

    [Fact]
    public async Task tags_that_a_model_adds_to_are_ruled_as_a_whole_and_no_step_puts_its_own_in_their_place()
    {
        var dataset = await Coloured(Home.Local, "0000ff", "0000ff");
        await dataset.Edit(new { kind = "add_tags", tags = new[] { "red kite" } }, new { images = "1" });
        await dataset.Edit(new { kind = "add_tags", tags = new[] { "red kite", "blue sky", "^_^" } }, new { images = "2" });
        await Stand(dataset, new { edit = new { kind = "set_tags", tags = new[] { "new here" } } }, KiteIsToy);
        await Stand(dataset, new { edit = new { kind = "set_caption", text = "New here." } });

        await Tag(dataset, "append");

        (await dataset.Texts()).ShouldBe(["0.png: red kite, blue sky, ^_^, toy", "1.png: red kite, blue sky, ^_^"], "the second has no new tag");
        (await dataset.Labels())[0].ShouldEndWith("on new texts");
        (await dataset.Labels())[1].ShouldStartWith("Tagged");
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_a_rule_made_of_a_models_tags_is_no_persons_when_the_model_writes_anew(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 2);
        await Stand(desk.Dataset, CatIsAnimal);
        desk.Fake.Reply = _ => FakeReply.Say("cat, hill");
        await Tags(desk, "empty");
        (await desk.Dataset.Texts()).ShouldBe(["000.png: cat, hill, animal", "001.png: cat, hill, animal"]);
        await desk.Dataset.Tag("mine", "2");
        desk.Fake.Reply = _ => FakeReply.Say("dog, hill");

        await Tags(desk, "rebase", "booru-style");

        (await desk.Dataset.Texts()).ShouldBe(["000.png: dog, hill", "001.png: dog, hill, mine"]);
        desk.Fake.Reply = _ => FakeReply.Say("cat, sea");
        await Tags(desk, "replace-machine", "booru-person");
        (await desk.Dataset.Texts()).ShouldBe(["000.png: cat, sea, animal", "001.png: dog, hill, mine"]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task proposed_tags_that_a_person_takes_follow_the_rules_and_those_changed_first_do_not(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 2);
        var dataset = desk.Dataset;
        await Stand(dataset, CatIsAnimal);
        desk.Fake.Reply = _ => FakeReply.Say("cat, hill");
        await Tags(desk, "propose");
        (await dataset.Texts()).ShouldBe(["000.png: ", "001.png: "], "nothing is written yet");

        await Accept(desk, new { scope = new { images = "2" }, text = "cat, sea" });
        await Accept(desk, new { scope = new { images = "1" } });

        string[] ruled = ["000.png: cat, hill, animal", "001.png: cat, sea"];
        (await dataset.Texts()).ShouldBe(ruled);
        (await Accepted(dataset)).ShouldBe([1]);
        (await dataset.Undo()).List("undone").Count.ShouldBe(2);
        (await dataset.Texts()).ShouldBe(["000.png: ", "001.png: cat, sea"]);
        (await dataset.Images("is:proposed")).Count.ShouldBe(1);
        await dataset.Redo();
        (await dataset.Texts()).ShouldBe(ruled);
        (await Accepted(dataset)).ShouldBe([1]);
        await desk.Api.IsWell();
        (await Accepted(dataset)).ShouldBe([1]);

        var then = (await dataset.Show()).Number("version");
        await dataset.Tag("late", "1");
        (await Accepted(dataset)).ShouldBeEmpty();
        (await desk.Api.Get($"{dataset.Path}/images?filter=is:accepted&at={then}")).List("images").Select(i => i.Number("number")).ShouldBe([1], "as it was then");
        await dataset.Undo();
        desk.Fake.Reply = _ => FakeReply.Say("dog, hill");
        await Tags(desk, "rebase", "booru-style");
        (await dataset.Texts())[0].ShouldBe("000.png: dog, hill");
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_caption_that_is_all_the_models_follows_the_steps_about_it_once(Home home)
    {
        await using var desk = await Desk.Set((await servers.On(home)).Api, 1);
        await Stand(
            desk.Dataset, new { edit = new { kind = "add_text", text = "sks, ", at = "front" } }, new { edit = new { kind = "add_text", text = "long, ", at = "front", caption = "long" } },
            new { edit = new { kind = "add_tags", tags = new[] { "new" } } });
        desk.Fake.Reply = _ => FakeReply.Say("A kite.");
        var run = await desk.Caption();
        (await desk.Dataset.Texts()).ShouldBe(["000.png:  | caption: sks, A kite."]);

        desk.Fake.Reply = _ => FakeReply.Say("A hill.");
        await desk.Caption(new { policy = "append", preset = "sentences-style" });
        (await desk.Dataset.Texts()).ShouldBe(["000.png:  | caption: sks, A kite. A hill."]);
        await desk.Dataset.Undo((await Newest(desk.Dataset)).Text("id"));
        await desk.Dataset.Undo(run.Text("change"));
        (await desk.Dataset.Texts()).ShouldBe(["000.png: "]);
    }

    [Fact]
    public async Task a_rule_that_cannot_run_loses_no_text_and_says_which_it_missed()
    {
        await using var desk = await Desk.Set((await servers.On(Home.Local)).Api, 1);
        var name = await Stand(desk.Dataset, new { edit = new { kind = "replace_text", find = "^(?=(a+)+$)", replace = "x", mode = "regex", target = "captions" } });
        desk.Fake.Reply = _ => FakeReply.Say(new string('a', 60) + "!");

        Desk.Result(await desk.Caption()).ShouldBe("1 0 0");

        var standing = (await desk.Api.Get("/api/recipes")).List("recipes").Single(r => r.Text("name") == name).List("standing").Single();
        standing.Text("missed").ShouldBe("1");
        standing.Text("reason").ShouldStartWith("The pattern");
    }

    private async Task<TestDataset> Coloured(Home home, params string[] colours)
    {
        var dataset = await (await servers.On(home)).Api.NewDataset();
        for (var i = 0; i < colours.Length; i++)
            _folder.Write($"pictures/{i}.png", Encode.Png(new(40 + i, 40, 3, [.. Enumerable.Repeat(Convert.FromHexString(colours[i]), 1600 + 40 * i).SelectMany(p => p)])));
        await dataset.Import(_folder["pictures"]);
        return dataset;
    }

    private async Task<JsonNode> Tag(TestDataset dataset, string policy)
    {
        var run = await dataset.Api.Over(await dataset.Api.Post($"{dataset.Path}/tagging", new { models = new[] { ColourTagger.ColoursLast(_folder["wd"]) }, policy }));
        run.Text("state").ShouldBe("finished", run["error"]?.ToString());
        return run;
    }

    private static Task<JsonNode> Tags(Desk desk, string policy, string preset = "booru-object") => desk.Caption(new { policy, preset, target = "tags" });

    private static Task<JsonNode> Accept(Desk desk, object request) => desk.Api.Post($"{desk.Dataset.Path}/proposals:accept", request);

    private static async Task<int[]> Accepted(TestDataset dataset) => [.. (await dataset.Images("is:accepted")).Select(i => (int)i.Number("number"))];

    private static async Task<JsonNode> Newest(TestDataset dataset) => (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes")[0];

    /// <summary>Lets a new recipe stand in the dataset and returns its name.</summary>
    private static async Task<string> Stand(TestDataset dataset, params object[] steps)
    {
        var name = $"Rule {Guid.NewGuid():n}";
        var recipe = (await dataset.Api.Post("/api/recipes", new { name, steps })).Number("id");
        await dataset.Api.Post($"{dataset.Path}/recipes/{recipe}:stand", new { on = true });
        return name;
    }
}
