namespace LoraCraft.Host.Tests.History;

/// <summary>Datasets as they were: every reading endpoint takes a moment.</summary>
public sealed class MomentTests(Servers servers)
{
    public static TheoryData<Home> Homes => [Home.Local, Home.Shared];

    [Theory, MemberData(nameof(Homes))]
    public async Task every_version_is_read_as_it_was(Home home)
    {
        var server = await servers.On(home);
        var studio = await Studio.Open(server, seed: 11);
        var (dataset, other) = studio.Datasets;
        var seen = new SortedDictionary<long, string>();
        for (var i = 0; i < 25; i++)
        {
            await studio.Work(2);
            seen[(await dataset.Show()).Number("version")] = await Sight.Of(dataset);
        }

        foreach (var (version, then) in seen.Reverse())
            (await Sight.Of(dataset, version.ToString(null, null))).ShouldBe(then, $"version {version}\n{studio.Log}");
        other.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_branch_goes_on_from_where_the_other_was_and_goes_its_own_way(Home home)
    {
        var server = await servers.On(home);
        var studio = await Studio.Open(server, seed: 12);
        var (dataset, _) = studio.Datasets;
        await studio.Work(20);
        var early = (await dataset.Show()).Number("version");
        var then = await Sight.Of(dataset);
        await studio.Work(20);

        var branch = new TestDataset(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Other way", at = $"{early}" })).Number("id"));
        (await Sight.Of(branch)).ShouldBe(then);
        var before = await Sight.Of(dataset);
        await branch.Edit(new { kind = "add_tags", tags = new[] { "only here" } });
        (await Sight.Of(dataset)).ShouldBe(before);
        (await Sight.Of(branch, "1")).ShouldBe(then);
        (await Sight.Of(branch)).ShouldContain("only here");

        var deeper = new TestDataset(dataset.Api, (await dataset.Api.Post($"{branch.Path}/branches", new { name = "Third way" })).Number("id"));
        (await Sight.Of(deeper)).ShouldBe(await Sight.Of(branch));
        await deeper.Edit(new { kind = "remove_tags", tags = new[] { "only here" } });
        (await Sight.Of(deeper, "1")).ShouldBe(await Sight.Of(branch));
        (await server.Api.Post("/api/maintenance/verify")).Texts("problems").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_past_says_so_when_it_cannot_answer_a_filter(Home home)
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(2);
        var dataset = await (await servers.On(home)).Api.NewDataset();
        var run = await dataset.Import(folder["pictures"]);
        await dataset.Tag("later");
        var version = (await dataset.Show()).Number("version");

        foreach (var filter in new[] { "is:unseen", "is:seen", "kite OR is:unseen", "is:proposed", "-is:generated" })
        {
            (await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/order?filter={Uri.EscapeDataString(filter)}")).Status.ShouldBe(200, filter);
            var answer = await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/order?filter={Uri.EscapeDataString(filter)}&at={version - 1}");
            answer.Status.ShouldBe(400, filter);
            answer.Text.ShouldContain("is kept as it is now, not as it was at each moment: return to now");
        }

        (await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/order?filter=failed:beef&at={version - 1}")).Text.ShouldContain("No run of this dataset");
        (await dataset.Api.Get($"{dataset.Path}/order?filter=-failed:{run.Text("id")}&at={version - 1}")).Text("numbers").ShouldBe("1-2");
    }

    [Fact]
    public async Task a_moment_is_a_number_a_name_or_a_time_and_nothing_else()
    {
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        (await dataset.Api.Get($"{dataset.Path}/order?at=1")).Number("version").ShouldBe(1);
        (await dataset.Api.Get($"{dataset.Path}/order?at=2099-01-01")).Number("version").ShouldBe(1);
        foreach (var wrong in new[] { "0", "2", "nothing", "1999-01-01", "preview-1", "%00" })
            (await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/order?at={wrong}")).Status.ShouldBe(404, wrong);
    }
}
