using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Gallery;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.History;

/// <summary>Datasets as edits would make them: walked through, then applied or dropped.</summary>
public sealed class PreviewTests(Servers servers)
{
    private static readonly object AddHigh = new { edit = new { kind = "add_tags", tags = new[] { "high" } } };

    public static TheoryData<Home> Homes => [Home.Local, Home.Shared];

    [Theory, MemberData(nameof(Homes))]
    public async Task a_preview_is_what_applying_gives_and_leaves_no_trace(Home home)
    {
        var server = await servers.On(home);
        var studio = await Studio.Open(server, seed: 21);
        var (dataset, _) = studio.Datasets;
        for (var i = 0; i < 12; i++)
        {
            await studio.Work(3);
            var stack = studio.SomeStack();
            var about = $"{JsonSerializer.Serialize(stack)}\n{studio.Log}";
            var (before, version) = (await Sight.Closely(dataset), (await dataset.Show()).Number("version"));

            var opened = await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/previews", stack);
            if (opened.Status != 200)
            {
                (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/edits:all", stack)).Text.ShouldBe(opened.Text, about);
                continue;
            }

            var preview = opened.Json!;
            var there = await Sight.Closely(dataset, preview.Text("at"));
            (await Sight.Closely(dataset)).ShouldBe(before, about);
            (preview.Number("version"), (await dataset.Show()).Number("version")).ShouldBe((version, version), about);
            server.Services.GetRequiredService<IEventStore>().Read(s => s.ReadChange(preview.Text("at")["preview-".Length..])).ShouldBeEmpty();

            var applied = await dataset.Api.Post($"{dataset.Path}/edits:all", stack);
            applied.Number("images").ShouldBe(preview.Number("images"), about);
            (await Sight.Closely(dataset)).ShouldBe(there, about);
            (await Sight.Closely(dataset, preview.Text("at"))).ShouldBe(there, "it stays what it was");
        }

        await server.Api.IsWell();
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_branch_has_previews_of_its_own(Home home)
    {
        var studio = await Studio.Open(await servers.On(home), seed: 22);
        var (dataset, _) = studio.Datasets;
        await studio.Work(15);
        var branch = await Branch(dataset, "Other way");
        await dataset.Tag("not there");

        await Try(branch, studio.SomeStack());
        await Try(branch, new { steps = new[] { AddHigh, new { edit = new { kind = "rename_tag", from = "high", to = "higher" }, filter = (string?)"tag:high" } } });
        var deeper = await Branch(branch, "Third way");
        await Try(deeper, studio.SomeStack());
        var at = (await deeper.Api.Post($"{deeper.Path}/previews", new { steps = new[] { AddHigh } })).Text("at");
        foreach (var other in new[] { dataset, branch })
            (await other.Api.Send(HttpMethod.Get, $"{other.Path}/order?at={at}")).Status.ShouldBe(404, "a preview is of one dataset");
    }

    [Fact]
    public async Task a_closed_preview_is_gone_and_so_is_the_oldest_of_too_many()
    {
        var dataset = (await Studio.Open(await servers.On(Home.Local), seed: 23)).Datasets.One;
        var opened = new List<string>();
        for (var i = 0; i < 5; i++)
            opened.Add((await Open(dataset)).Text("at"));

        await Refused(dataset, opened[0]);
        foreach (var open in opened[1..])
            (await dataset.Api.Get($"{dataset.Path}/order?at={open}")).Text("numbers").ShouldBe("1-6");
        var other = await dataset.Api.NewDataset();
        (await dataset.Api.Send(HttpMethod.Delete, $"{other.Path}/previews/{opened[4]}")).Status.ShouldBe(204);
        (await dataset.Api.Get($"{dataset.Path}/order?at={opened[4]}")).Text("numbers").ShouldBe("1-6", "it is not the other dataset's");
        for (var i = 0; i < 2; i++)
            (await dataset.Api.Send(HttpMethod.Delete, $"{dataset.Path}/previews/{opened[4]}")).Status.ShouldBe(204);
        await Refused(dataset, opened[4]);
    }

    [Fact]
    public async Task previews_in_one_window_end_none_of_another()
    {
        var dataset = (await Studio.Open(await servers.On(Home.Local), seed: 28)).Datasets.One;
        var mine = await In("mine");
        for (var i = 0; i < 5; i++)
            await In("theirs");

        (await dataset.Api.Get($"{dataset.Path}/order?at={mine}")).Text("numbers").ShouldBe("1-6");

        async Task<string> In(string window)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{dataset.Path}/previews") { Content = JsonContent.Create(new { steps = new[] { AddHigh } }), Headers = { { "X-Client", window } } };
            using var response = await dataset.Api.Http.SendAsync(request);
            return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.Text("at");
        }
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_preview_knows_what_was_looked_at_proposed_and_failed(Home home)
    {
        var server = await servers.On(home);
        var (_, made) = (await Studio.Open(server, seed: 29)).Datasets;
        var dataset = await Branch(made, "Of another line");
        var store = server.Services.GetRequiredService<IEventStore>();
        await server.Services.GetRequiredService<IMoments>().Ready([dataset.Id]); // whoever appends by hand has to wait by hand
        await store.Write(session =>
        {
            var run = new Change($"run-{home}-{dataset.Id}", "run:0199bb", DateTimeOffset.UnixEpoch, "Captioned");
            var order = JsonSerializer.Serialize(new { change = run }, JsonSerializerOptions.Web);
            session.Append([new(Streams.Dataset(dataset.Id), [new CaptionsEdited("caption", [new(ImageSet.Of(1, 2), new(0, "", "A sea. "))])])], run);
            session.Append([new(Streams.Views(dataset.Id), [new ImagesSeen(ImageSet.Of(2))])], run with { Id = $"seen-{home}-{dataset.Id}" });
            session.Append([new(Streams.Proposals(dataset.Id), [new TextsProposed("long", [new(ImageSet.Of(3), "A proposal.")])])], run with { Id = $"proposed-{home}-{dataset.Id}" });
            return session.Append(
                [new(Streams.Run($"{home}{dataset.Id}"), [new RunQueued($"{home}{dataset.Id}", "caption", dataset.Id, "Captioned", order), new RunItemsDone([new("4.png", "failed", "Because.", 4)])])],
                run with { Id = $"failed-{home}-{dataset.Id}" });
        });
        var at = (await dataset.Api.Post($"{dataset.Path}/previews", new { steps = new[] { AddHigh }, scope = new { images = "1" } })).Text("at");

        foreach (var (filter, expected) in new[] { ("is:unseen", "1"), ("is:seen", "2-6"), ("is:proposed", "3"), ("is:generated", "2"), ("is:edited", "1"), ($"failed:{home}{dataset.Id}", "4") })
            (await dataset.Api.Get($"{dataset.Path}/order?filter={filter}&at={at}")).Text("numbers").ShouldBe(expected, filter);
    }

    [Fact]
    public async Task a_preview_tells_what_it_is_made_of()
    {
        var dataset = (await Studio.Open(await servers.On(Home.Local), seed: 26)).Datasets.One;
        var opened = await dataset.Api.Post(
            $"{dataset.Path}/previews", new { steps = new[] { AddHigh, new { edit = new { kind = "rename_tag", from = "high", to = "higher" }, filter = "tag:high" } }, scope = new { images = "1-2" } });
        var path = $"{dataset.Path}/previews/{opened.Text("at")}";

        var told = await dataset.Api.Get(path);

        foreach (var name in new[] { "version", "images", "total" })
            told.Number(name).ShouldBe(opened.Number(name), name);
        told["counts"]!.ToJsonString().ShouldBe(opened["steps"]!.ToJsonString());
        told["scope"]!.Text("images").ShouldBe("1-2");
        (told.List("steps")[1]["edit"]!.Text("to"), told.List("steps")[1].Text("filter")).ShouldBe(("higher", "tag:high"));
        await dataset.Api.Post($"{dataset.Path}/edits:all", new { steps = told["steps"], scope = told["scope"] });
        var other = await dataset.Api.NewDataset();
        (await dataset.Api.Send(HttpMethod.Get, $"{other.Path}/previews/{opened.Text("at")}")).Status.ShouldBe(404, "a preview is of one dataset");
        await dataset.Api.Send(HttpMethod.Delete, path);
        (await dataset.Api.Send(HttpMethod.Get, path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task a_preview_ends_with_the_server_and_leaves_no_file()
    {
        await using var server = await Server.Start(Home.Local);
        var dataset = (await Studio.Open(server, seed: 24)).Datasets.One;
        var at = (await Open(dataset)).Text("at");
        Directory.GetFiles(server.Data, "*.spare", SearchOption.AllDirectories).ShouldHaveSingleItem();

        await server.Restart();

        await Refused(new(server.Api, dataset.Id), at);
        Directory.GetFiles(server.Data, "*.spare", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_cannot_be_done_cannot_be_previewed()
    {
        var dataset = (await Studio.Open(await servers.On(Home.Local), seed: 25)).Datasets.One;
        var path = $"{dataset.Path}/previews";
        (await dataset.Api.Send(HttpMethod.Post, path, new { steps = Array.Empty<object>() })).Status.ShouldBe(400);
        (await dataset.Api.Send(HttpMethod.Post, path, new { steps = new[] { AddHigh }, scope = new { filter = "kite (" } })).Status.ShouldBe(400);
        (await dataset.Api.Send(HttpMethod.Post, "/api/datasets/99999/previews", new { steps = new[] { AddHigh } })).Status.ShouldBe(404);
        var nothing = await dataset.Api.Post(path, new { steps = new[] { AddHigh }, scope = new { images = "" } });
        (nothing.Number("images"), nothing.Number("total")).ShouldBe((0, 0));
        (await Sight.Closely(dataset, nothing.Text("at"))).ShouldBe(await Sight.Closely(dataset));
    }

    private static async Task Try(TestDataset dataset, object stack)
    {
        var before = await Sight.Closely(dataset);
        var preview = await dataset.Api.Post($"{dataset.Path}/previews", stack);
        var there = await Sight.Closely(dataset, preview.Text("at"));
        (await Sight.Closely(dataset)).ShouldBe(before);
        await dataset.Api.Post($"{dataset.Path}/edits:all", stack);
        (await Sight.Closely(dataset)).ShouldBe(there, JsonSerializer.Serialize(stack));
    }

    private static async Task Refused(TestDataset dataset, string at)
    {
        var answer = await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/order?at={at}");
        answer.Status.ShouldBe(404);
        answer.Json!.Text("detail").ShouldBe("This preview has ended. Make it again, or return to the dataset as it is now.");
    }

    private static Task<JsonNode> Open(TestDataset dataset) => dataset.Api.Post($"{dataset.Path}/previews", new { steps = new[] { AddHigh } });

    private static async Task<TestDataset> Branch(TestDataset dataset, string name) =>
        new(dataset.Api, (await dataset.Api.Post($"{dataset.Path}/branches", new { name })).Number("id"));
}
