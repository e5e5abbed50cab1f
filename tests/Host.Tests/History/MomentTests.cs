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
            seen[(await dataset.Show()).Number("version")] = await See(dataset, null);
        }

        foreach (var (version, then) in seen.Reverse())
            (await See(dataset, version.ToString(null, null))).ShouldBe(then, $"version {version}\n{studio.Log}");
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
        var then = await See(dataset, null);
        await studio.Work(20);

        var branch = new TestDataset(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Other way", at = $"{early}" })).Number("id"));
        (await See(branch, null)).ShouldBe(then);
        var before = await See(dataset, null);
        await branch.Edit(new { kind = "add_tags", tags = new[] { "only here" } });
        (await See(dataset, null)).ShouldBe(before);
        (await See(branch, "1")).ShouldBe(then);
        (await See(branch, null)).ShouldContain("only here");

        var deeper = new TestDataset(dataset.Api, (await dataset.Api.Post($"{branch.Path}/branches", new { name = "Third way" })).Number("id"));
        (await See(deeper, null)).ShouldBe(await See(branch, null));
        await deeper.Edit(new { kind = "remove_tags", tags = new[] { "only here" } });
        (await See(deeper, "1")).ShouldBe(await See(branch, null));
        (await server.Api.Post("/api/maintenance/verify")).Texts("problems").ShouldBeEmpty();
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

    /// <summary>All that can be seen of a dataset at a moment, on lines.</summary>
    private static async Task<string> See(TestDataset dataset, string? at)
    {
        var moment = at is null ? "" : $"&at={at}";
        var lines = new List<string> { (await dataset.Api.Get($"{dataset.Path}/tags?sort=name{moment}")).ToJsonString() };
        foreach (var bin in new[] { "false", "true" })
            foreach (var filter in new[] { "", "kite", "tag:hill", "is:uncaptioned", "-stars:0" })
                lines.Add((await dataset.Api.Get($"{dataset.Path}/order?filter={filter}&bin={bin}{moment}")).Text("numbers"));
        foreach (var image in (await dataset.Api.Get($"{dataset.Path}/images?limit=1000&sort=-tags{moment}")).List("images"))
            lines.Add($"{image.Text("number")} {image["stars"]} {image["mark"]} {image.Texts()}");
        return string.Join('\n', lines);
    }
}
