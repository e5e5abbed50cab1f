using System.Text.Json.Nodes;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests;

public sealed class RecipeTests(Servers servers)
{
    private static readonly object Rename = new { edit = new { kind = "rename_tag", from = "kite", to = "red kite" } };
    private static readonly object AddHigh = new { edit = new { kind = "add_tags", tags = new[] { "high" }, at = "end" }, filter = "tag:\"red kite\"" };
    private static readonly object[] Steps = [Rename, AddHigh];

    /// <summary>A pattern that takes too long on a caption of many a's.</summary>
    private static readonly object TooSlow = new { edit = new { kind = "replace_text", find = "^(?=(a+)+$)", replace = "x", mode = "regex", target = "captions" } };

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task several_edits_are_one_change_that_is_undone_at_once(Home home)
    {
        var dataset = await Sample(home);
        var before = await dataset.Texts();

        var preview = await dataset.Api.Post($"{dataset.Path}/recipes:preview", new { steps = Steps });
        (await dataset.Texts()).ShouldBe(before);
        (await dataset.Show()).Number("version").ShouldBe((await dataset.Edit(new { kind = "drop_duplicate_tags" })).Number("version"));
        var done = await dataset.Api.Post($"{dataset.Path}/edits:all", new { steps = Steps });
        var after = await dataset.Texts();

        after.ShouldBe(["0.png: red kite, hill, high", "1.png: hill", "2.png: sea, red kite, high"]);
        done.Number("images").ShouldBe(2);
        (preview.Number("images"), preview.Number("total"), string.Join(',', preview.Texts("steps"))).ShouldBe((2, 3, "2,2"));
        preview.List("samples").Select(s => s["after"]!.Texts()).ShouldBe(["red kite, hill, high", "sea, red kite, high"]);
        (await dataset.Labels())[0].ShouldBe("Renamed \"kite\" to \"red kite\", and 1 more step");
        (await dataset.Undo()).Number("images").ShouldBe(2);
        (await dataset.Texts()).ShouldBe(before);
        await dataset.Redo();
        (await dataset.Texts()).ShouldBe(after);
        await dataset.Api.IsWell();
    }

