using System.Text.Json.Nodes;

namespace LoraCraft.Host.Tests.History;

/// <summary>What may be decided where something later stands in the way of an undo.</summary>
public sealed class UndoChoiceTests(Servers servers)
{
    public static TheoryData<Home> Homes => [Home.Local, Home.Shared];

    [Theory, MemberData(nameof(Homes))]
    public async Task a_choice_is_about_an_image_of_one_dataset(Home home)
    {
        var dataset = await Sample(home);
        var other = await dataset.Api.NewDataset("Other");
        var moved = (await dataset.Api.Post($"{dataset.Path}/images:copy", new { scope = new { images = "1-3" }, dataset = other.Id, move = true })).Text("change");
        await dataset.Api.Post($"{dataset.Path}/images:restore", new { scope = new { images = "3" } });
        await dataset.Tag("here", "3");
        await other.Tag("work", "3");

        var preview = await dataset.Api.Post($"{dataset.Path}/undo:preview", new { change = moved });
        preview.List("touched").Select(t => $"{t.Number("dataset")} {t["datasetName"]} {t.Number("number")}").ShouldBe([$"{dataset.Id}  3", $"{other.Id} Other 3"]);
        (preview.Number("clean"), preview.Number("total")).ShouldBe((4, 2));
        (await Undo(dataset, new { change = moved, choices = new Dictionary<string, string> { ["3"] = "take" } })).Status.ShouldBe(409, "the other's image 3 is not decided");
        (await other.Images()).Count.ShouldBe(3);

        (await Undo(dataset, new { change = moved, choices = new Dictionary<string, string> { ["3"] = "take", [$"{other.Id}:3"] = "keep" } })).Status.ShouldBe(200);

        (await other.Texts()).ShouldBe(["002.png: kite, hill, work"]);
        (await dataset.Texts()).ShouldBe(["000.png: kite, hill", "001.png: kite, hill", "002.png: kite, hill, here", "003.png: kite, hill"]);
    }

    [Fact]
    public async Task without_a_word_on_the_rest_all_that_was_touched_has_to_be_decided()
    {
        var dataset = await Sample(Home.Local);
        var old = (await dataset.Tag("old")).Text("change");
        await dataset.Tag("new", "1-2");
        var before = await dataset.Texts();

        (await Undo(dataset, new { change = old, choices = new Dictionary<string, string> { ["1"] = "keep" } })).Status.ShouldBe(409);

        (await dataset.Texts()).ShouldBe(before);
        (await dataset.Api.Post($"{dataset.Path}/undo:preview", new { change = old, offset = 1 })).List("touched").ShouldHaveSingleItem().Number("number").ShouldBe(2);
        (await Undo(dataset, new { change = old, choices = new Dictionary<string, string> { ["1"] = "keep", ["2"] = "take" } })).Status.ShouldBe(200);
        (await dataset.Texts()).ShouldBe(["000.png: kite, hill, old, new", "001.png: kite, hill", "002.png: kite, hill", "003.png: kite, hill"]);
    }

