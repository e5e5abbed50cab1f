using System.Text.Json.Nodes;
using LoraCraft.Captions;
using LoraCraft.Gallery;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.Exporting;

public sealed class DriftTests(Servers servers)
{
    private static readonly string[] Formats = ["kohya", "ai-toolkit", "onetrainer", "huggingface", "plain"];

    public static TheoryData<Home, string> All => new(from home in new[] { Home.Local, Home.Shared } from format in Formats select (home, format));

    [Theory, MemberData(nameof(All))]
    public async Task an_export_that_nobody_touched_has_no_drift(Home home, string format)
    {
        using var folder = new TemporaryFolder();
        var (dataset, export) = await Exported(home, folder, format);
        await dataset.Tag("sea");

        var found = await Found(dataset.Api, export);

        found.Number("same").ShouldBe(4);
        found.Number("total").ShouldBe(0);
        found.Text("kind").ShouldBe("export");
    }

    [Theory, MemberData(nameof(All))]
    public async Task a_caption_edited_outside_becomes_tags_again_under_its_own_actor(Home home, string format)
    {
        using var folder = new TemporaryFolder();
        var (dataset, export) = await Exported(home, folder, format);
        var before = await dataset.Texts();
        var file = Directory.GetFiles(export, format == "huggingface" ? "metadata.jsonl" : "000.txt", SearchOption.AllDirectories).Single();
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, format == "huggingface" ? Replaced(text, "k1te, kite, hill", "k1te, red kite, hill", 1) : text.Replace("kite,", "red kite,", StringComparison.Ordinal));

        var (check, items) = await Check(dataset.Api, export);
        var item = items.ShouldHaveSingleItem();
        item.Text("kind").ShouldBe("caption");
        item.Text("exported").ShouldBe("k1te, kite, hill");
        item.Text("outside").ShouldBe("k1te, red kite, hill");
        item["conflict"]!.GetValue<bool>().ShouldBeFalse();
        var taken = await Take(dataset.Api, check, new { });

        taken.Number("taken").ShouldBe(1);
        (await dataset.Texts())[0].ShouldBe("000.png: red kite, hill");
        var change = (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes")[0];
        change.Text("actor").ShouldBe("outside edit");
        (await Found(dataset.Api, export)).Number("total").ShouldBe(0);
        await dataset.Undo(taken.Text("change"));
        (await dataset.Texts()).ShouldBe(before);
    }

    [Theory]
    [InlineData(Home.Local)]
    [InlineData(Home.Shared)]
    public async Task added_removed_and_changed_pictures_are_one_change_that_can_be_undone(Home home)
    {
        using var folder = new TemporaryFolder();
        var (dataset, export) = await Exported(home, folder, "plain");
        await dataset.Api.Post($"{dataset.Path}/images:star", new { scope = new { images = "2" }, stars = 4 });
        var (before, version, old) = (await dataset.Texts(), (await dataset.Show()).Number("version"), (await dataset.Images())[1]);
        File.Delete(Path.Combine(export, "000.png"));
        await File.WriteAllBytesAsync(Path.Combine(export, "001.png"), Pictures.Png(50));
        await File.WriteAllBytesAsync(Path.Combine(export, "new.png"), Pictures.Png(51));
        await File.WriteAllTextAsync(Path.Combine(export, "new.txt"), "k1te, blue kite, sea");
        await File.WriteAllBytesAsync(Path.Combine(export, "copy.png"), Pictures.Png(2));
        File.Delete(Path.Combine(export, "003.txt"));

        var (check, items) = await Check(dataset.Api, export);
        items.Select(i => $"{i.Text("kind")} {i.Text("file")}").ShouldBe(["removed 000.png", "picture 001.png", "caption_removed 003.txt", "added new.png"]);
        var taken = await Take(dataset.Api, check, new { });

        taken.Number("leftCount").ShouldBe(0);
        (await dataset.Texts()).ShouldBe(["001.png: kite, hill", "002.png: kite, hill", "003.png: ", "new.png: blue kite, sea"]);
        (await dataset.Images())[0].Number("stars").ShouldBe(4);
        (await Found(dataset.Api, export)).Number("total").ShouldBe(0);
        var diff = await dataset.Api.Get($"{dataset.Path}/diff?from={version}");
        diff.List("images").Select(i => $"{i.Text("kind")} {i.Number("number")} {i.Text("name")}").ShouldBe(["removed 1 000.png", "replaced 6 001.png", "changed 4 003.png", "added 5 new.png"]);
        var replaced = diff.List("images")[1];
        replaced.Text("was").ShouldBe(old.Text("sha256"));
        replaced.Text("sha256").ShouldBe((await dataset.Images())[0].Text("sha256"));
        (diff.Number("replaced"), (await dataset.Api.Get($"{dataset.Path}/diff?from={taken.Number("version")}&to={version}")).Number("replaced")).ShouldBe((1, 1), "either way");
        await dataset.Api.Post($"{dataset.Path}/images:reorder", new { images = "6" });
        var moved = (await dataset.Show()).Number("version");
        foreach (var way in new[] { $"from={version}&to={moved}", $"from={moved}&to={version}" })
            (await dataset.Api.Get($"{dataset.Path}/diff?{way}")).Number("replaced").ShouldBe(1, "moved to the end since");
        await dataset.Undo();
        await dataset.Undo(taken.Text("change"));
        (await dataset.Texts()).ShouldBe(before);
        (await dataset.Labels()).ShouldContain("Took in outside edits of \"out\"");
    }

