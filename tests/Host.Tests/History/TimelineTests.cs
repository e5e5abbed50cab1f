using System.Text.Json.Nodes;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.History;

public sealed class TimelineTests(Servers servers)
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task changes_are_found_by_who_what_and_where(Home home)
    {
        var dataset = await Sample(home);
        await dataset.Tag("Sea", "1-2");
        await dataset.Edit(new { kind = "rename_tag", from = "kite", to = "red kite" }, new { images = "2-4" });
        await dataset.Api.Post($"{dataset.Path}/images:star", new { scope = new { images = "4" }, stars = 3 });
        await dataset.Undo();

        (await Found(dataset, "tag=sea")).ShouldBe("Added \"Sea\"");
        (await Found(dataset, "tag=KITE")).ShouldBe("Renamed \"kite\" to \"red kite\"; Imported pictures");
        (await Found(dataset, "image=1")).ShouldBe("Added \"Sea\"; Imported pictures");
        (await Found(dataset, "image=4")).ShouldBe("Undid: Gave 3 stars; Gave 3 stars; Renamed \"kite\" to \"red kite\"; Imported pictures");
        (await Found(dataset, "text=STAR&kind=edit")).ShouldBe("Gave 3 stars");
        (await Found(dataset, "text=renamed+red+kite")).ShouldBe("Renamed \"kite\" to \"red kite\"", "as a person reads it, without the quotes");
        (await Found(dataset, "kind=start")).ShouldBe("Created dataset \"Kites\"");
        (await Found(dataset, "actor=nobody")).ShouldBeEmpty();
        (await Found(dataset, $"actor={Environment.UserName}&tag=sea&image=2")).ShouldBe("Added \"Sea\"");
        (await Found(dataset, "until=2020-01-01")).ShouldBeEmpty();
        (await Found(dataset, "since=2020-01-01&until=2099-01-01T00:00:00Z&limit=1")).ShouldBe("Undid: Gave 3 stars");
        foreach (var wrong in new[] { "kind=nonsense", "since=yesterday", "image=x" })
            (await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/changes?{wrong}")).Status.ShouldBe(400, wrong);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task the_timeline_is_read_from_the_middle_in_both_directions(Home home)
    {
        var dataset = await Sample(home);
        foreach (var tag in new[] { "one", "two", "three", "four" })
            await dataset.Tag(tag, "1-2");
        var two = (await dataset.Api.Get($"{dataset.Path}/changes?text=two")).List("changes")[0].Number("position");

        (await Found(dataset, $"before={two + 1}&limit=2")).ShouldBe("Added \"two\"; Added \"one\"");
        (await Found(dataset, $"after={two}&limit=1")).ShouldBe("Added \"three\"", "what comes next, not what is newest");
        (await Found(dataset, $"after={two}")).ShouldBe("Added \"four\"; Added \"three\"");
        (await Found(dataset, $"after={two}&image=1&limit=1")).ShouldBe("Added \"three\"");
        (await Found(dataset, $"after={two}&tag=four")).ShouldBe("Added \"four\"");
        (await Found(dataset, $"after=0&image=4")).ShouldBe("Imported pictures");
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_change_tells_what_it_did_to_one_image(Home home)
    {
        var dataset = await Sample(home);
        var change = (await dataset.Tag("sea", "2-4")).Text("change");

        async Task<string> Of(int image)
        {
            var details = await dataset.Api.Get($"{dataset.Path}/changes/{change}?image={image}");
            details["change"]!.Number("images").ShouldBe(3, "the change is told as a whole");
            return $"{details.Number("total")}: {string.Join(", ", details.List("images").Select(i => i.Number("number")))}";
        }

        (await Of(3)).ShouldBe("1: 3");
        (await Of(1)).ShouldBe("0: ", "it was not touched");
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_change_tells_of_each_image_what_it_was_right_before_and_after_whatever_others_did_meanwhile(Home home)
    {
        await using var server = await Server.Start(home);
        var dataset = await Sample(server);
        var pictures = (await dataset.Images()).Select(i => i.Text("sha256")).ToList();
        var (import, recipe, run, ada) = (By("run:0199aa"), By("recipe:Sea"), By("run:0199bb"), By("Ada"));
        Task Add(Change change, IEvent @event) => server.Services.GetRequiredService<IEventStore>().Write(s => s.Append([new(Streams.Dataset(dataset.Id), [@event])], change));
        Task Say(Change change, int image, int at, string removed, string added) => Add(change, new CaptionsEdited("caption", [new(ImageSet.Of(image), new(at, removed, added))]));
        foreach (var number in new[] { 5, 6 })
        {
            await Add(import, new ImagesAdded([ImageDatasets.Image("hill") with { Number = number, Place = number, Sha256 = pictures[number - 5] }]));
            await Add(recipe, new TagsEdited([new(ImageSet.Of(number), new(-1, [], ["sea"]))]));
        }

        await Say(ada, 2, 0, "", "A long red kite.");
        await Say(run, 1, 0, "", "One.");
        await Say(ada, 2, 2, "long red ", "");
        await Say(run, 2, 6, "", " flies");
        await Say(ada, 1, 0, "One", "Two");
        await Say(run, 3, 0, "", "Three.");

        async Task<string[]> Of(Change change, string page = "") => [.. (await dataset.Api.Get($"{dataset.Path}/changes/{change.Id}?{page}")).List("images")
            .Select(i => $"{i.Number("number")}: {Texts(i["before"])} > {Texts(i["after"])}")];
        (await Of(import)).ShouldBe(["5: - > hill", "6: - > hill"]);
        (await Of(recipe)).ShouldBe(["5: hill > hill, sea", "6: hill > hill, sea"]);
        (await Of(recipe, "offset=1&limit=1")).ShouldBe(["6: hill > hill, sea"]);
        (await Of(run)).ShouldBe(["1: kite, hill > kite, hill | One.", "2: kite, hill | A kite. > kite, hill | A kite flies.", "3: kite, hill > kite, hill | Three."]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_change_shows_some_of_its_images_and_what_it_undid(Home home)
    {
        var dataset = await Sample(home);
        var star = await dataset.Api.Post($"{dataset.Path}/images:star", new { scope = new { images = "2-3" }, stars = 3 });
        await dataset.Undo();

        var changes = (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes");

        var pictures = (await dataset.Images()).Select(i => i.Text("sha256")).ToList();
        changes[1].List("samples").Select(s => $"{s.Number("number")} {s.Text("sha256")}").ShouldBe([$"2 {pictures[1]}", $"3 {pictures[2]}"]);
        changes[0].Text("undoes").ShouldBe(star.Text("change"));
        changes[1].Text("id").ShouldBe(star.Text("change"));
        changes.ShouldAllBe(c => c.Number("dataset") == dataset.Id && c.Text("name") == "Kites");
        changes.Select(c => c.Number("position")).ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_concept_has_the_changes_of_its_datasets_in_one_line(Home home)
    {
        var api = (await servers.On(home)).Api;
        var concept = (await api.Post("/api/concepts", new { name = "Birds" })).Number("id");
        var ids = new List<long>();
        foreach (var name in new[] { "Kites", "Hawks" })
            ids.Add((await api.Post($"/api/concepts/{concept}/datasets", new { name })).Number("id"));
        await api.Patch($"/api/datasets/{ids[0]}", new { name = "Red kites" });
        await api.Patch($"/api/datasets/{ids[1]}", new { name = "Goshawks" });

        var all = (await api.Get($"/api/concepts/{concept}/changes")).List("changes");
        all.Select(c => $"{c.Text("name")} {c.Text("kind")}").ShouldBe(["Goshawks edit", "Red kites edit", "Goshawks start", "Red kites start", "Birds start"]);
        all.ShouldAllBe(c => c.Number("concept") == concept);
        all[^1]["dataset"].ShouldBeNull();
        (await api.Get($"/api/concepts/{concept}/changes?limit=2&before={all[1].Number("position")}")).List("changes").Select(c => c.Text("id"))
            .ShouldBe(all.Skip(2).Take(2).Select(c => c.Text("id")));
        (await api.Get("/api/changes?text=goshawk")).List("changes").ShouldHaveSingleItem().Text("id").ShouldBe(all[0].Text("id"));
        await api.Patch($"/api/concepts/{concept}", new { description = "With wings" });
        var own = (await api.Get($"/api/concepts/{concept}/changes?limit=1")).List("changes")[0];
        var told = await api.Get($"/api/concepts/{concept}/changes/{own.Text("id")}");
        told.List("facts").Select(f => $"{f.Text("name")}: {f.Text("before")} > {f.Text("after")}").ShouldBe(["description:  > With wings"]);
        (await api.Send(HttpMethod.Get, $"/api/concepts/{concept}/changes/none")).Status.ShouldBe(404);
        (await api.Send(HttpMethod.Get, $"/api/concepts/{concept}/changes?image=1")).Status.ShouldBe(400);
        (await api.Send(HttpMethod.Get, "/api/concepts/9999/changes")).Status.ShouldBe(404);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task undo_follows_the_person(Home home)
    {
        var dataset = await Sample(home);
        await dataset.Tag("mine", "1");
        await Star(home, dataset, "ben", 2);
        var run = await Star(home, dataset, "run:7", 3);

        var listed = await dataset.Api.Get($"{dataset.Path}/changes");
        listed["undo"]!.Text("label").ShouldBe("Added \"mine\"");
        (await dataset.Api.Get($"{dataset.Path}/actors")).List("actors").Select(a => a.Text("actor")).ShouldBe(["run:7", "ben", Environment.UserName]);

        (await dataset.Undo()).Text("label").ShouldBe("Added \"mine\"");
        (await dataset.Undo(run)).Text("label").ShouldBe("Gave 1 star");
        (await dataset.Images("stars:1")).ShouldHaveSingleItem().Number("number").ShouldBe(2);
        (await dataset.Redo()).Text("label").ShouldBe("Gave 1 star");
        (await dataset.Redo()).Text("label").ShouldBe("Added \"mine\"");
    }

    [Fact]
    public async Task a_run_names_the_change_it_is_undone_by()
    {
        var dataset = await Sample(Home.Local);
        var run = (await dataset.Api.Get($"/api/runs?dataset={dataset.Id}")).List("runs").ShouldHaveSingleItem();

        (await dataset.Undo(run.Text("change"))).Text("label").ShouldBe("Imported pictures");
    }

    private async Task<string> Star(Home home, TestDataset dataset, string actor, int image)
    {
        var services = (await servers.On(home)).Services;
        var change = services.GetRequiredService<IChanges>().New("Gave 1 star", actor);
        await services.GetRequiredService<DatasetCommands>().Run(
            change, dataset.Id, _ => Decision.Of([new(Streams.Dataset(dataset.Id), [new ImagesStarred([new(ImageSet.Of(image), 0, 1)])])]));
        return change.Id;
    }

    private static async Task<string> Found(TestDataset dataset, string query) =>
        string.Join("; ", (await dataset.Api.Get($"{dataset.Path}/changes?{query}")).List("changes").Select((JsonNode c) => c.Text("label")));

    private static Change By(string actor) => new(Guid.NewGuid().ToString(), actor, DateTimeOffset.UnixEpoch, "Changed");

    private static string Texts(JsonNode? facts) => facts is null ? "-"
        : string.Join(" | ", facts["captions"]!.AsObject().Select(caption => $"{caption.Value}").Prepend(string.Join(", ", facts.Texts("tags"))));

    private async Task<TestDataset> Sample(Home home) => await Sample(await servers.On(home));

    private static async Task<TestDataset> Sample(Server server)
    {
        using var folder = new TemporaryFolder();
        folder.Fill(4);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        return dataset;
    }
}
