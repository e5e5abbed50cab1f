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

    [Theory, MemberData(nameof(Homes))]
    public async Task name_settings_and_counts_of_a_past_are_those_of_then(Home home)
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(2);
        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "k1te", repeats = 3, family = "sdxl" });
        var then = await dataset.Show();
        await dataset.Api.Patch(dataset.Path, new { name = "Other kites", triggerWord = "zwx", repeats = 7, family = "flux" });
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "1" } });

        (await dataset.Api.Get($"{dataset.Path}?at={then.Number("version")}")).ToJsonString().ShouldBe(then.ToJsonString());
        var branch = await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Branch", at = $"{then.Number("version")}" });
        var began = await dataset.Api.Get($"/api/datasets/{branch.Number("id")}?at=1");
        (began.Number("id"), began.Text("name"), began.Text("triggerWord"), began.Number("version"), began.Number("images")).ShouldBe((branch.Number("id"), "Branch", "k1te", 1, 2));
        (await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}?at=999")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task the_places_of_moments_are_the_ends_of_changes()
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(2);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        await dataset.Api.Patch(dataset.Path, new { name = "Other", triggerWord = "zwx" });
        var changes = (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes").Reverse().ToList();
        var last = changes[^1];
        (last.Number("version") - last.Number("before")).ShouldBe(2, "a change of two events");

        for (var place = 1; place <= changes.Count; place++)
        {
            var moment = await dataset.Api.Get($"{dataset.Path}/moments?place={place}");
            (moment.Number("version"), moment.Text("change"), moment.Number("place"), moment.Number("places"), moment["whole"]!.GetValue<bool>())
                .ShouldBe((changes[place - 1].Number("version"), changes[place - 1].Text("id"), place, changes.Count, true));
        }

        var inside = await dataset.Api.Get($"{dataset.Path}/moments/{last.Number("version") - 1}");
        (inside.Text("change"), inside.Number("place"), inside["whole"]!.GetValue<bool>()).ShouldBe((last.Text("id"), changes.Count, false));
        (await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/moments?place={changes.Count + 1}")).Status.ShouldBe(404);
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
