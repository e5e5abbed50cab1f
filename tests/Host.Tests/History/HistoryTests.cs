using LoraCraft.History;
using LoraCraft.History.Undoing;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.History;

public sealed class HistoryTests(Servers servers)
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task the_timeline_tells_who_did_what_to_how_many_images(Home home)
    {
        var dataset = await Sample(home);
        await dataset.Tag("sea", "1-2");
        await dataset.Undo();

        var listed = await dataset.Api.Get($"{dataset.Path}/changes");

        listed.List("changes").Select(c => $"{c.Text("kind")} {c.Text("label")} {c.Text("images")} {c.Text("undone")}").ShouldBe(
            ["undo Undid: Added \"sea\" 2 false", "edit Added \"sea\" 2 true", "edit Imported pictures 4 false", "start Created dataset \"Kites\" 0 false"]);
        listed.List("changes").ShouldAllBe(c => c.Text("actor") == Environment.UserName);
        listed["undo"]!.Text("label").ShouldBe("Imported pictures");
        listed["redo"]!.Text("label").ShouldBe("Added \"sea\"");
        (await dataset.Api.Get($"{dataset.Path}/changes?before={listed.List("changes")[1].Number("position")}&limit=1")).List("changes")
            .ShouldHaveSingleItem().Text("label").ShouldBe("Imported pictures");
    }

    [Fact]
    public async Task undoing_an_import_is_a_matter_of_the_dataset_alone()
    {
        var dataset = await Sample(Home.Local);
        var run = (await dataset.Api.Get($"/api/runs?dataset={dataset.Id}")).List("runs").ShouldHaveSingleItem().ToJsonString();

        await dataset.Undo();
        await dataset.Redo();

        (await dataset.Api.Get($"/api/runs?dataset={dataset.Id}")).List("runs").ShouldHaveSingleItem().ToJsonString().ShouldBe(run);
        (await dataset.Images()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task undo_goes_back_to_the_start_and_redo_to_the_end()
    {
        var dataset = await Sample(Home.Local);
        foreach (var tag in new[] { "a", "b", "c" })
            await dataset.Tag(tag);

        List<string> undone = [], redone = [];
        while (await dataset.Undo() is var step && step["label"] is { } label)
            undone.Add(label.ToString());
        while (await dataset.Redo() is var step && step["label"] is { } label)
            redone.Add(label.ToString());

        undone.ShouldBe(["Added \"c\"", "Added \"b\"", "Added \"a\"", "Imported pictures"]);
        redone.ShouldBe(undone.AsEnumerable().Reverse());
        (await dataset.Images())[0].Texts().ShouldBe("kite, hill, a, b, c");
    }

    [Fact]
    public async Task a_new_edit_ends_what_could_be_redone()
    {
        var dataset = await Sample(Home.Local);
        await dataset.Tag("a");
        await dataset.Undo();
        await dataset.Tag("b");

        (await dataset.Redo())["label"].ShouldBeNull();
    }

    [Fact]
    public async Task one_change_in_the_middle_is_undone_when_nothing_built_on_it()
    {
        var dataset = await Sample(Home.Local);
        var first = (await dataset.Tag("a", "1")).Text("change");
        var second = (await dataset.Tag("b", "2")).Text("change");
        var third = (await dataset.Tag("c", "2-3")).Text("change");

        (await dataset.Undo(first)).Text("label").ShouldBe("Added \"a\"");
        var refused = await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/undo", new { change = second });
        refused.Status.ShouldBe(409);
        refused.Json!.Text("detail").ShouldContain("Added \"c\"");
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/undo", new { change = first })).Status.ShouldBe(409);
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/undo", new { change = "none" })).Status.ShouldBe(404);
        await dataset.Undo(third);
        await dataset.Undo(second);

        (await dataset.Images()).Select(i => i.Texts()).Distinct().ShouldBe(["kite, hill"]);
    }

    [Fact]
    public async Task undoing_to_a_version_is_one_change_and_is_redone_step_by_step()
    {
        var dataset = await Sample(Home.Local);
        var version = (await dataset.Show()).Number("version");
        await dataset.Tag("a");
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "2" } });
        await dataset.Tag("b");
        var end = await dataset.Texts();

        (await dataset.Api.Post($"{dataset.Path}/undo-to", new { version })).Text("label").ShouldBe("3 changes");
        (await dataset.Images()).Select(i => i.Texts()).ShouldBe(Enumerable.Repeat("kite, hill", 4));
        for (var step = 0; step < 3; step++)
            await dataset.Redo();

        (await dataset.Texts()).ShouldBe(end);
    }

    [Fact]
    public async Task undoing_to_a_version_leaves_the_names_of_moments_where_they_are()
    {
        var dataset = await Sample(Home.Local);
        var version = (await dataset.Show()).Number("version");
        await dataset.Tag("a");
        await dataset.Api.Post($"{dataset.Path}/versions", new { name = "v1" });
        await dataset.Api.Patch($"{dataset.Path}/versions/v1", new { locked = true });

        (await dataset.Api.Post($"{dataset.Path}/undo-to", new { version })).Text("label").ShouldBe("Added \"a\"");

        (await dataset.Api.Get($"{dataset.Path}/versions")).List("versions").ShouldHaveSingleItem()["locked"]!.GetValue<bool>().ShouldBeTrue();
        (await dataset.Images()).Select(i => i.Texts()).ShouldBe(Enumerable.Repeat("kite, hill", 4));
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_name_that_somebody_takes_at_the_last_moment_is_not_given_back(Home home)
    {
        var server = await servers.On(home);
        var dataset = await server.Api.NewDataset("First");
        var concept = (await dataset.Show()).Number("concept");
        var other = new TestDataset(server.Api, (await server.Api.Post($"/api/concepts/{concept}/datasets", new { name = "Second" })).Number("id"));
        await dataset.Api.Patch(dataset.Path, new { name = "Renamed" });
        var renamed = (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes")[0].Text("id");
        var changes = new MeanwhileChanges(server.Services.GetRequiredService<IChanges>(), () => other.Api.Patch(other.Path, new { name = "First" }));
        var undo = ActivatorUtilities.CreateInstance<Undo>(server.Services, ActivatorUtilities.CreateInstance<WorkedOut>(server.Services, changes));

        var refused = await Should.ThrowAsync<RefusedException>(() => undo.UndoOne(Streams.Dataset(dataset.Id), new(renamed)));

        refused.Message.ShouldBe("There is another dataset called \"First\" by now. Rename that one first.");
        ((await dataset.Show()).Text("name"), (await other.Show()).Text("name")).ShouldBe(("Renamed", "First"));
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task images_move_to_another_dataset_with_all_they_have_and_back_by_undo_from_either_side(Home home)
    {
        var dataset = await Sample(home);
        var other = await dataset.Api.NewDataset("Other");
        await dataset.Edit(new { kind = "set_caption", caption = "long", text = "Two\nlines" }, new { images = "2" });
        await dataset.Api.Post($"{dataset.Path}/images:mark", new { scope = new { images = "2" }, mark = "kept" });
        await dataset.Api.Post($"{dataset.Path}/images:star", new { scope = new { images = "2" }, stars = 4 });

        (await dataset.Api.Post($"{dataset.Path}/images:copy", new { scope = new { images = "2-3" }, dataset = other.Id, move = true })).Number("images").ShouldBe(2);
        (await other.Texts()).ShouldBe(["001.png: kite, hill | long: Two\nlines", "002.png: kite, hill"]);
        (await other.Images("mark:kept stars:4")).Count.ShouldBe(1);
        (await dataset.Images()).Count.ShouldBe(2);
        await other.Tag("moved");
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/undo", new { })).Status.ShouldBe(409);
        await other.Undo();
        (await other.Undo()).Text("label").ShouldBe("Moved images to another dataset");

        (await other.Images()).ShouldBeEmpty();
        (await dataset.Texts()).ShouldBe(["000.png: kite, hill", "001.png: kite, hill | long: Two\nlines", "002.png: kite, hill", "003.png: kite, hill"]);
        await dataset.Redo();
        (await other.Images()).Count.ShouldBe(2);
        (await dataset.Images()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task a_copy_leaves_the_original_and_is_made_once()
    {
        var dataset = await Sample(Home.Local);
        var other = await dataset.Api.NewDataset("Other");
        var body = new { scope = new { images = "1" }, dataset = other.Id, move = false };

        await dataset.Api.Post($"{dataset.Path}/images:copy", body);

        (await dataset.Images()).Count.ShouldBe(4);
        (await other.Images()).Count.ShouldBe(1);
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/images:copy", body)).Status.ShouldBe(409);
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/images:copy", new { dataset = dataset.Id })).Status.ShouldBe(400);
        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/images:copy", new { dataset = 9999 })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task the_bin_gives_back_images_with_all_they_had()
    {
        var dataset = await Sample(Home.Local);
        await dataset.Tag("a", "2");
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "2-3" } });
        (await dataset.Tag("b")).Number("images").ShouldBe(2);

        (await dataset.Images(bin: true)).Select(i => i.Texts()).ShouldBe(["kite, hill, a", "kite, hill"]);
        (await dataset.Api.Post($"{dataset.Path}/images:restore", new { scope = new { images = "2" } })).Number("images").ShouldBe(1);

        (await dataset.Images()).Select(i => i.Texts()).ShouldBe(["kite, hill, b", "kite, hill, a", "kite, hill, b"]);
        (await dataset.Api.Get($"{dataset.Path}/tags")).List("tags").Select(t => $"{t.Text("tag")} {t.Text("count")}").ShouldBe(["hill 3", "kite 3", "b 2", "a 1"]);
    }

    private async Task<TestDataset> Sample(Home home)
    {
        using var folder = new TemporaryFolder();
        folder.Fill(4);
        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        return dataset;
    }

    /// <summary>Lets something happen between working a change out and recording it, which is when it gets its id.</summary>
    private sealed class MeanwhileChanges(IChanges changes, Func<Task> meanwhile) : IChanges
    {
        public string Actor => changes.Actor;

        public string? Window => changes.Window;

        public DateTimeOffset Now => changes.Now;

        public string NewId() => changes.NewId();

        public Change New(string cause, string? actor = null)
        {
            meanwhile().GetAwaiter().GetResult();
            return changes.New(cause, actor);
        }
    }
}