    [Fact]
    public async Task facts_can_be_taken_or_kept()
    {
        var dataset = await Sample(Home.Local);
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "first" });
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "second" });
        var change = await Newest(dataset);
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "third" });

        (await Undo(dataset, new { change })).Status.ShouldBe(409);
        (await Undo(dataset, new { change, facts = "merge" })).Status.ShouldBe(400);
        (await Undo(dataset, new { change, onConflict = "merge", facts = "take" })).Status.ShouldBe(200);

        (await dataset.Show()).Text("triggerWord").ShouldBe("first");
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_locked_version_keeps_its_name(Home home)
    {
        var dataset = await Sample(home);
        await Name(dataset, "v1");
        var named = await Newest(dataset);
        await dataset.Api.Patch($"{dataset.Path}/versions/v1", new { locked = true });

        var refused = await Undo(dataset, new { change = named, onConflict = "take" });

        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("is locked. Unlock it first.");
        (await Names(dataset)).ShouldBe(["v1"]);
        await dataset.Undo();
        (await Undo(dataset, new { change = named })).Status.ShouldBe(200);
        (await Names(dataset)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_version_that_was_unlocked_and_renamed_at_once_is_locked_under_its_old_name_again(Home home)
    {
        var dataset = await Sample(home);
        await Name(dataset, "v1");
        await dataset.Api.Patch($"{dataset.Path}/versions/v1", new { locked = true });
        await dataset.Api.Patch($"{dataset.Path}/versions/v1", new { locked = false, name = "v2" });

        await dataset.Undo();
        (await Locks(dataset)).ShouldBe(["v1 true"]);
        await dataset.Redo();
        (await Locks(dataset)).ShouldBe(["v2 false"]);

        await dataset.Api.Patch($"{dataset.Path}/versions/v2", new { locked = true, name = "v3" });
        await dataset.Undo();
        (await Locks(dataset)).ShouldBe(["v2 false"]);
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task each_name_of_a_version_is_a_thing_of_its_own(Home home)
    {
        var dataset = await Sample(home);
        await Name(dataset, "v1");
        var named = await Newest(dataset);
        await Name(dataset, "v2");

        (await Undo(dataset, new { change = named })).Status.ShouldBe(200);

        (await Names(dataset)).ShouldBe(["v2"]);
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_name_that_is_in_use_again_does_not_come_back(Home home)
    {
        var dataset = await Sample(home);
        await Name(dataset, "v1");
        await dataset.Api.Send(HttpMethod.Delete, $"{dataset.Path}/versions/v1");
        var removed = await Newest(dataset);
        await Name(dataset, "V1");

        var refused = await Undo(dataset, new { change = removed });

        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("There is a version called");
        (await Names(dataset)).ShouldBe(["V1"]);
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_dataset_does_not_get_back_a_name_that_another_has_by_now(Home home)
    {
        var one = await Sample(home);
        var concept = (await one.Show()).Number("concept");
        await one.Api.Patch(one.Path, new { name = "Red" });
        await one.Api.Post($"/api/concepts/{concept}/datasets", new { name = "kites" });

        var refused = await Undo(one, new { });

        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("Rename that one first.");
        (await one.Show()).Text("name").ShouldBe("Red");
        (await one.Api.Send(HttpMethod.Post, $"{one.Path}/undo-to", new { version = 1 })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task a_concept_does_not_get_back_a_name_that_another_has_by_now()
    {
        var one = await Sample(Home.Local);
        var concept = $"/api/concepts/{(await one.Show()).Number("concept")}";
        var name = $"Concept {Guid.NewGuid():n}";
        await one.Api.Patch(concept, new { name });
        await one.Api.Patch(concept, new { name = "Other" + name });
        await one.Api.Post("/api/concepts", new { name });

        var refused = await one.Api.Send(HttpMethod.Post, $"{concept}/undo", new { });

        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("Rename that one first.");
    }

    [Fact]
    public async Task an_older_order_of_datasets_is_taken_back_only_by_choice_and_what_shares_a_place_is_told_apart_again()
    {
        var one = await Sample(Home.Local);
        var concept = (await one.Show()).Number("concept");
        var datasets = $"/api/concepts/{concept}/datasets";
        var (two, three) = ((await one.Api.Post(datasets, new { name = "Two" })).Number("id"), (await one.Api.Post(datasets, new { name = "Three" })).Number("id"));
        await one.Api.Post($"{datasets}:reorder", new { ids = new[] { two, one.Id, three } });
        var change = await Newest(one);
        await one.Api.Post($"{datasets}:reorder", new { ids = new[] { two, three, one.Id } });

        (await Undo(one, new { change })).Status.ShouldBe(409);
        var facts = (await one.Api.Post($"{one.Path}/undo:preview", new { change })).List("facts").ShouldHaveSingleItem();
        facts.Text("name").ShouldBe("place");
        (await Undo(one, new { change, onConflict = "keep", facts = "take" })).Status.ShouldBe(200);

        foreach (var order in new long[][] { [three, two, one.Id], [one.Id, two, three], [two, three, one.Id] })
        {
            await one.Api.Post($"{datasets}:reorder", new { ids = order });
            (await one.Api.Get("/api/concepts")).List("concepts").Single(c => c.Number("id") == concept).List("datasets").Select(d => d.Number("id")).ShouldBe(order);
        }
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task names_that_addresses_or_databases_cannot_hold_are_refused(Home home)
    {
        var dataset = await Sample(home);
        await Name(dataset, "v1");
        foreach (var name in new[] { ".", "..", " .. " })
        {
            (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/versions", new { name })).Status.ShouldBe(400);
            (await dataset.Api.Send(HttpMethod.Patch, $"{dataset.Path}/versions/v1", new { name })).Status.ShouldBe(400);
        }

        (await dataset.Api.Send(HttpMethod.Patch, $"{dataset.Path}/versions/v1", new { description = "a\0b" })).Status.ShouldBe(400);
        (await Names(dataset)).ShouldBe(["v1"]);
    }

    private static Task<Answer> Undo(TestDataset dataset, object request) => dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/undo", request);

    private static Task<JsonNode> Name(TestDataset dataset, string name) => dataset.Api.Post($"{dataset.Path}/versions", new { name });

    private static async Task<string> Newest(TestDataset dataset) => (await dataset.Api.Get($"{dataset.Path}/changes?limit=1")).List("changes")[0].Text("id");

    private static async Task<string[]> Names(TestDataset dataset) => [.. (await dataset.Api.Get($"{dataset.Path}/versions")).List("versions").Select(v => v.Text("name"))];

    private static async Task<string[]> Locks(TestDataset dataset) =>
        [.. (await dataset.Api.Get($"{dataset.Path}/versions")).List("versions").Select(v => $"{v.Text("name")} {v["locked"]}")];

    private async Task<TestDataset> Sample(Home home)
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(4);
        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        return dataset;
    }
}
