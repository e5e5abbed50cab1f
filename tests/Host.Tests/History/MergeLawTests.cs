using System.Text.Json.Nodes;

namespace LoraCraft.Host.Tests.History;

/// <summary>The laws of undo and merge, on the running server and on histories that nobody thought of.</summary>
public sealed class MergeLawTests
{
    [Theory]
    [InlineData(Home.Local, 20)]
    [InlineData(Home.Shared, 6)]
    public async Task merging_a_branch_that_changed_nothing_changes_nothing(Home home, int histories)
    {
        await using var server = await Server.Start(home);
        for (var seed = 1; seed <= histories; seed++)
        {
            var studio = await Studio.Open(server, seed);
            var dataset = studio.Datasets.One;
            await studio.Work(dataset, 6);
            var branch = await Branch(dataset, "Idle");
            await studio.Work(dataset, 6);
            var (before, version) = (await Sight.Closely(dataset), (await dataset.Show()).Number("version"));

            (await dataset.Api.Post($"{dataset.Path}/merge", new { from = branch.Id }))["change"].ShouldBeNull(studio.Log);

            (await Sight.Closely(dataset)).ShouldBe(before);
            (await dataset.Show()).Number("version").ShouldBe(version);
            await dataset.Api.Post($"{branch.Path}/merge", new { from = dataset.Id, onConflict = "theirs" });
            (await Look(branch)).ShouldBe(await Look(dataset), customMessage: $"the other way it takes all\n{studio.Log}");
        }
    }

    [Theory]
    [InlineData(Home.Local, 40)]
    [InlineData(Home.Shared, 8)]
    public async Task merging_is_symmetric_where_there_is_no_conflict(Home home, int histories)
    {
        await using var server = await Server.Start(home);
        var clean = 0;
        for (var seed = 1; seed <= histories; seed++)
        {
            var studio = await Studio.Open(server, seed);
            var one = studio.Datasets.One;
            var other = await Branch(one, "Other");
            await studio.Work(one, 3);
            await studio.Work(other, 3);
            var (oneToo, otherToo) = (await Branch(one, "One too"), await Branch(other, "Other too"));
            if ((await one.Api.Post($"{one.Path}/merge:preview", new { from = other.Id })).List("conflicts").Count > 0)
                continue;

            await one.Api.Post($"{oneToo.Path}/merge", new { from = other.Id });
            await one.Api.Post($"{otherToo.Path}/merge", new { from = one.Id });

            (await Look(otherToo)).ShouldBe(await Look(oneToo), customMessage: $"History {seed}:\n{studio.Log}");
            clean++;
        }

        clean.ShouldBeGreaterThan(histories / 4);
    }

    [Theory]
    [InlineData(Home.Local, 40)]
    [InlineData(Home.Shared, 10)]
    public async Task undoing_independent_changes_in_any_order_gives_the_same(Home home, int histories)
    {
        await using var server = await Server.Start(home);
        for (var seed = 1; seed <= histories; seed++)
        {
            var studio = await Studio.Open(server, seed);
            var dataset = studio.Datasets.One;
            await studio.Work(dataset, 4);
            var start = await Look(dataset);
            var changes = await studio.IndependentChanges(dataset);
            (await Look(dataset)).ShouldNotBe(start);
            new Random(seed).Shuffle(changes);

            foreach (var change in changes)
                await dataset.Api.Post($"{dataset.Path}/undo", new { change, onConflict = "merge" });

            (await Look(dataset)).ShouldBe(start, customMessage: $"History {seed}, undone {string.Join(", ", changes)}:\n{studio.Log}");
        }
    }

    private static async Task<TestDataset> Branch(TestDataset dataset, string name) =>
        new(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name })).Number("id"));

    /// <summary>The settings and the images by picture: numbers and places are each side's own.</summary>
    private static async Task<string[]> Look(TestDataset dataset)
    {
        var shown = await dataset.Show();
        var images = new List<JsonNode>([.. await dataset.Images(), .. await dataset.Images(bin: true)]);
        return
        [
            $"{shown["triggerWord"]} {shown["repeats"]} {shown["description"]}",
            .. images.OrderBy(i => i.Text("sha256"), StringComparer.Ordinal).Select(i => $"{i.Text("sha256")[..8]} {i["removed"]} {i["stars"]} {i["mark"]} {i.Texts()}"),
        ];
    }
}
