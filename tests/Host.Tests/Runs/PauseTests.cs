using System.Text.Json.Nodes;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Runs;

/// <summary>Runs are paused in the middle of their work, by people, and go on when they are resumed.</summary>
public sealed class PauseTests
{
    private const int Pictures = 500;

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task an_import_stays_paused_over_a_restart_and_then_takes_in_everything_once(Home home)
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(home);
        var dataset = await server.Api.NewDataset();
        var paused = await PauseInTheMiddle(dataset, folder.Fill(Pictures));

        await server.Restart();
        dataset = dataset with { Api = server.Api };
        await Task.Delay(300);
        var still = await Show(dataset.Api, paused);
        (still.Text("state"), still.Number("total"), still["paused"]).ShouldBe(("paused", Pictures, null));
        var images = (await dataset.Images()).Count;
        images.ShouldBeLessThan(Pictures);
        still.Number("done").ShouldBe(images);

        var resumed = await dataset.Api.Post($"/api/runs/{paused.Text("id")}/resume");
        resumed.Text("state").ShouldBeOneOf("queued", "running");
        TestDataset.Counts(await Finished(dataset.Api, paused)).ShouldBe($"{Pictures} 0 0 0");
        (await dataset.Images()).Select(i => i.Text("name")).ShouldBe(Enumerable.Range(0, Pictures).Select(n => $"{n:000}.png"));
        (await dataset.Undo()).Number("images").ShouldBe(Pictures, "it is one change all the same");
    }

    [Fact]
    public async Task a_run_can_be_paused_and_resumed_time_and_again_at_once()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        var run = await dataset.Api.Post($"{dataset.Path}/imports", new { paths = new[] { folder.Fill(Pictures) } });
        for (var i = 0; i < 20; i++)
            foreach (var wish in new[] { "pause", "pause", "resume", "resume" })
                await dataset.Api.Post($"/api/runs/{run.Text("id")}/{wish}");

        TestDataset.Counts(await Finished(dataset.Api, run)).ShouldBe($"{Pictures} 0 0 0");
        (await dataset.Images()).Count.ShouldBe(Pictures);
    }

    [Fact]
    public async Task a_paused_run_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        var run = await PauseInTheMiddle(dataset, folder.Fill(Pictures));

        (await dataset.Api.Post($"/api/runs/{run.Text("id")}/cancel")).Text("state").ShouldBe("cancelled");
        (await dataset.Api.Post($"/api/runs/{run.Text("id")}/resume")).Text("state").ShouldBe("cancelled");
    }

    [Fact]
    public async Task asking_for_the_same_again_resumes()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        var run = await PauseInTheMiddle(dataset, folder.Fill(Pictures));

        var again = await dataset.Api.Post($"{dataset.Path}/imports", new { paths = new[] { folder["pictures"] } });

        again.Text("id").ShouldBe(run.Text("id"));
        TestDataset.Counts(await Finished(dataset.Api, again)).ShouldBe($"{Pictures} 0 0 0");
    }

    [Fact]
    public async Task a_paused_export_leaves_nothing_half_written_and_is_whole_in_the_end()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder.Fill(Pictures));
        var target = Directory.CreateDirectory(folder["exports"]).FullName;
        var run = await dataset.Api.Post($"{dataset.Path}/exports", new { format = "plain", path = Path.Combine(target, "out"), options = new { imageFormat = "webp" } });
        await Pause(dataset.Api, run);
        await Until(() => Task.FromResult(Directory.GetFileSystemEntries(target).Length == 0));

        await dataset.Api.Post($"/api/runs/{run.Text("id")}/resume");

        (await Finished(dataset.Api, run))["result"]!.Number("images").ShouldBe(Pictures);
        Directory.GetFiles(Path.Combine(target, "out"), "*.webp").Length.ShouldBe(Pictures);
    }

    private static async Task<JsonNode> PauseInTheMiddle(TestDataset dataset, string pictures) =>
        await Pause(dataset.Api, await dataset.Api.Post($"{dataset.Path}/imports", new { paths = new[] { pictures } }));

    private static async Task<JsonNode> Pause(Api api, JsonNode run)
    {
        await Until(async () => (await Show(api, run)).Number("done") > 0);
        var paused = await api.Post($"/api/runs/{run.Text("id")}/pause");
        paused.Text("state").ShouldBe("paused");
        return paused;
    }

    private static async Task<JsonNode> Finished(Api api, JsonNode run)
    {
        var over = await api.Over(await Show(api, run));
        over.Text("state").ShouldBe("finished", over.ToJsonString());
        return over;
    }

    private static Task<JsonNode> Show(Api api, JsonNode run) => api.Get($"/api/runs/{run.Text("id")}");

    private static async Task Until(Func<Task<bool>> reached)
    {
        for (var until = DateTime.UtcNow.AddSeconds(60); !await reached(); await Task.Delay(5))
            DateTime.UtcNow.ShouldBeLessThan(until);
    }
}
