using System.Text.Json.Nodes;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.History;

/// <summary>Old changes taken back, moments restored and compared, branches merged: on the running server.</summary>
public sealed class MergeTests(Servers servers)
{
    public static TheoryData<Home> Homes => [Home.Local, Home.Shared];

    [Theory, MemberData(nameof(Homes))]
    public async Task an_old_change_is_undone_and_what_came_after_stays(Home home)
    {
        var dataset = await Sample(home);
        var old = (await dataset.Tag("old")).Text("change");
        await dataset.Tag("new", "1-2");
        await dataset.Edit(new { kind = "rename_tag", from = "old", to = "older" }, new { images = "3" });

        var preview = await dataset.Api.Post($"{dataset.Path}/undo:preview", new { change = old });
        preview.Number("clean").ShouldBe(1);
        preview.List("touched").Select(t => $"{t.Text("number")} {Tags(t["before"])} > {Tags(t["then"])} > {Tags(t["now"])} = {Tags(t["merged"])}").ShouldBe(
        [
            "1 kite, hill > kite, hill, old > kite, hill, old, new = kite, hill, new",
            "2 kite, hill > kite, hill, old > kite, hill, old, new = kite, hill, new",
            "3 kite, hill > kite, hill, old > kite, hill, older = kite, hill, older",
        ]);
        preview.List("touched")[0].List("since").Select(s => s.Text("label")).ShouldBe(["Added \"new\""]);
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/undo", new { change = old, onConflict = "fail" })).Status.ShouldBe(409);

        await dataset.Api.Post($"{dataset.Path}/undo", new { change = old, onConflict = "merge", choices = new Dictionary<string, string> { ["2"] = "keep", ["3"] = "take" } });
        (await dataset.Texts()).ShouldBe(["000.png: kite, hill, new", "001.png: kite, hill, old, new", "002.png: kite, hill", "003.png: kite, hill"]);
        await dataset.Redo();
        (await dataset.Texts()).ShouldBe(["000.png: kite, hill, old, new", "001.png: kite, hill, old, new", "002.png: kite, hill, older", "003.png: kite, hill, old"]);
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task an_undo_that_had_nothing_to_do_can_be_redone(Home home)
    {
        var dataset = await Sample(home);
        var old = (await dataset.Tag("old")).Text("change");
        await dataset.Edit(new { kind = "rename_tag", from = "old", to = "older" });
        var end = await dataset.Texts();

        (await dataset.Api.Post($"{dataset.Path}/undo", new { change = old, onConflict = "keep" })).Number("images").ShouldBe(0);
        var redone = await dataset.Redo();

        redone.Text("label").ShouldBe("Added \"old\"");
        redone.Texts("undone").ShouldBe([old]);
        (await dataset.Texts()).ShouldBe(end);
        (await dataset.Redo())["label"].ShouldBeNull();
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task what_a_branch_says_of_itself_stays_its_own(Home home)
    {
        var dataset = await Sample(home);
        await dataset.Api.Patch(dataset.Path, new { description = "Kites of the coast" });
        var branch = await Branch(dataset, "Theirs");
        var named = new TestDataset(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Own words", description = "Only a trial" })).Number("id"));
        (await branch.Show()).Text("description").ShouldBe("Kites of the coast");

        (await dataset.Api.Post($"{dataset.Path}/merge", new { from = named.Id }))["change"].ShouldBeNull();
        await dataset.Api.Patch(dataset.Path, new { description = "Kites of the north coast" });
        foreach (var one in new[] { branch, named })
            await one.Api.Post($"{one.Path}/merge", new { from = dataset.Id });
        (await branch.Show()).Text("description").ShouldBe("Kites of the north coast");
        (await named.Show()).Text("description").ShouldBe("Only a trial");

        await named.Api.Patch(named.Path, new { description = "Kites at last" });
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = named.Id, onConflict = "theirs" });
        (await dataset.Show()).Text("description").ShouldBe("Kites at last");
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_moment_is_restored_by_a_change_that_can_be_undone(Home home)
    {
        var dataset = await Sample(home);
        var version = (await dataset.Show()).Number("version");
        var then = await dataset.Texts();
        await dataset.Api.Post($"{dataset.Path}/versions", new { name = "v1", description = "As trained" });
        await dataset.Tag("late");
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "2" } });
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "k1te" });
        var end = await dataset.Texts();

        var preview = await dataset.Api.Post($"{dataset.Path}/restore:preview", new { at = "v1" });
        $"{preview["changed"]} {preview["returned"]} {preview["removed"]} {preview.List("settings").Single().Text("name")}".ShouldBe("3 1 0 triggerWord");
        await dataset.Api.Post($"{dataset.Path}/restore", new { at = "V1" });
        (await dataset.Texts()).ShouldBe(then);
        (await dataset.Show()).Text("triggerWord").ShouldBe("");
        (await dataset.Api.Post($"{dataset.Path}/restore", new { at = "v1" }))["change"].ShouldBeNull();
        await dataset.Undo();
        (await dataset.Texts()).ShouldBe(end);
        await dataset.Api.Post($"{dataset.Path}/restore", new { at = $"{version}", images = "1", what = "captions" });
        (await dataset.Texts())[0].ShouldBe(then[0]);
        (await dataset.Texts())[1..].ShouldBe(end[1..]);
        (await dataset.Api.Get($"{dataset.Path}/changes?kind=restore")).List("changes").Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task two_moments_are_compared(Home home)
    {
        var dataset = await Sample(home);
        var version = (await dataset.Show()).Number("version");
        await dataset.Tag("late", "1-3");
        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A | kite" }, new { images = "4" });
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "2" } });

        var diff = await dataset.Api.Get($"{dataset.Path}/diff?from={version}");
        $"{diff["added"]} {diff["removed"]} {diff["replaced"]} {diff["changed"]} {diff["captions"]}".ShouldBe("0 1 0 3 1");
        diff.List("tags").Select(t => $"{t.Text("tag")} +{t["added"]} -{t["removed"]}").ShouldBe(["hill +0 -1", "kite +0 -1", "late +2 -0"], ignoreOrder: true);
        (await dataset.Api.Get($"{dataset.Path}/diff?from={version}&tag=late")).List("images").Select(i => i.Number("number")).ShouldBe([1, 3]);
        var back = await dataset.Api.Get($"{dataset.Path}/diff?to={version}&from={(await dataset.Show()).Number("version")}");
        $"{back["added"]} {back["removed"]}".ShouldBe("1 0");
        var report = await dataset.Api.Http.GetStringAsync($"{dataset.Path}/diff/report.md?from={version}");
        report.ShouldContain("0 images added, 1 removed");
        report.ShouldContain("A \\| kite");
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_branch_is_merged_back_word_by_word_and_conflicts_are_chosen(Home home)
    {
        var dataset = await Sample(home);
        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A red kite over the hill." });
        var branch = await Branch(dataset, "Theirs");
        (await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id }))["change"].ShouldBeNull("merging a branch that changed nothing changes nothing");

        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A blue kite over the hill." }, new { images = "1-2" });
        await branch.Edit(new { kind = "set_caption", caption = "caption", text = "A red kite over the sea." }, new { images = "1" });
        await branch.Edit(new { kind = "set_caption", caption = "caption", text = "A green kite over the hill." }, new { images = "2" });
        await branch.Tag("windy");
        await branch.Api.Post($"{branch.Path}/images:remove", new { scope = new { images = "4" } });

        var preview = await dataset.Api.Post($"{dataset.Path}/merge:preview", new { from = branch.Id });
        var conflict = preview.List("conflicts").ShouldHaveSingleItem();
        $"{conflict["id"]}: {conflict["base"]} | {conflict["mine"]} | {conflict["theirs"]}".ShouldBe(
            "2/caption:caption: A red kite over the hill. | A blue kite over the hill. | A green kite over the hill.");
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/merge", new { from = branch.Id })).Status.ShouldBe(409);

        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id, choices = new Dictionary<string, object> { ["2/caption:caption"] = new { text = "A teal kite." } } });
        (await dataset.Texts()).ShouldBe(
        [
            "000.png: kite, hill, windy | caption: A blue kite over the sea.", "001.png: kite, hill, windy | caption: A teal kite.",
            "002.png: kite, hill, windy | caption: A red kite over the hill.",
        ]);
        (await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id }))["change"].ShouldBeNull("all of it is in already");
        await branch.Tag("again", "1");
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });
        (await dataset.Texts())[0].ShouldBe("000.png: kite, hill, windy, again | caption: A blue kite over the sea.");
        await dataset.Undo();
        await dataset.Undo();
        (await dataset.Texts())[0].ShouldBe("000.png: kite, hill | caption: A blue kite over the hill.");
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_merge_by_which_everything_stays_is_one_too_and_decides_for_good(Home home)
    {
        var dataset = await Sample(home);
        var branch = await Branch(dataset, "Theirs");
        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A blue kite." }, new { images = "1" });
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "k1te" });
        await branch.Edit(new { kind = "set_caption", caption = "caption", text = "A green kite." }, new { images = "1" });
        await branch.Api.Patch(branch.Path, new { triggerWord = "zwx" });
        var (texts, before) = (await dataset.Texts(), (await dataset.Show()).Number("version"));
        (await Conflicts()).ShouldBe(2);

        var merged = await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id, onConflict = "mine" });

        merged.Number("version").ShouldBe(before + 1);
        (await dataset.Labels())[0].ShouldBe("Merged \"Theirs\", keeping everything as it is here");
        (await dataset.Texts()).ShouldBe(texts);
        (await Conflicts()).ShouldBe(0);
        (await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id }))["change"].ShouldBeNull("all of it is in already");

        (await dataset.Api.Post($"{dataset.Path}/undo:preview", new { change = merged.Text("change") })).Number("total").ShouldBe(0);
        (await dataset.Undo()).Text("label").ShouldBe("Merged \"Theirs\", keeping everything as it is here");
        (await Conflicts()).ShouldBe(2);
        await dataset.Redo();
        (await Conflicts()).ShouldBe(0);
        await dataset.Api.Post($"{dataset.Path}/undo-to", new { version = before });
        (await Conflicts()).ShouldBe(2);
        await dataset.Api.IsWell();

        async Task<long> Conflicts() => (await dataset.Api.Post($"{dataset.Path}/merge:preview", new { from = branch.Id })).Number("total");
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task images_that_came_to_a_branch_come_along(Home home)
    {
        var dataset = await Sample(home);
        var branch = await Branch(dataset, "Theirs");
        using var folder = new Testing.TemporaryFolder();
        folder.Write("more/a.png", Pictures.Png(90));
        folder.Write("more/a.txt", "added");
        folder.Write("more/b.png", Pictures.Png(91));
        await branch.Import(folder["more"]);
        folder.Write("mine/c.png", Pictures.Png(92));
        await dataset.Import(folder["mine"]);

        (await dataset.Api.Post($"{dataset.Path}/merge:preview", new { from = branch.Id })).Number("added").ShouldBe(2);
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });
        (await dataset.Images()).Select(i => $"{i["number"]} {i["name"]}").ShouldBe(["1 000.png", "2 001.png", "3 002.png", "4 003.png", "5 c.png", "6 a.png", "7 b.png"]);
        await branch.Edit(new { kind = "add_tags", tags = new[] { "later" } }, new { images = "5" });
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });
        (await dataset.Texts())[5].ShouldBe("a.png: added, later");
        await dataset.Api.IsWell();
    }

    [Fact]
    public async Task what_a_merge_brings_meets_the_recipes_that_stand_there()
    {
        var dataset = await Sample(Home.Local);
        var branch = await Branch(dataset, "Theirs");
        var recipe = await dataset.Api.Post("/api/recipes", new { name = $"Merged {Guid.NewGuid():n}", steps = new[] { new { edit = new { kind = "add_tags", tags = new[] { "checked" } } } } });
        await dataset.Api.Post($"{dataset.Path}/recipes/{recipe.Number("id")}:stand", new { on = true });
        using var folder = new Testing.TemporaryFolder();
        folder.Write("more/a.png", Pictures.Png(93));
        await branch.Import(folder["more"]);

        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });

        (await dataset.Texts())[^1].ShouldBe("a.png: checked");
        (await branch.Texts())[^1].ShouldBe("a.png: ");
    }

    [Fact]
    public async Task what_comes_again_by_a_merge_that_was_undone_meets_them_again()
    {
        var dataset = await Sample(Home.Local);
        var branch = await Branch(dataset, "Theirs");
        var recipe = await dataset.Api.Post("/api/recipes", new { name = $"Again {Guid.NewGuid():n}", steps = new[] { new { edit = new { kind = "add_tags", tags = new[] { "checked" } } } } });
        await dataset.Api.Post($"{dataset.Path}/recipes/{recipe.Number("id")}:stand", new { on = true });
        using var folder = new Testing.TemporaryFolder();
        folder.Write("more/a.png", Pictures.Png(95));
        await branch.Import(folder["more"]);
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });
        await dataset.Undo();
        (await dataset.Texts()).Length.ShouldBe(4);
        await branch.Tag("theirs");

        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });

        (await dataset.Texts()).ShouldBe(["000.png: kite, hill, theirs", "001.png: kite, hill, theirs", "002.png: kite, hill, theirs", "003.png: kite, hill, theirs", "a.png: theirs, checked"]);
        (await dataset.Images()).Select(i => i.Number("number")).ShouldBe([1, 2, 3, 4, 5]);
        await dataset.Edit(new { kind = "remove_tags", tags = new[] { "checked" } });
        await branch.Api.Post($"{branch.Path}/images:remove", new { scope = new { images = "5" } });
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id, onConflict = "theirs" });
        await branch.Api.Post($"{branch.Path}/images:restore", new { scope = new { images = "5" } });
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });
        (await dataset.Texts())[^1].ShouldBe("a.png: theirs", "it has met them, and somebody thought otherwise");
    }

    [Fact]
    public async Task what_lay_in_the_bin_of_a_branch_at_the_last_merge_comes_along_once_it_is_taken_out()
    {
        var dataset = await Sample(Home.Local);
        var branch = await Branch(dataset, "Theirs");
        using var folder = new Testing.TemporaryFolder();
        folder.Write("more/a.png", Pictures.Png(96));
        await branch.Import(folder["more"]);
        await branch.Api.Post($"{branch.Path}/images:remove", new { scope = new { images = "5" } });
        await branch.Tag("theirs");
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });
        (await dataset.Texts()).Length.ShouldBe(4);
        await branch.Api.Post($"{branch.Path}/images:restore", new { scope = new { images = "5" } });

        (await dataset.Api.Post($"{dataset.Path}/merge:preview", new { from = branch.Id })).Number("added").ShouldBe(1);
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });

        (await dataset.Texts())[^1].ShouldBe("a.png: ");
        (await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id }))["change"].ShouldBeNull("all of it is in already");
    }

    [Theory]
    [InlineData("2/stars", """{"number": 99}""")]
    [InlineData("2/mark", """{"text": "great"}""")]
    [InlineData("settings/family", """{"text": "no such family"}""")]
    [InlineData("settings/repeats", """{"number": 0}""")]
    [InlineData("settings/triggerWord", """{"text": "k1te, bird"}""")]
    [InlineData("2/tags", """{"tags": ["kite, hill"]}""")]
    [InlineData("2/caption:caption", null)]
    public async Task what_is_written_by_hand_in_a_merge_keeps_the_rules_of_other_edits(string conflict, string? choice)
    {
        var dataset = await Sample(Home.Local);
        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A red kite." });
        var branch = await Branch(dataset, "Theirs");
        foreach (var (side, stars, word, mark) in new[] { (dataset, 1, "blue", "kept"), (branch, 2, "green", "rejected") })
        {
            await side.Api.Post($"{side.Path}/images:star", new { scope = new { images = "2" }, stars });
            await side.Api.Post($"{side.Path}/images:mark", new { scope = new { images = "2" }, mark });
            await side.Edit(new { kind = "set_caption", caption = "caption", text = $"A {word} kite." }, new { images = "2" });
            await side.Edit(new { kind = "rename_tag", from = "kite", to = $"{word} kite" }, new { images = "2" });
            await side.Api.Patch(side.Path, new { triggerWord = word, repeats = stars, family = stars == 1 ? "flux" : "sdxl" });
        }

        var ids = (await dataset.Api.Post($"{dataset.Path}/merge:preview", new { from = branch.Id })).List("conflicts").Select(c => c.Text("id")).ToList();
        ids.ShouldContain(conflict);
        var byHand = JsonNode.Parse(choice ?? $$"""{"text": "{{new string('x', 20_001)}}"}""");

        var answer = await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/merge", new { from = branch.Id, onConflict = "mine", choices = new Dictionary<string, JsonNode?> { [conflict] = byHand } });

        answer.Status.ShouldBe(400, answer.Text);
        (await dataset.Labels())[0].ShouldBe("Changed the dataset's settings");
    }

    [Fact]
    public async Task of_several_images_with_the_same_picture_none_is_lost()
    {
        var dataset = await Sample(Home.Local);
        var branch = await Branch(dataset, "Theirs");
        using var folder = new Testing.TemporaryFolder();
        folder.Write("more/a.png", Pictures.Png(94));
        var source = await dataset.Api.NewDataset("Source");
        await source.Import(folder["more"]);
        await branch.Import(folder["more"]);
        await branch.Api.Post($"{branch.Path}/images:remove", new { scope = new { images = "5" } });
        await source.Api.Post($"{source.Path}/images:copy", new { dataset = branch.Id });
        var diff = $"{dataset.Path}/diff?with={branch.Id}";
        (await dataset.Api.Get(diff)).List("images").Select(i => $"{i.Text("kind")} {i.Number("number")}").ShouldBe(["added 6"]);
        await branch.Api.Post($"{branch.Path}/images:restore", new { scope = new { images = "5" } });

        (await dataset.Api.Get(diff)).List("images").Select(i => $"{i.Text("kind")} {i.Number("number")}").ShouldBe(["added 5", "added 6"]);
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });
        (await dataset.Images()).Count.ShouldBe(6);
        (await dataset.Api.Get(diff)).List("images").ShouldBeEmpty();
    }

    [Fact]
    public async Task other_pictures_that_came_to_both_sides_under_one_name_are_no_replaced_ones()
    {
        var dataset = await Sample(Home.Local);
        var branch = await Branch(dataset, "Theirs");
        foreach (var (side, picture) in new[] { (dataset, 94), (branch, 95) })
        {
            using var folder = new Testing.TemporaryFolder();
            folder.Write("more/a.png", Pictures.Png(picture));
            await side.Import(folder["more"]);
        }

        var diff = await dataset.Api.Get($"{dataset.Path}/diff?with={branch.Id}");
        $"{diff["added"]} {diff["removed"]} {diff["replaced"]}".ShouldBe("1 1 0");
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_branch_whose_rows_are_still_to_come_is_compared_as_it_will_be(Home home)
    {
        await using var server = await Server.Start(home); // verifying for another test would make the rows
        var dataset = await Sample(server);
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "old" });
        var version = (await dataset.Show()).Number("version");
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "new" });
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "1" } });
        var branch = await server.Services.GetRequiredService<IEventStore>().Write(session =>
        {
            var next = session.Tables.Number("SELECT max(dataset) FROM dataset") + 1;
            var concept = session.Tables.Number("SELECT concept FROM dataset WHERE dataset = $1", dataset.Id);
            session.Append(
                [new(Streams.Dataset(next), [new DatasetBranched(next, concept, $"Left {next}", "", dataset.Id, version)], ExpectedVersion: 0)],
                server.Services.GetRequiredService<IChanges>().New("Branched"));
            return next;
        });
        var (preparing, of) = (await dataset.Api.Get($"/api/datasets/{branch}"), await dataset.Show());
        preparing["preparing"]!.GetValue<bool>().ShouldBeTrue();
        (preparing["images"], preparing["bin"]).ShouldBe((null, null), "those of the base as it is now are not its own");

        var diff = await dataset.Api.Get($"{dataset.Path}/diff?with={branch}");

        diff.List("settings").Select(s => $"{s.Text("name")}: {s.Text("before")} > {s.Text("after")}").ShouldBe(["triggerWord: new > old"]);
        var prepared = await dataset.Api.Get($"/api/datasets/{branch}");
        prepared["preparing"]!.GetValue<bool>().ShouldBeFalse();
        (prepared.Number("images"), prepared.Number("bin")).ShouldBe((of.Number("images") + 1, 0));
    }

    private static string Tags(JsonNode? facts) => facts is null ? "-" : string.Join(", ", facts.Texts("tags"));

    private static async Task<TestDataset> Branch(TestDataset dataset, string name) =>
        new(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name })).Number("id"));

    private async Task<TestDataset> Sample(Home home) => await Sample(await servers.On(home));

    private static async Task<TestDataset> Sample(Server server)
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(4);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        return dataset;
    }
}
