using System.Text.Json;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Gallery;
using LoraCraft.History;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

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
        await server.Api.IsWell();
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_past_knows_what_was_looked_at_proposed_and_failed_then(Home home)
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(4);
        var server = await servers.On(home);
        var made = await server.Api.NewDataset();
        var imported = await made.Import(folder["pictures"]);
        await made.Tag("early");
        var branch = new TestDataset(made.Api, (await made.Api.Post($"{made.Path}/branches", new { name = "Branch" })).Number("id"));
        foreach (var dataset in new[] { made, branch })
        {
            await dataset.Tag("of its own");
            var (_, wrote) = await Add(server, Streams.Dataset(dataset.Id), "run:0199bb", Sea(1, 2));
            await Add(server, Streams.Views(dataset.Id), "Ada", new ImagesSeen(ImageSet.Of(2)));
            var run = $"then-{home}-{dataset.Id}";
            var order = JsonSerializer.Serialize(new { change = new Change(run, "run:0199bb", DateTimeOffset.UnixEpoch, "Captioned") }, JsonSerializerOptions.Web);
            await Add(server, Streams.Run(run), "run:0199bb", new RunQueued(run, "caption", dataset.Id, "Captioned", order), Failed(4), new RunItemsDone([new("1.png", "captioned", Image: 1)]));
            var (_, proposed) = await Add(server, Streams.Proposals(dataset.Id), "run:0199bb", new TextsProposed("caption", [new(ImageSet.Of(3, 4), "A sea. ")]));
            var (accepting, accepted) = await Add(
                server, Streams.Dataset(dataset.Id), "Ada", Sea(3), new ProposalsDecided("caption", ProposalsDecided.Outcomes.Accepted, ImageSet.Of(3), proposed.Position));
            await Add(server, Streams.Views(dataset.Id), "Ada", new ImagesSeen(ImageSet.Of(1)));
            await Add(server, Streams.Run(run), "run:0199bb", Failed(2));
            var (_, undone) = await Add(server, Streams.Dataset(dataset.Id), "Ada", new ChangeUndone(accepting, "Accepted"), Sea(3).Inverse());
            var (_, redone) = await Add(server, Streams.Dataset(dataset.Id), "Ada", new ChangeRedone(accepting, "Accepted"), Sea(3));
            await dataset.Tag("later");

            foreach (var (version, filter, expected) in new[]
            {
                (wrote.Version - 1, "is:unseen", ""), (wrote.Version - 1, "is:proposed", ""), (wrote.Version, "is:unseen", "1"), (wrote.Version, "is:seen", "2-4"),
                (wrote.Version, "is:proposed", "3-4"), (wrote.Version, "is:accepted", ""), (wrote.Version, "is:generated", "1-2"), (accepted.Version, "is:unseen", ""),
                (accepted.Version, "is:proposed", "4"), (accepted.Version, "is:accepted", "3"), (accepted.Version, "is:accepted OR number:1", "1,3"),
                (wrote.Version - 1, $"failed:{run}", ""), (wrote.Version, $"failed:{run}", "4"), (wrote.Version, $"-failed:{run}", "1-3"), (accepted.Version, $"failed:{run}", "2,4"),
                (undone.Version, "is:proposed", "3-4"), (undone.Version, "is:accepted", ""), (redone.Version, "is:proposed", "4"), (redone.Version, "is:accepted", "3"),
            })
                (await dataset.Api.Get($"{dataset.Path}/order?filter={filter}&at={version}")).Text("numbers").ShouldBe(expected, $"{filter} at {version}");
            (await dataset.Api.Get($"{dataset.Path}/overview?at={wrote.Version}")).List("charts").Single(c => c.Text("name") == "seen").List("bars")
                .Select(b => b.Number("images")).ShouldBe([3, 1]);
            (await dataset.Api.Post($"{dataset.Path}/selection", new { scope = new { filter = "is:proposed" }, at = $"{wrote.Version}" })).Number("images").ShouldBe(2);
        }

        (await made.Api.Send(HttpMethod.Get, $"{made.Path}/order?filter=failed:beef&at=2")).Text.ShouldContain("No run of this dataset");
        (await made.Api.Get($"{made.Path}/order?filter=-failed:{imported.Text("id")}&at=2")).Text("numbers").ShouldBe("1-4");
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_branch_knows_what_was_looked_at_before_it_was_made_and_nothing_later(Home home)
    {
        await using var server = await Server.Start(home); // verifying for another test would make the rows
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(5);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        await Add(server, Streams.Dataset(dataset.Id), "run:0199bb", Sea(1, 2, 3, 4));
        await Add(server, Streams.Views(dataset.Id), "Ada", new ImagesSeen(ImageSet.Of(1, 2)));
        var (concept, version) = ((await dataset.Show()).Number("concept"), (await dataset.Show()).Number("version"));
        var branch = new TestDataset(dataset.Api, dataset.Id + 1);
        await Add(server, Streams.Dataset(branch.Id), "Ada", new DatasetBranched(branch.Id, concept, "Branch", "", dataset.Id, version));
        server.Services.GetRequiredService<IEventStore>().Read(s => s.Tables.Number("SELECT count(*) FROM image_seen WHERE dataset = $1", branch.Id)).ShouldBe(0, "branching copies nothing");
        await Add(server, Streams.Views(dataset.Id), "Ada", new ImagesSeen(ImageSet.Of(2, 3)));
        await Add(server, Streams.Views(branch.Id), "Ada", new ImagesSeen(ImageSet.Of(2, 4)));
        (await branch.Api.Get($"/api/datasets/{branch.Id}"))["preparing"]!.GetValue<bool>().ShouldBeTrue();

        await server.Services.GetRequiredService<IMoments>().Ready([branch.Id]);

        (await branch.Api.Get($"{branch.Path}/order?filter=is:unseen")).Text("numbers").ShouldBe("3");
        (await dataset.Api.Get($"{dataset.Path}/order?filter=is:unseen")).Text("numbers").ShouldBe("4");
        await server.Api.IsWell();
        await server.Api.Post("/api/maintenance/rebuild");
        (await branch.Api.Get($"{branch.Path}/order?filter=is:unseen")).Text("numbers").ShouldBe("3");
    }

    [Fact]
    public async Task what_was_touched_since_a_version_is_told_of_a_branch_too_now_and_then()
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(3);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        await dataset.Api.Post($"{dataset.Path}/versions", new { name = "v1" });
        await dataset.Tag("base", "1");
        var branch = new TestDataset(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Branch" })).Number("id"));
        await dataset.Tag("elsewhere");
        await dataset.Api.Post($"{dataset.Path}/versions", new { name = "after the branch" });
        await branch.Tag("own", "2");
        await branch.Api.Post($"{branch.Path}/versions", new { name = "own" });
        await branch.Tag("later", "3");
        var then = (await branch.Show()).Number("version");
        await branch.Tag("latest", "1-3");

        foreach (var (filter, expected) in new[] { ("touched-since:v1", 3), ("touched-since:own", 1), ("touched-since:1", 2) })
        {
            (await branch.Api.Get($"{branch.Path}/order?filter={filter}&at={then}")).Number("total").ShouldBe(expected, filter);
            (await branch.Api.Post($"{branch.Path}/selection", new { scope = new { filter }, at = $"{then}" })).Number("images").ShouldBe(expected, filter);
        }

        (await branch.Api.Get($"{branch.Path}/order?filter=touched-since:v1")).Number("total").ShouldBe(3);
        (await branch.Api.Send(HttpMethod.Get, $"{branch.Path}/order?filter=touched-since:\"after the branch\"")).Status.ShouldBe(400);
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task when_images_were_touched_is_told_of_a_branch_too_now_and_then(Home home)
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(4);
        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        await dataset.Tag("base", "1");
        var branch = new TestDataset(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name = "Branch" })).Number("id"));
        await dataset.Tag("elsewhere");
        await branch.Tag("own", "2");
        var then = (await branch.Show()).Number("version");
        await branch.Tag("later", "3");

        foreach (var (at, people) in new[] { ($"&at={then}", "1-2"), ("", "1-3") })
        {
            (await branch.Api.Get($"{branch.Path}/order?filter=touched.people:>2000{at}")).Text("numbers").ShouldBe(people, at);
            (await branch.Api.Get($"{branch.Path}/order?filter=touched:>2000{at}")).Text("numbers").ShouldBe("1-4", at);
            (await branch.Api.Get($"{branch.Path}/order?filter=touched.machines:>2000{at}")).Text("numbers").ShouldBe("", at);
            (await branch.Api.Get($"{branch.Path}/overview?{at}")).List("charts").Single(c => c.Text("name") == "activity").List("bars")
                .GroupBy(b => b.Text("series"), b => b.Number("images")).ToDictionary(s => s.Key, s => s.Max())
                .ShouldBe(new Dictionary<string, long> { ["arrived"] = 4, ["people"] = people == "1-2" ? 2 : 3, ["machines"] = 0 }, at);
        }
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

    private static CaptionsEdited Sea(params IReadOnlyList<int> images) => new("caption", [new(ImageSet.Of(images), new(0, "", "A sea. "))]);

    private static RunItemsDone Failed(int image) => new([new($"{image}.png", "failed", "Because.", image)]);

    /// <summary>Appends a change of an actor; returns its id and its last event.</summary>
    private static async Task<(string Change, RecordedEvent Last)> Add(Server server, string stream, string actor, params IReadOnlyList<IEvent> events)
    {
        var change = new Change(Guid.NewGuid().ToString(), actor, DateTimeOffset.UnixEpoch, "Changed");
        return (change.Id, (await server.Services.GetRequiredService<IEventStore>().Write(session => session.Append([new(stream, events)], change)))[^1]);
    }
}