    [Fact]
    public async Task an_added_picture_that_lies_in_the_bin_comes_back_with_the_texts_it_has_outside()
    {
        using var folder = new TemporaryFolder();
        var (dataset, export) = await Exported(Home.Local, folder, "plain");
        folder.Write("twin/twin.png", Pictures.Png(60));
        folder.Write("twin/twin.txt", "old words");
        await dataset.Import(folder["twin"]);
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "5" } });
        foreach (var name in new[] { "new", "again" })
        {
            await File.WriteAllBytesAsync(Path.Combine(export, $"{name}.png"), Pictures.Png(60));
            await File.WriteAllTextAsync(Path.Combine(export, $"{name}.txt"), "k1te, blue kite, sea");
        }

        var (check, items) = await Check(dataset.Api, export);
        items.Select(i => i.Text("kind")).ShouldBe(["added", "added"]);
        var taken = await Take(dataset.Api, check, new { });

        taken.List("left").ShouldHaveSingleItem().Text("reason").ShouldContain("twice");
        (await dataset.Texts())[^1].ShouldBe("twin.png: blue kite, sea");
        await dataset.Undo(taken.Text("change"));
        (await dataset.Images()).Count.ShouldBe(4);
        (await dataset.Images(bin: true)).ShouldHaveSingleItem().Texts().ShouldBe("old words");
    }

    [Fact]
    public async Task where_the_same_changed_on_both_sides_it_stays_unless_asked_otherwise()
    {
        using var folder = new TemporaryFolder();
        var (dataset, export) = await Exported(Home.Local, folder, "plain");
        await dataset.Edit(new { kind = "rename_tag", from = "kite", to = "blue kite" }, new { images = "1-2" });
        await File.WriteAllTextAsync(Path.Combine(export, "000.txt"), "k1te, big kite, hill");
        await File.WriteAllTextAsync(Path.Combine(export, "003.txt"), "k1te, kite, hill, A kite flies.");

        var (check, items) = await Check(dataset.Api, export);
        items.Select(i => i["conflict"]!.GetValue<bool>()).ShouldBe([true, false]);
        items[0].Text("now").ShouldBe("k1te, blue kite, hill");
        items.ShouldAllBe(i => i["merged"] == null);
        items[1].Text("problem").ShouldContain("it cannot be told");
        var kept = await Take(dataset.Api, check, new { });
        kept.Number("taken").ShouldBe(0);
        kept["change"].ShouldBeNull();
        kept.List("left").Select(l => l.Text("id")).ShouldBe(["c1", "c4"], ignoreOrder: true);

        (await dataset.Api.Send(HttpMethod.Post, $"/api/drift/{check}/take", new { conflicts = "both" })).Status.ShouldBe(400);
        var outside = await Take(dataset.Api, check, new { items = new[] { "c1" }, conflicts = "outside" });
        (await dataset.Texts())[0].ShouldBe("000.png: big kite, hill");
        await dataset.Undo(outside.Text("change"));
        await Take(dataset.Api, check, new { items = new[] { "c1" }, conflicts = "merge" });
        (await dataset.Texts())[0].Split(": ")[1].Split(", ").ShouldBe(["big kite", "blue kite", "hill"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(Home.Local)]
    [InlineData(Home.Shared)]
    public async Task the_folder_of_an_import_is_compared_with_what_was_imported(Home home)
    {
        using var folder = new TemporaryFolder();
        var dataset = await (await servers.On(home)).Api.NewDataset();
        var source = folder.Fill(3);
        folder.Write("pictures/below/deep.png", Pictures.Png(9));
        await dataset.Import(source);
        await dataset.Tag("sea", "3");
        folder.Write("pictures/000.txt", "kite, cloud");
        folder.Write("pictures/002.txt", "hill");
        folder.Write("pictures/below/deep.txt", "A kite far away.");
        folder.Write("pictures/new.png", Pictures.Png(20));
        File.Delete(folder["pictures/001.png"]);

        var (check, items) = await Check(dataset.Api, source);
        items.Select(i => $"{i.Text("kind")} {i.Text("file")} {i["conflict"]}").ShouldBe(
            ["caption 000.png false", "removed 001.png false", "caption 002.png false", "caption below/deep.png false", "added new.png false"]);
        await Take(dataset.Api, check, new { conflicts = "outside" });

        (await dataset.Texts()).ShouldBe(["000.png: kite, cloud", "002.png: hill, sea", "deep.png:  | caption: A kite far away.", "new.png: "]);
        (await Found(dataset.Api, source)).Number("total").ShouldBe(0);
    }

    [Fact]
    public async Task a_folder_of_several_datasets_names_them_and_one_is_chosen()
    {
        using var folder = new TemporaryFolder();
        var api = (await servers.On(Home.Local)).Api;
        var (first, second) = (await api.NewDataset(), await api.NewDataset("Hawks"));
        var source = folder.Fill(2);
        await first.Import(source);
        await second.Import(source);

        (await api.Send(HttpMethod.Post, "/api/drift", new { path = source })).Status.ShouldBe(409);
        (await api.Get($"/api/drift:datasets?path={Uri.EscapeDataString(source)}"))["datasets"]!.AsArray().Select(d => d!.GetValue<long>()).ShouldBe([first.Id, second.Id]);
        (await api.Over(await api.Post("/api/drift", new { path = source, dataset = second.Id })))["result"]!.Number("dataset").ShouldBe(second.Id);
    }

    [Theory]
    [InlineData(Home.Local)]
    [InlineData(Home.Shared)]
    public async Task edits_of_both_sides_that_do_not_overlap_are_brought_together(Home home)
    {
        using var folder = new TemporaryFolder();
        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder.Fill(3));
        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A red kite over the hill." });
        await dataset.Export("plain", folder["out"], new { template = "{tags}: {caption}" });
        await dataset.Tag("sea", "1-2");
        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A blue kite over the hill." });
        await File.WriteAllTextAsync(folder["out/000.txt"], "red kite, hill: A red kite over the sea.");
        await File.WriteAllTextAsync(folder["out/001.txt"], "kite, hill, cloud: A green kite over the hill.");

        var (check, items) = await Check(dataset.Api, folder["out"]);
        items.Select(i => $"{i.Number("number")} {i["conflict"]} {i["merged"]}").ShouldBe(["1 false red kite, hill, sea: A blue kite over the sea.", "2 true "]);
        var taken = await Take(dataset.Api, check, new { });

        $"{taken["taken"]} {taken["leftCount"]}".ShouldBe("1 1");
        (await dataset.Texts()).ShouldBe(
        [
            "000.png: red kite, hill, sea | caption: A blue kite over the sea.", "001.png: kite, hill, cloud, sea | caption: A blue kite over the hill.",
            "002.png: kite, hill | caption: A blue kite over the hill.",
        ]);
        (await Check(dataset.Api, folder["out"])).Items.ShouldHaveSingleItem().Number("number").ShouldBe(2, "what was taken in is no drift any longer");
        await dataset.Undo(taken.Text("change"));
        (await dataset.Texts())[0].ShouldBe("000.png: kite, hill, sea | caption: A blue kite over the hill.");
    }

    [Fact]
    public async Task a_renamed_folder_is_the_same_export()
    {
        using var folder = new TemporaryFolder();
        var (dataset, export) = await Exported(Home.Local, folder, "kohya");
        Directory.Move(Path.Combine(export, "img", "10_k1te"), Path.Combine(export, "img", "20_k1te"));
        var text = Path.Combine(export, "img", "20_k1te", "001.txt");
        await File.WriteAllTextAsync(text, "k1te, hill");

        var (_, items) = await Check(dataset.Api, export);

        items.ShouldHaveSingleItem().Text("outside").ShouldBe("k1te, hill");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b.png")]
    [InlineData("C:\\\\b.png")]
    public async Task a_manifest_that_leads_out_of_its_folder_is_refused(string path)
    {
        using var folder = new TemporaryFolder();
        var (dataset, export) = await Exported(Home.Local, folder, "plain");
        var manifest = Path.Combine(export, "loracraft.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("\"000.png\"", $"\"{path}\"", StringComparison.Ordinal));

        var answer = await dataset.Api.Send(HttpMethod.Post, "/api/drift", new { path = export });

        answer.Status.ShouldBe(409);
        answer.Text.ShouldContain("leads out of its folder");
    }

    [Fact]
    public async Task links_are_not_followed()
    {
        using var folder = new TemporaryFolder();
        var (dataset, export) = await Exported(Home.Local, folder, "plain");
        folder.Write("secret.txt", "k1te, secret");
        folder.Write("elsewhere/one.png", Pictures.Png(60));
        File.Delete(Path.Combine(export, "000.txt"));
        File.CreateSymbolicLink(Path.Combine(export, "000.txt"), folder["secret.txt"]);
        Directory.CreateSymbolicLink(Path.Combine(export, "linked"), folder["elsewhere"]);

        var (_, items) = await Check(dataset.Api, export);

        items.ShouldHaveSingleItem().Text("kind").ShouldBe("caption_removed");
        items[0].ToJsonString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"schema":1,"dataset":{"id":1,"name":"x","family":""},"version":1,"format":"plain","options":{},"images":[null]}""")]
    [InlineData("""{"schema":1,"dataset":{"id":987654,"name":"x","family":""},"version":1,"format":"plain","options":{},"images":[]}""")]
    public async Task a_manifest_that_says_nothing_is_refused(string manifest)
    {
        using var folder = new TemporaryFolder();
        folder.Write("loracraft.json", manifest);

        (await (await servers.On(Home.Local)).Api.Send(HttpMethod.Post, "/api/drift", new { path = folder.Root })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task a_folder_that_is_neither_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var api = (await servers.On(Home.Local)).Api;

        (await api.Send(HttpMethod.Post, "/api/drift", new { path = folder.Root })).Text.ShouldContain("Choose the folder that was exported");
        (await api.Send(HttpMethod.Post, "/api/drift", new { path = "relative" })).Status.ShouldBe(400);
        (await api.Send(HttpMethod.Post, "/api/drift", new { path = folder["none"] })).Status.ShouldBe(400);
        (await api.Send(HttpMethod.Get, "/api/drift/0123")).Status.ShouldBe(404);
        (await api.Send(HttpMethod.Post, "/api/drift/..%2F..%2Fx/take", new { })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task a_picture_changed_again_since_the_check_is_left()
    {
        using var folder = new TemporaryFolder();
        var (dataset, export) = await Exported(Home.Local, folder, "plain");
        var file = Path.Combine(export, "001.png");
        await File.WriteAllBytesAsync(file, Pictures.Png(50));
        var (check, _) = await Check(dataset.Api, export);
        await File.WriteAllBytesAsync(file, Pictures.Png(53));

        var taken = await Take(dataset.Api, check, new { });

        taken.List("left").ShouldHaveSingleItem().Text("reason").ShouldContain("changed again");
        taken["change"].ShouldBeNull();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task an_export_of_what_nobody_had_looked_at_is_compared_whole_whatever_was_looked_at_since(Home home)
    {
        using var folder = new TemporaryFolder();
        var (dataset, _) = await Exported(home, folder, "plain");
        var store = (await servers.On(home)).Services.GetRequiredService<IEventStore>();
        Task Add(string stream, string actor, IEvent @event) =>
            store.Write(s => s.Append([new(stream, [@event])], new(Guid.NewGuid().ToString(), actor, DateTimeOffset.UnixEpoch, "Changed")));
        await Add(Streams.Dataset(dataset.Id), $"run:{Guid.NewGuid()}", new TagsEdited([new(ImageSet.Of(1, 2), new(-1, [], ["sea"]))]));
        await dataset.Export("plain", folder["unseen"], new { filter = "is:unseen" });
        await Add(Streams.Views(dataset.Id), "Ada", new ImagesSeen(ImageSet.Of(1)));

        var found = await Found(dataset.Api, folder["unseen"]);

        (found.Number("same"), found.Number("total")).ShouldBe((2, 0));
        found.Texts("notes").ShouldBeEmpty();
    }

    private static string Replaced(string text, string from, string to, int times)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return times == 0 ? text : text[..at] + to + text[(at + from.Length)..];
    }

    private static async Task<(string Run, IReadOnlyList<JsonNode> Items)> Check(Api api, string path)
    {
        var run = await Over(api, await api.Post("/api/drift", new { path }));
        return (run.Text("id"), (await api.Get($"/api/drift/{run.Text("id")}")).List("items"));
    }

    private static async Task<JsonNode> Found(Api api, string path) => (await Over(api, await api.Post("/api/drift", new { path })))["result"]!;

    private static async Task<JsonNode> Take(Api api, string check, object wish) => (await Over(api, await api.Post($"/api/drift/{check}/take", wish)))["result"]!;

    private static async Task<JsonNode> Over(Api api, JsonNode run)
    {
        run = await api.Over(run);
        run.Text("state").ShouldBe("finished", run["error"]?.ToString());
        return run;
    }

    /// <summary>Four pictures with the tags kite and hill, exported into a folder called out.</summary>
    private async Task<(TestDataset Dataset, string Export)> Exported(Home home, TemporaryFolder folder, string format)
    {
        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder.Fill(4));
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "k1te" });
        await dataset.Export(format, folder["out"]);
        return (dataset, folder["out"]);
    }
}
