using System.Text.Json.Nodes;
using LoraCraft.Corpus;
using LoraCraft.Kernel;
using LoraCraft.Testing;
using LoraCraft.Testing.Taggers;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.Captioning;

/// <summary>A tagging run from the request to the tags, with models whose answers can be computed by hand.</summary>
public sealed class TaggingTests(Servers servers) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_run_tags_what_has_no_tags_and_is_undone_as_one(Home home)
    {
        var (api, dataset) = await Set(home, "ff0000", "00ff00", "0000ff");
        await dataset.Edit(new { kind = "add_tags", tags = new[] { "mine" } }, new { images = "3" });
        var model = ColourTagger.ColoursLast(_folder["wd"]);

        var run = await Tag(api, dataset, new { models = new[] { model }, choice = new { rating = true } });

        run.Text("state").ShouldBe("finished", run["error"]?.ToString());
        run.Text("label").ShouldBe("Tagged with wd (general 0.35, character 0.85, with rating)");
        Desk.Result(run).ShouldBe("2 1 0");
        (await dataset.Texts()).ShouldBe(
            ["0.png: scarlet (series), red kite, ^_^, sensitive", "1.png: green leaf, ^_^, sensitive", "2.png: mine"], Case.Sensitive);
        (await dataset.Images($"by:run:{run.Text("id")}")).Count.ShouldBe(2);
        var origin = (await api.Get($"{dataset.Path}/images/1/blame"))["tags"]![0]!["origin"]!;
        (origin.Text("actor"), origin.Text("label")).ShouldBe(($"run:{run.Text("id")}", run.Text("label")));
        var change = (await dataset.Api.Get($"{dataset.Path}/changes?actor=run:{run.Text("id")}")).List("changes").ShouldHaveSingleItem();
        change.Text("run").ShouldBe(run.Text("label"));
        (await dataset.Api.Get($"{dataset.Path}/actors")).List("actors").Select(a => a["run"]?.ToString()).ShouldBe([run.Text("label"), null]);

        await dataset.Undo(run.Text("change"));
        (await dataset.Images("is:untagged")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task what_a_model_saw_is_known_at_another_threshold_and_not_by_another_model()
    {
        var (api, dataset) = await Set(Home.Local, "ff0000", "8000ff");
        var model = ColourTagger.ColoursLast(_folder["wd"]);
        await Tag(api, dataset, new { models = new[] { model } });

        var again = await Tag(api, dataset, new { models = new[] { model }, choice = new { general = 0.5 }, policy = "replace-all" });
        (again["result"]!.Number("calls"), again["result"]!.Number("kept")).ShouldBe((0, 2));
        (await dataset.Texts()).ShouldBe(["0.png: scarlet (series), red kite", "1.png: blue sky"]);

        var both = await Tag(api, dataset, new { models = new[] { model, ColourTagger.ColoursFirst(_folder["later"]) }, choice = new { combine = "intersection" }, policy = "replace-all" });
        (both["result"]!.Number("calls"), both.Text("label")).ShouldBe((2, "Tagged with wd + later (intersection, general 0.35, character 0.85)"));
        (await dataset.Texts()).ShouldBe(["0.png: red kite", "1.png: blue sky, red kite"], Case.Sensitive);
    }

    [Fact]
    public async Task a_model_that_is_gone_pauses_the_run_which_goes_on_when_it_is_back()
    {
        var (api, dataset) = await Set(Home.Local, "ff0000");
        var model = ColourTagger.ColoursLast(_folder["wd"]);
        File.WriteAllBytes(_folder["wd/model.onnx"], [1, 2, 3]);

        var run = await Tag(api, dataset, new { models = new[] { model } });
        (run.Text("state"), run.Text("paused")).ShouldBe(("paused", run.Text("paused")));
        run.Text("paused").ShouldStartWith($"{_folder["wd/model.onnx"]} cannot be opened as an ONNX model: ");

        ColourTagger.ColoursLast(_folder["wd"]);
        Desk.Result(await api.Over(await api.Post($"/api/runs/{run.Text("id")}/resume"))).ShouldBe("1 0 0");
    }

    [Fact]
    public async Task a_bad_picture_fails_alone_and_is_found_by_its_run()
    {
        await using var server = await Server.Start(Home.Local); // the others verify theirs
        var (api, dataset) = await Set(server.Api, "123456", "00ff00");
        var picture = (await dataset.Images("number:1")).Single();
        server.Services.GetRequiredService<IBlobStore>().Delete(Shelf.Images, picture.Text("sha256"));

        var run = await Tag(api, dataset, new { models = new[] { ColourTagger.ColoursLast(_folder["wd"]) } });

        Desk.Result(run).ShouldBe("1 0 1");
        (await dataset.Images($"failed:{run.Text("id")}")).Single().Number("number").ShouldBe(1);
    }

    [Fact]
    public async Task a_picture_that_a_model_gives_no_numbers_for_fails_alone_with_the_reason()
    {
        var (api, dataset) = await Set(Home.Local, "808080", "ff0000", "123456");
        var models = new[] { ColourTagger.Blind(_folder["blind"]) };
        const string Why = "blind failed on this picture: it gives what are no numbers.";

        var run = await Tag(api, dataset, new { models });

        (run.Text("state"), Desk.Result(run)).ShouldBe(("finished", "2 0 1"));
        var failed = (await api.Get($"/api/runs/{run.Text("id")}/report?kind=failed")).List("items").Single();
        (failed.Text("file"), failed.Text("reason")).ShouldBe(("1.png (image 2)", Why));
        (await dataset.Images("is:untagged")).Single().Number("number").ShouldBe(2);
        var tried = await api.Send(HttpMethod.Post, $"{dataset.Path}/tagging:try", new { models, image = 2 });
        (tried.Status, tried.Json!.Text("detail")).ShouldBe((409, Why));
    }

    [Fact]
    public async Task a_try_shows_tags_with_their_probabilities_and_changes_nothing()
    {
        var (api, dataset) = await Set(Home.Local, "ff0000");
        var model = ColourTagger.ColoursLast(_folder["wd"]);

        var trial = await api.Post($"{dataset.Path}/tagging:try", new { models = new[] { model }, choice = new { general = 0.5 } });

        trial["tags"]!.AsArray().Select(t => $"{t!.Text("tag")} {t!["probability"]} {t!["chosen"]}").ShouldBe(
            ["scarlet (series) 0.95 true", "red kite 0.9 true", "^_^ 0.4 false", "sensitive 0.5 false", "general 0.25 false"]);
        (await dataset.Images("is:untagged")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_try_looks_at_the_picture_in_the_scope_and_goes_on_to_the_next_of_it()
    {
        var (api, dataset) = await Set(Home.Local, "ff0000", "00ff00", "0000ff", "ffff00");
        var models = new[] { ColourTagger.ColoursLast(_folder["wd"]) };
        async Task<long> Tried(object asked)
        {
            var request = System.Text.Json.JsonSerializer.SerializeToNode(asked)!.AsObject();
            request["models"] = System.Text.Json.JsonSerializer.SerializeToNode(models);
            return (await api.Post($"{dataset.Path}/tagging:try", request)).Number("image");
        }

        (await Tried(new { image = 4 })).ShouldBe(4);
        (await Tried(new { image = 4, scope = new { images = "2-4" } })).ShouldBe(4);
        (await Tried(new { image = 1, scope = new { images = "2-4" } })).ShouldBe(2, "it is not in the scope");
        (await Tried(new { after = 2, scope = new { images = "1-2,4" } })).ShouldBe(4);
        (await Tried(new { after = 4, scope = new { images = "1-2,4" } })).ShouldBe(1, "it was the last");
        (await Tried(new { after = 2 })).ShouldBe(3);
    }

    [Fact]
    public async Task folders_are_remembered_until_they_are_removed()
    {
        var (api, dataset) = await Set(Home.Local, "ff0000");
        var model = ColourTagger.ColoursLast(_folder["wd"]);

        var facts = await api.Post("/api/taggers", new { folder = model + "/" });
        (facts.Text("name"), facts.Number("side"), facts.Number("tags"), facts.Number("characters"), facts.Number("ratings")).ShouldBe(("wd", 32, 7, 1, 2));
        File.Delete(_folder["wd/selected_tags.csv"]);
        Kept(await api.Get("/api/taggers")).Single()!.Text("problem")
            .ShouldBe($"There is no selected_tags.csv in {model}. A tagger is a folder with model.onnx and selected_tags.csv.");
        var refused = await api.Send(HttpMethod.Post, $"{dataset.Path}/tagging", new { models = new[] { model } });
        refused.Status.ShouldBe(409);

        (await api.Send(HttpMethod.Delete, $"/api/taggers?folder={Uri.EscapeDataString(model)}")).Status.ShouldBe(204);
        Kept(await api.Get("/api/taggers")).ShouldBeEmpty();

        List<JsonNode?> Kept(JsonNode list) => [.. list["taggers"]!.AsArray().Where(t => t!.Text("folder") == model)];
    }

    [Theory]
    [InlineData("""{ "models": [] }""", "Name the folder of at least one model.")]
    [InlineData("""{ "models": ["wd"] }""", "\"wd\" is no whole path of a folder, such as /home/me/models/wd-tagger.")]
    [InlineData("""{ "models": ["/nowhere"], "choice": { "general": 0.01 } }""", "A threshold is 0.05 to 1.")]
    [InlineData("""{ "models": ["/nowhere"], "policy": "x" }""", "The policy is one of empty, ")]
    public async Task what_cannot_be_is_refused(string request, string message)
    {
        var (api, dataset) = await Set(Home.Local, "ff0000");

        var refused = await api.Send(HttpMethod.Post, $"{dataset.Path}/tagging", JsonNode.Parse(request));

        refused.Status.ShouldBeInRange(400, 409);
        refused.Json!.Text("detail").ShouldStartWith(message);
    }

    private async Task<(Api, TestDataset)> Set(Home home, params string[] colours) => await Set((await servers.On(home)).Api, colours);

    private async Task<(Api, TestDataset)> Set(Api api, params string[] colours)
    {
        var dataset = await api.NewDataset();
        for (var i = 0; i < colours.Length; i++)
            _folder.Write($"pictures/{i}.png", Encode.Png(new(40, 40, 3, [.. Enumerable.Repeat(Convert.FromHexString(colours[i]), 1600).SelectMany(p => p)])));
        await dataset.Import(_folder["pictures"]);
        return (api, dataset);
    }

    private static async Task<JsonNode> Tag(Api api, TestDataset dataset, object request) =>
        await api.Over(await api.Post($"{dataset.Path}/tagging", request));
}
