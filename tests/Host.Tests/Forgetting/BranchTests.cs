using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Forgetting;

/// <summary>A picture that several branches of a line hold is gone from all of them, from all their pasts, and does not come back by a merge.</summary>
public sealed class BranchTests
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task an_image_is_forgotten_in_every_branch_that_began_with_it(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        var sha = (await server.Api.Get(album.Path)).Text("sha256");
        var early = await Branch(album.Dataset, "Early", at: 4);
        var late = await Branch(album.Dataset, "Late");
        await late.Edit(new { kind = "set_caption", caption = "caption", text = "Quartzite of the harbourside." }, new { images = "4" });
        await album.Dataset.Tag("after");
        var deeper = await Branch(late, "Deeper");
        await deeper.Tag("zebrafinch again", "3-4");
        await early.Api.Post($"{early.Path}/images:remove", new { scope = new { images = "4" } });
        TestDataset[] line = [album.Dataset, early, late, deeper];
        foreach (var dataset in line)
            (await Seen(dataset)).ShouldContain("janedoe");

        var forgotten = await album.Forget();

        forgotten.Status.ShouldBe(200, forgotten.Text);
        forgotten.Json!.Number("images").ShouldBe(5);
        Traces.InStore(server.Services, Album.Secrets).Where(t => !t.Contains("zebrafinch again", StringComparison.Ordinal)).ShouldBeEmpty("but for the tag that another image has too");
        await server.Api.IsWell();
        foreach (var dataset in line)
        {
            (await dataset.Images()).Select(i => i.Number("number")).ShouldBe([1, 2, 3]);
            var seen = await Seen(dataset);
            seen = seen.Replace("zebrafinch again", "", StringComparison.Ordinal);
            Album.Secrets.Append(sha).Where(secret => seen.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }

        await late.Tag("from late", "1");
        await deeper.Tag("from deeper", "2");
        await late.Api.Post($"{late.Path}/merge", new { from = deeper.Id });
        await album.Dataset.Api.Post($"{album.Dataset.Path}/merge", new { from = late.Id });
        await early.Api.Post($"{early.Path}/merge", new { from = album.Dataset.Id });
        foreach (var dataset in new[] { album.Dataset, early })
        {
            (await dataset.Texts()).ShouldBe(
            [
                "000.png: hill, kite, ocean, after, from late",
                "001.png: hill, kite, ocean, after, from deeper",
                "002.png: hill, kite, ocean, after, zebrafinch again",
            ]);
            (await Gone(dataset)).ShouldBe("4||0");
        }

        await server.Api.IsWell();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task an_image_that_came_by_a_branch_is_forgotten_on_both_sides_of_the_merge(Home home)
    {
        await using var server = await Server.Start(home);
        using var folder = new TemporaryFolder();
        folder.Fill(2);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        var branch = await Branch(dataset, "Theirs");
        foreach (var (name, i) in new[] { "janedoe one.png", "janedoe two.png", "other.png" }.Select((n, i) => (n, i)))
            await branch.Import(folder.Write($"more/{name}", Pictures.Png(300 + i)));
        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });
        await branch.Tag("zebrafinch", "3-5");

        foreach (var number in new[] { 3, 4 })
        {
            var name = (await server.Api.Get($"{dataset.Path}/images/{number}/forget")).Text("name");
            (await server.Api.Send(HttpMethod.Post, $"{dataset.Path}/images/{number}/forget", new { confirm = name })).Json!.Number("images").ShouldBe(2);
        }

        await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id });
        (await dataset.Texts()).ShouldBe(["000.png: kite, hill", "001.png: kite, hill", "other.png: zebrafinch"]);
        (await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id }))["change"].ShouldBeNull();
        (await dataset.Images(bin: true)).Select(i => $"{i.Number("number")}{i.Text("name")}").ShouldBe(["3", "4"]);
        Traces.InStore(server.Services, "janedoe").ShouldBeEmpty();
        await server.Api.IsWell();
    }

    private static async Task<TestDataset> Branch(TestDataset dataset, string name, long? at = null) =>
        new(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name, at = at?.ToString(null, null) })).Number("id"));

    /// <summary>All cards of all versions, those in the bin too; makes the pasts.</summary>
    private static async Task<string> Seen(TestDataset dataset)
    {
        var seen = new List<string>();
        for (var version = (await dataset.Show()).Number("version"); version > 0; version--)
            foreach (var bin in new[] { "false", "true" })
                seen.Add((await dataset.Api.Get($"{dataset.Path}/images?limit=1000&bin={bin}&at={version}"))["images"]!.ToJsonString());
        return string.Join('\n', seen);
    }

    private static async Task<string> Gone(TestDataset dataset) =>
        (await dataset.Images(bin: true)).ShouldHaveSingleItem() is var image ? $"{image.Number("number")}|{image.Text("name")}|{image.Texts("tags").Length}" : "";
}