    [Fact]
    public async Task a_step_that_is_refused_takes_the_others_along()
    {
        var dataset = await Sample(Home.Local);
        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = new string('a', 60) + "!" });
        var before = await dataset.Texts();

        foreach (var path in new[] { "edits:all", "recipes:preview" })
        {
            var answer = await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/{path}", new { steps = new[] { Rename, AddHigh, TooSlow } });
            answer.Status.ShouldBe(400, answer.Text);
            answer.Json!.Text("detail").ShouldStartWith("Step 3: ");
        }

        (await dataset.Texts()).ShouldBe(before);
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/edits:all", new { steps = Array.Empty<object>() })).Status.ShouldBe(400);
        (await dataset.Api.Send(HttpMethod.Post, "/api/datasets/99999/recipes:preview", new { steps = Steps })).Status.ShouldBe(404);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_recipe_is_kept_shown_changed_run_deleted_and_brought_back(Home home)
    {
        var dataset = await Sample(home);
        var api = dataset.Api;
        var name = $"Tidy {Guid.NewGuid():n}";

        var recipe = await api.Post("/api/recipes", new { name = $" {name} ", steps = Steps });
        (recipe.Text("name"), recipe.Text("description"), recipe.List("standing").Count).ShouldBe((name, "", 0));
        recipe["steps"]!.ToJsonString().ShouldContain("\"filter\":\"tag:\\u0022red kite\\u0022\"");
        (await api.Get("/api/recipes")).List("recipes").Count(r => r.Text("name") == name).ShouldBe(1);
        (await api.Send(HttpMethod.Post, "/api/recipes", new { name, steps = Steps })).Status.ShouldBe(409);
        (await api.Send(HttpMethod.Post, "/api/recipes", new { name = "Other", steps = Array.Empty<object>() })).Status.ShouldBe(400);
        (await api.Send(HttpMethod.Post, "/api/recipes", new { name = "Other", steps = new[] { new { edit = new { kind = "drop_duplicate_tags" }, filter = "kite (" } } })).Status.ShouldBe(400);

        var done = await api.Post($"{dataset.Path}/recipes/{recipe.Number("id")}:run", new { scope = new { images = "1-2" } });
        done.Number("images").ShouldBe(1);
        (await dataset.Labels())[0].ShouldBe($"Ran \"{name}\"");
        (await dataset.Texts()).ShouldBe(["0.png: red kite, hill, high", "1.png: hill", "2.png: sea, kite"]);

        var path = $"/api/recipes/{recipe.Number("id")}";
        (await api.Patch(path, new { name = name + "!", description = "For kites", steps = new[] { Rename } })).List("steps").Count.ShouldBe(1);
        (await api.Send(HttpMethod.Delete, path)).Status.ShouldBe(204);
        (await api.Send(HttpMethod.Delete, path)).Status.ShouldBe(404);
        (await api.Send(HttpMethod.Patch, path, new { name = "x" })).Status.ShouldBe(404);
        (await api.Send(HttpMethod.Post, $"{dataset.Path}/recipes/{recipe.Number("id")}:run", new { })).Status.ShouldBe(404);
        (await api.Get("/api/recipes")).List("recipes").ShouldNotContain(r => r.Number("id") == recipe.Number("id"));
        var back = await api.Post($"{path}:restore");
        (back.Text("name"), back.Text("description"), back.List("steps").Count).ShouldBe((name + "!", "For kites", 1));
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task changing_a_recipe_shows_what_would_differ(Home home)
    {
        var dataset = await Sample(home);
        var recipe = await New(dataset.Api, Steps);

        var compared = await dataset.Api.Post($"/api/recipes/{recipe}:compare", new
        {
            dataset = dataset.Id,
            steps = new object[] { Rename, AddHigh, new { edit = new { kind = "rename_tag", from = "high", to = "far" }, filter = "tag:sea" }, new { edit = new { kind = "rename_tag", from = "hill", to = "mountain" }, filter = "-tag:high" } },
        });

        (compared.Number("images"), compared.Number("total")).ShouldBe((2, 3));
        compared.List("samples").Select(s => $"{s.Number("number")}: {s["before"]!.Texts()} > {s["present"]!.Texts()} > {s["changed"]!.Texts()}")
            .ShouldBe(["2: hill > hill > mountain", "3: sea, kite > sea, red kite, high > sea, red kite, far"]);
        (await dataset.Api.Post($"/api/recipes/{recipe}:compare", new { dataset = dataset.Id, steps = Steps })).Number("images").ShouldBe(0);
        (await dataset.Texts()).ShouldBe(["0.png: kite, hill", "1.png: hill", "2.png: sea, kite"]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_standing_recipe_runs_on_what_an_import_brings_as_one_change_of_its_own(Home home)
    {
        var dataset = await Sample(home);
        var (first, second) = (await New(dataset.Api, Steps), await New(dataset.Api, [new { edit = new { kind = "remove_tags", tags = new[] { "high" } } }]));
        await Stand(dataset, first);
        await Stand(dataset, second);
        using var folder = new TemporaryFolder();
        folder.Fill(150, "kite, sky");

        await dataset.Import(folder["pictures"]);

        (await dataset.Texts("number:1-3")).ShouldBe(["0.png: kite, hill", "1.png: hill", "2.png: sea, kite"], "what was there before is left alone");
        (await dataset.Texts("number:4-999")).Select(t => t.Split(": ")[1]).Distinct().ShouldBe(["red kite, sky"]);
        var changes = (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes").Take(3).ToList();
        changes.Select(c => c.Number("images")).ShouldBe([150, 150, 150], "one change each, however many batches there were");
        changes.Count(c => c.Text("label").StartsWith("Imported", StringComparison.Ordinal)).ShouldBe(1);
        var (adds, removes) = (await By(first), await By(second));
        (await dataset.Undo(removes.Text("id"))).Number("images").ShouldBe(150);
        await dataset.Edit(new { kind = "rename_tag", from = "sky", to = "blue" }, new { images = "70" });
        (await dataset.Api.Post($"{dataset.Path}/undo", new { change = adds.Text("id"), onConflict = "merge" })).Number("images").ShouldBe(150);
        (await dataset.Texts("number:4-69")).Concat(await dataset.Texts("number:71-999")).Select(t => t.Split(": ")[1]).Distinct().ShouldBe(["kite, sky"]);
        (await dataset.Texts("number:70")).ShouldHaveSingleItem().ShouldEndWith(": kite, blue");
        await dataset.Api.IsWell();

        await Stand(dataset, first, on: false);
        folder.Write("more/a.png", Pictures.Png(700));
        folder.Write("more/a.txt", "kite, far");
        await dataset.Import(folder["more"]);
        (await dataset.Texts("tag:far")).ShouldHaveSingleItem().ShouldBe("a.png: kite, far");

        async Task<JsonNode> By(long recipe)
        {
            var name = (await Show(dataset.Api, recipe)).Text("name");
            return changes.Single(c => c.Text("actor") == $"recipe:{name}");
        }
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_a_standing_recipe_did_goes_and_comes_with_the_import_it_followed_from(Home home)
    {
        var dataset = await Sample(home);
        var before = await dataset.Texts();
        await Stand(dataset, await New(dataset.Api, Steps));
        await Stand(dataset, await New(dataset.Api, [new { edit = new { kind = "remove_tags", tags = new[] { "high" } } }]));
        using var folder = new TemporaryFolder();
        folder.Fill(150, "kite, sky");
        await dataset.Import(folder["pictures"]);
        var after = await dataset.Texts();
        var (import, newest) = (await Newest(dataset, "actor", "recipe", not: true), await Newest(dataset, "actor", "recipe"));

        var preview = await dataset.Api.Post($"{dataset.Path}/undo:preview");
        $"{preview["change"]!.Text("id")} {preview["clean"]} {preview["total"]}".ShouldBe($"{import.Text("id")} 150 0");
        var undone = await dataset.Undo();
        undone.Text("label").ShouldBe(import.Text("label"));
        undone.List("undone").Count.ShouldBe(3);
        (await dataset.Texts()).ShouldBe(before);
        var timeline = (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes");
        timeline[0].Text("undoes").ShouldBe(import.Text("id"));
        timeline.Count(c => c["undone"]!.GetValue<bool>()).ShouldBe(3);
        (await dataset.Redo()).Text("label").ShouldBe(import.Text("label"));
        (await dataset.Texts()).ShouldBe(after);
        (await dataset.Redo())["label"].ShouldBeNull();

        await dataset.Undo(newest.Text("id"));
        (await dataset.Undo(import.Text("id"))).List("undone").Count.ShouldBe(2, "one of what followed is taken back already");
        (await dataset.Texts()).ShouldBe(before);
        await dataset.Redo();
        await dataset.Redo();
        (await dataset.Texts()).ShouldBe(after);

        await dataset.Edit(new { kind = "rename_tag", from = "sky", to = "blue" }, new { images = "70" });
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/undo", new { change = import.Text("id") })).Status.ShouldBe(409, "a person worked on it since");
        await dataset.Api.IsWell();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_standing_recipe_runs_on_what_comes_from_another_dataset(Home home)
    {
        var source = await Sample(home);
        var target = await source.Api.NewDataset("Other kites");
        await Stand(target, await New(source.Api, Steps));

        await source.Api.Post($"{source.Path}/images:copy", new { dataset = target.Id, move = true, scope = new { filter = "tag:kite" } });

        (await target.Texts()).ShouldBe(["0.png: red kite, hill, high", "2.png: sea, red kite, high"]);
        (await source.Texts()).ShouldBe(["1.png: hill"]);
        var newest = (await target.Api.Get($"{target.Path}/changes")).List("changes")[0];
        newest.Text("actor").ShouldStartWith("recipe:");
        (await target.Undo(newest.Text("id"))).Number("images").ShouldBe(2);
        (await target.Texts()).ShouldBe(["0.png: kite, hill", "2.png: sea, kite"]);
        await target.Redo();
        await source.Undo();
        (await target.Texts()).ShouldBeEmpty("it went with the move, which the other dataset took back");
        await source.Redo();
        (await target.Texts()).ShouldBe(["0.png: red kite, hill, high", "2.png: sea, red kite, high"]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_recipe_that_cannot_run_loses_no_picture_and_says_what_it_missed(Home home)
    {
        var dataset = await (await servers.On(home)).Api.NewDataset();
        var api = dataset.Api;
        var recipe = await New(api, [Rename, AddHigh, TooSlow]);
        await Stand(dataset, recipe);
        using var folder = new TemporaryFolder();
        folder.Fill(2, new string('a', 60) + "!", "slow");

        var run = await dataset.Import("caption", [folder["slow"]]);

        TestDataset.Counts(run).ShouldBe("2 0 0 0");
        (await dataset.Texts()).Length.ShouldBe(2);
        var missed = (await Show(api, recipe)).List("standing").ShouldHaveSingleItem();
        (missed.Number("dataset"), missed.Text("missed")).ShouldBe((dataset.Id, "1-2"));
        missed.Text("reason").ShouldStartWith("Step 3: The pattern");
        (await dataset.Labels())[0].ShouldStartWith("Imported");

        await api.Patch($"/api/recipes/{recipe}", new { steps = new[] { new { edit = new { kind = "add_tags", tags = new[] { "new" } } } } });
        (await Show(api, recipe)).List("standing")[0].Text("missed").ShouldBe("1-2");
        await api.Post($"{dataset.Path}/recipes/{recipe}:run", new { scope = new { images = "1" } });
        (await Show(api, recipe)).List("standing")[0].Text("missed").ShouldBe("2");
        await api.Post($"{dataset.Path}/recipes/{recipe}:run", new { });
        (await Show(api, recipe)).List("standing")[0]["reason"].ShouldBeNull();
        await dataset.Undo();
        (await Show(api, recipe)).List("standing")[0].Text("missed").ShouldBe("2", "what was made up for is missed again");
        await api.IsWell();
    }

    private async Task<TestDataset> Sample(Home home)
    {
        using var folder = new TemporaryFolder();
        string[] texts = ["kite, hill", "hill", "sea, kite"];
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
        {
            folder.Write($"{i}.png", Pictures.Png(900 + i));
            folder.Write($"{i}.txt", text);
        }

        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import("tags", [folder.Root]);
        return dataset;
    }

    private static async Task<long> New(Api api, object[] steps) =>
        (await api.Post("/api/recipes", new { name = $"Recipe {Guid.NewGuid():n}", steps })).Number("id");

    private static Task<JsonNode> Stand(TestDataset dataset, long recipe, bool on = true) =>
        dataset.Api.Post($"{dataset.Path}/recipes/{recipe}:stand", new { on });

    private static async Task<JsonNode> Show(Api api, long recipe) =>
        (await api.Get("/api/recipes")).List("recipes").Single(r => r.Number("id") == recipe);

    private static async Task<JsonNode> Newest(TestDataset dataset, string field, string start, bool not = false) =>
        (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes").First(c => c.Text(field).StartsWith(start, StringComparison.Ordinal) != not);
}
