using System.Text.Json.Nodes;

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
        (await dataset.Api.Post("/api/maintenance/verify")).Texts("problems").ShouldBeEmpty();
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

    private static string Tags(JsonNode? facts) => facts is null ? "-" : string.Join(", ", facts.Texts("tags"));

    private static async Task<TestDataset> Branch(TestDataset dataset, string name) =>
        new(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name })).Number("id"));

    private async Task<TestDataset> Sample(Home home)
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(4);
        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        return dataset;
    }
}
