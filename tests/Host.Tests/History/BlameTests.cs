using System.Text;
using System.Text.Json.Nodes;
using LoraCraft.Captions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.History;

public sealed class BlameTests(Servers servers)
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task each_text_is_blamed_on_the_change_that_put_it_there(Home home)
    {
        var dataset = await Sample(home);
        await dataset.Tag("sea");
        await ByRun(home, dataset, new CaptionsEdited("caption", [new(ImageSet.Of(1), new(2, "", "red "))]));

        var blame = await dataset.Api.Get($"{dataset.Path}/images/1/blame");

        blame.List("tags").Select(Line).ShouldBe(
            [$"kite: {Environment.UserName}, Imported pictures", $"hill: {Environment.UserName}, Imported pictures", $"sea: {Environment.UserName}, Added \"sea\""]);
        blame["captions"]!.List("caption").Select(Line).ShouldBe(
            [$"A : {Environment.UserName}, Imported pictures", "red : run:0199bb, Captioned", $"kite.: {Environment.UserName}, Imported pictures"]);
        var changes = (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes");
        blame.List("tags")[2]["origin"]!.Text("change").ShouldBe(changes.Single(c => c.Text("label") == "Added \"sea\"").Text("id"));
        (await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/images/99/blame")).Status.ShouldBe(404);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task the_past_is_blamed_as_it_was_and_undo_leaves_the_blame_where_it_was(Home home)
    {
        var dataset = await Sample(home);
        var version = (await dataset.Show()).Number("version");
        await dataset.Edit(new { kind = "rename_tag", from = "kite", to = "dragon" });
        (await Tags(dataset)).ShouldBe("dragon: Renamed \"kite\" to \"dragon\", hill: Imported pictures");
        (await Tags(dataset, $"?at={version}")).ShouldBe("kite: Imported pictures, hill: Imported pictures");

        await dataset.Undo();

        (await Tags(dataset)).ShouldBe("kite: Imported pictures, hill: Imported pictures");
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_a_branch_began_with_is_blamed_on_the_timeline_it_came_in(Home home)
    {
        var dataset = await Sample(home);
        var branch = new TestDataset(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Branch" })).Number("id"));
        await branch.Tag("sea");

        var tags = (await dataset.Api.Get($"{branch.Path}/images/1/blame")).List("tags");

        tags.Select(t => t["origin"]!.Number("dataset")).ShouldBe([dataset.Id, dataset.Id, branch.Id]);
        foreach (var origin in tags.Select(t => t["origin"]!))
            (await dataset.Api.Get($"/api/datasets/{origin.Number("dataset")}/changes/{origin.Text("change")}"))["change"]!.Text("label").ShouldBe(origin.Text("label"));
        (await dataset.Api.Get($"{branch.Path}/images/1/blame?at=1")).List("tags").Select(t => t["origin"]!.Number("dataset")).ShouldBe([dataset.Id, dataset.Id]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_a_run_changed_is_unseen_until_somebody_looks(Home home)
    {
        var dataset = await Sample(home);
        await ByRun(home, dataset, new TagsEdited([new(ImageSet.Of(1, 2), new(-1, [], ["sea"]))]));
        (await dataset.Texts("is:unseen")).Length.ShouldBe(2);
        var version = (await dataset.Show()).Number("version");

        foreach (var _ in new[] { 1, 2 })
            (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/images:seen", new { images = "1,3" })).Status.ShouldBe(204);

        (await dataset.Images("is:unseen")).Select(i => i.Number("number")).ShouldBe([2]);
        (await dataset.Api.Get($"{dataset.Path}/images/1"))["unseen"]!.GetValue<bool>().ShouldBeFalse();
        (await dataset.Api.Get($"{dataset.Path}/images/2"))["unseen"]!.GetValue<bool>().ShouldBeTrue();
        (await dataset.Show()).Number("version").ShouldBe(version);
        (await Store(home)).Read(s => s.StreamVersion(Streams.Views(dataset.Id))).ShouldBe(1);
        var branch = new TestDataset(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Branch" })).Number("id"));
        (await branch.Images("is:unseen")).Select(i => i.Number("number")).ShouldBe([2], "what was looked at before need not be looked at again");
        await branch.Tag("later");
        (await branch.Api.Get($"{branch.Path}/order?filter=is:unseen&at=1")).Text("numbers").ShouldBe("2");
        (await dataset.Api.Send(HttpMethod.Post, "/api/datasets/99999/images:seen", new { images = "1" })).Status.ShouldBe(404);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task filters_know_who_changed_what_since_when(Home home)
    {
        var dataset = await Sample(home);
        var version = (await dataset.Show()).Number("version");
        await ByRun(home, dataset, new TagsEdited([new(ImageSet.Of(1), new(-1, [], ["sea"]))]));
        await dataset.Tag("wind", "2");

        (await Numbers(dataset, "by:run:*")).ShouldBe([1]);
        (await Numbers(dataset, $"by:\"{Environment.UserName}\"")).ShouldBe([2]);
        (await Numbers(dataset, $"touched-since:{version}")).ShouldBe([1, 2]);
        (await Numbers(dataset, $"touched-since:{version + 1}")).ShouldBe([2]);
        var refused = await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/images?filter=touched-since:%22v9%22");
        (refused.Status, refused.Json!.Number("position")).ShouldBe((400, 14));
        refused.Text.ShouldContain("no version");
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_a_merge_brings_in_is_blamed_on_those_who_did_it(Home home)
    {
        var dataset = await Sample(home);
        var branch = new TestDataset(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Branch" })).Number("id"));
        using var folder = new TemporaryFolder();
        folder.Write("theirs/a.png", Pictures.Png(95));
        folder.Write("theirs/a.txt", "added");
        folder.Write("mine/b.png", Pictures.Png(96));
        await branch.Import(folder["theirs"]);
        await dataset.Import(folder["mine"]);
        await By("Ann", home, branch, "Added tags", new TagsEdited([new(ImageSet.Of(1, 2, 4), new(-1, [], ["sea"]))]));
        await ByRun(home, branch, new CaptionsEdited("caption", [new(ImageSet.Of(1), new(2, "", "red "))]));
        await By("Ann", home, branch, "Wrote", new CaptionsEdited("caption", [new(ImageSet.Of(3), new(0, "", "A green kite."))]));
        await By("Bea", home, dataset, "Wrote too", new CaptionsEdited("caption", [new(ImageSet.Of(3), new(0, "", "A blue kite."))]));

        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id, choices = new Dictionary<string, object> { ["3/caption:caption"] = new { text = "A green boat." } } });

        async Task Check(string at = "")
        {
            var (one, three, five) = (await Blame(1), await Blame(3), await Blame(5));
            one.ShouldBe(["kite: Imported pictures", "hill: Imported pictures", "sea: Ann", "A : Imported pictures", "red : run:0199bb", "kite.: Imported pictures"]);
            three[^5..].ShouldBe(["A : Bea", "green: Ann", " : Bea", "boat: Merged \"Branch\"", ".: Bea"]);
            five.ShouldBe(["added: Imported theirs", "sea: Ann"]);

            async Task<string[]> Blame(int image)
            {
                var blame = await dataset.Api.Get($"{dataset.Path}/images/{image}/blame{at}");
                return [.. blame.List("tags").Concat(blame["captions"]!["caption"] is null ? [] : blame["captions"]!.List("caption")).Select(Whose)];
            }
        }

        await Check();
        (await Numbers(dataset, "by:ann")).ShouldBe([1, 2, 3, 5]);
        (await Numbers(dataset, "by:run:*")).ShouldBe([1]);
        (await Numbers(dataset, "by:bea")).ShouldBe([3]);
        (await Numbers(dataset, $"by:\"{Environment.UserName}\"")).ShouldBe([3]);
        foreach (var filter in new[] { "is:automatic", "is:unseen", "is:generated" })
            (await Numbers(dataset, filter)).ShouldBe([1], filter);
        foreach (var origin in (await dataset.Api.Get($"{dataset.Path}/images/5/blame")).List("tags").Select(t => t["origin"]!))
        {
            origin.Number("dataset").ShouldBe(branch.Id);
            (await dataset.Api.Get($"{branch.Path}/changes/{origin.Text("change")}"))["change"]!.Text("label").ShouldBe(origin.Text("label"));
        }

        var manifest = JsonNode.Parse((await dataset.Files(await dataset.Export("plain")))["loracraft.json"])!;
        var who = manifest.List("origins").Select(o => o.Text("actor")).ToList();
        who[manifest.List("images")[0]["origins"]!["tags"]!["sea"]!.GetValue<int>()].ShouldBe("Ann");
        var version = (await dataset.Show()).Number("version");
        await dataset.Undo();
        (await Numbers(dataset, "tag:sea")).ShouldBeEmpty();
        await Check($"?at={version}");
        await dataset.Redo();
        await Check();
        await dataset.Api.IsWell();
    }

    [Fact]
    public async Task what_was_seen_is_not_unseen_again_when_a_branch_that_had_taken_it_in_is_merged_back()
    {
        var dataset = await Sample(Home.Local);
        var branch = new TestDataset(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Branch" })).Number("id"));
        await ByRun(Home.Local, dataset, new CaptionsEdited("caption", [new(ImageSet.Of(1), new(2, "", "red "))]));
        await branch.Api.Post($"{branch.Path}/merge", new { from = dataset.Id });
        (await Numbers(branch, "is:unseen")).ShouldBe([1]);
        await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/images:seen", new { images = "1" });
        await By("Ann", Home.Local, branch, "Added tags", new TagsEdited([new(ImageSet.Of(1), new(-1, [], ["sea"]))]));

        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });

        (await Numbers(dataset, "tag:sea")).ShouldBe([1]);
        (await Numbers(dataset, "is:unseen")).ShouldBeEmpty();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task an_export_carries_the_origins_of_its_texts(Home home)
    {
        var dataset = await Sample(home);
        await ByRun(home, dataset, new CaptionsEdited("caption", [new(ImageSet.Of(1), new(2, "", "red "))]));
        await dataset.Tag("sea", "1");
        var version = (await dataset.Show()).Number("version");
        var first = (await dataset.Files(await dataset.Export("plain")))["loracraft.json"];
        await dataset.Tag("wind");
        await dataset.Undo();

        var again = (await dataset.Files(await dataset.Export("plain", at: version)))["loracraft.json"];

        Encoding.UTF8.GetString(again).ShouldBe(Encoding.UTF8.GetString(first));
        var manifest = JsonNode.Parse(first)!;
        manifest.List("origins").Select(o => $"{o.Text("actor")}: {o.Text("label")}").ShouldBe(
            [$"{Environment.UserName}: Imported pictures", "run:0199bb: Captioned", $"{Environment.UserName}: Added \"sea\""]);
        manifest.List("images")[0]["origins"]!.ToJsonString().ShouldBe(
            """{"tags":{"kite":0,"hill":0,"sea":2},"captions":{"caption":[{"text":"A ","origin":0},{"text":"red ","origin":1},{"text":"kite.","origin":0}]}}""");
    }

    private static string Line(JsonNode piece) => $"{piece["tag"] ?? piece["text"]}: {piece["origin"]!.Text("actor")}, {piece["origin"]!.Text("label")}";

    /// <summary>Who put it there; for the one person of the server what was done.</summary>
    private static string Whose(JsonNode piece) =>
        $"{piece["tag"] ?? piece["text"]}: {(piece["origin"]!.Text("actor") is var actor && actor == Environment.UserName ? piece["origin"]!.Text("label") : actor)}";

    private static async Task<string> Tags(TestDataset dataset, string at = "") => string.Join(
        ", ", (await dataset.Api.Get($"{dataset.Path}/images/1/blame{at}")).List("tags").Select(t => $"{t.Text("tag")}: {t["origin"]!.Text("label")}"));

    private static async Task<IEnumerable<long>> Numbers(TestDataset dataset, string filter) => (await dataset.Images(filter)).Select(i => i.Number("number"));

    private async Task<TestDataset> Sample(Home home)
    {
        using var folder = new TemporaryFolder();
        folder.Fill(3);
        folder.Write("pictures/000.caption", "A kite.");
        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        return dataset;
    }

    private async Task<IEventStore> Store(Home home) => (await servers.On(home)).Services.GetRequiredService<IEventStore>();

    private Task ByRun(Home home, TestDataset dataset, IEvent @event) => By("run:0199bb", home, dataset, "Captioned", @event);

    private async Task By(string actor, Home home, TestDataset dataset, string label, IEvent @event)
    {
        var store = await Store(home);
        await store.Write(s => s.Append([new(Streams.Dataset(dataset.Id), [@event])], new(Guid.NewGuid().ToString("n"), actor, DateTimeOffset.UnixEpoch, label)));
    }
}
