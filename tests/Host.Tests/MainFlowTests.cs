using LoraCraft.Testing;

namespace LoraCraft.Host.Tests;

/// <summary>From a folder to a training zip and back, the same on both databases.</summary>
public sealed class MainFlowTests(Servers servers)
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task from_a_folder_of_pictures_to_a_training_zip(Home home)
    {
        using var folder = new TemporaryFolder();
        folder.Fill(20, "red_kite, hill");
        folder.Write("pictures/prose.png", Pictures.Png(100));
        folder.Write("pictures/prose.txt", "A kite over\nthe hill 🪁.");
        var api = (await servers.On(home)).Api;
        var dataset = await api.NewDataset();
        await api.Patch(dataset.Path, new { triggerWord = "k1te", repeats = 2, className = "toy" });

        (await dataset.Counts(folder["pictures"])).ShouldBe("21 0 0 0");
        (await dataset.Edit(new { kind = "underscores", to = "spaces" })).Number("images").ShouldBe(20);
        (await dataset.Edit(new { kind = "rename_tag", from = "hill", to = "green hill" }, new { images = "1-5" })).Number("images").ShouldBe(5);
        (await dataset.Edit(new { kind = "replace_text", find = "KITE", replace = "dragon", target = "captions" })).Number("images").ShouldBe(1);
        await api.Post($"{dataset.Path}/images:mark", new { scope = new { filter = "tag:\"green hill\"" }, mark = "kept" });
        await api.Post($"{dataset.Path}/images:star", new { scope = new { images = "1-2" }, stars = 5 });
        await api.Post($"{dataset.Path}/images:reorder", new { images = "5", before = 1 });
        await api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "20" } });

        (await dataset.Images("mark:kept stars:>0")).Count.ShouldBe(2);
        (await dataset.Texts("caption:dragon")).ShouldBe(["prose.png:  | caption: A dragon over\nthe hill 🪁."]);
        (await dataset.Images()).Select(i => i.Number("number")).Take(3).ShouldBe([5, 1, 2]);
        (await api.Get($"{dataset.Path}/order")).Text("numbers").ShouldBe("5,1-4,6-19,21");
        (await api.Get($"{dataset.Path}/tags")).List("tags").Select(t => $"{t.Text("tag")} {t.Text("count")}").ShouldBe(["red kite 19", "hill 14", "green hill 5"]);
        (await dataset.Show()).Number("bin").ShouldBe(1);

        var files = await dataset.Files(await dataset.Export("kohya", options: new { onlyKept = true }));
        files.Keys.Count(f => f.EndsWith(".png", StringComparison.Ordinal)).ShouldBe(5);
        files.Keys.ShouldContain(f => f.Contains("2_k1te toy/", StringComparison.Ordinal));
        files.Where(f => f.Key.EndsWith(".txt", StringComparison.Ordinal)).Select(f => System.Text.Encoding.UTF8.GetString(f.Value)).Distinct()
            .ShouldBe(["k1te, red kite, green hill\n"]);

        (await api.Post($"{dataset.Path}/undo-to", new { version = 2 })).Number("images").ShouldBe(21);
        (await dataset.Images()).ShouldBeEmpty();
        await api.IsWell();
        var before = (await dataset.Show()).ToJsonString();
        await api.Post("/api/maintenance/rebuild");
        (await dataset.Show()).ToJsonString().ShouldBe(before);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task everything_is_still_there_after_a_restart(Home home)
    {
        using var folder = new TemporaryFolder();
        folder.Fill(3);
        await using var server = await Server.Start(home);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        await dataset.Tag("sea");
        await dataset.Tag("sand");
        await dataset.Undo();

        await server.Restart();
        dataset = dataset with { Api = server.Api };

        (await dataset.Texts()).ShouldBe(["000.png: kite, hill, sea", "001.png: kite, hill, sea", "002.png: kite, hill, sea"]);
        (await dataset.Redo()).Text("label").ShouldBe("Added \"sand\"");
        (await dataset.Undo()).Text("label").ShouldBe("Added \"sand\"");
        (await dataset.Undo()).Text("label").ShouldBe("Added \"sea\"");
        (await dataset.Counts(folder["pictures"])).ShouldBe("0 3 0 0");
    }
}
